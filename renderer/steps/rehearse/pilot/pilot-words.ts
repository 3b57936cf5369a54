import { t } from '@lingui/core/macro';
import {
  type PilotFound,
  type PilotPreview,
  type PilotStep,
  pilotSteps,
  pilotStepTexts,
  type Snapshot,
} from '../../../../electron/assistant/contract/index.ts';
import type { Standing } from '../../../components/state-icon.tsx';
import { isPiloted } from '../../../wizard/next-step.ts';
import {
  accounts as accountsCounted,
  connections as connectionsCounted,
  formats as formatsCounted,
  signIns as signInsCounted,
  users,
} from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { dateAndTime, durationInWords } from '../../../words/times.ts';

/** How a pilot ended, in one sentence with its day. */
export function pilotSentence({ state, begun, lines }: PilotFound): string {
  const when = dateAndTime(begun);
  const whole = lines.filter((line) => line.whole).length;
  const well = count(whole);
  const ways = count(lines.length);
  switch (state) {
    case 'passed':
      return t`Passed on ${when}: ${well} of the ${ways} below went the whole way.`;
    case 'not-passed':
      return t`Not passed on ${when}: ${well} of the ${ways} below went the whole way.`;
    case 'failed':
      return t`The pilot of ${when} could not be carried out.`;
    case 'stopped':
      return t`The pilot of ${when} was stopped, and says nothing either way.`;
    default:
      return t`The pilot of ${when} ended without a word. What it left is removed by the next one.`;
  }
}

export function pilotStanding({ state, standing }: PilotFound): Standing {
  if (state === 'passed') return standing === 'outdated' ? 'attention' : 'done';
  return state === 'stopped' || state === 'under-way' ? 'attention' : 'trouble';
}

/** Whether it still holds for the settings of now. */
export const settingsWords: Readonly<Record<PilotFound['standing'], string>> = {
  present: t`Mapping and rules are as they were.`,
  outdated: t`Out of date: mapping or rules have changed since, and production asks for another.`,
  unknown: t`Whether mapping or rules have changed since shows with the plan.`,
};

/** What of a format’s way went well, and what did not. */
export function wayOf({ steps, whole }: PilotFound['lines'][number]): string {
  if (whole) return t`imported, read back, a wrong password refused, signed in twice, deleted`;
  const named = (wanted: 'yes' | 'no' | 'not-tried') =>
    pilotSteps.filter((step: PilotStep) => steps[step] === wanted).map((step) => pilotStepTexts[step]);
  return [
    ...named('no').map((step) => t`not ${step}`),
    ...(named('not-tried').length === 0 ? [] : [t`not tried: ${{ steps: named('not-tried').join(', ') }}`]),
    ...named('yes'),
  ].join(', ');
}

/** What a pilot would make, in sentences. */
export function previewSentences(preview: PilotPreview): readonly string[] {
  const { formats, accounts, connections, signIns, wrongSignIns, capUsers, seconds, left } = preview;
  return [
    t`It makes ${{ connections: connectionsCounted(connections) }} and ${{ accounts: accountsCounted(accounts) }} for ${{ formats: formatsCounted(formats.length) }}, and removes them again.`,
    t`${{ signIns: signInsCounted(signIns) }} come from this computer’s address, ${{ wrongSignIns: count(wrongSignIns) }} of them with a wrong password.`,
    ...(capUsers === 0 ? [] : [t`${{ users: users(capUsers) }} without meaning show what the limit of a file counts.`]),
    ...(left.length === 0
      ? []
      : [t`${{ connections: connectionsCounted(left.length) }} of an earlier pilot are removed first.`]),
    t`It takes at most ${{ seconds: durationInWords(seconds * 1_000) }}.`,
  ];
}

/** What is tried in bulk. */
export const bulkSentence = t`In bulk no script runs, so there is nothing to rehearse. A pilot shows that old passwords work on the real tenant; production asks for one.`;

/** The finding where a pilot is all that is tried. */
export function pilotHeading(snapshot: Snapshot): string {
  if (snapshot.activity?.kind === 'pilot') return t`The pilot is under way`;
  return isPiloted(snapshot) ? t`The pilot has passed` : t`Pilot before anybody moves`;
}

/** Where the step stands then. */
export function pilotedStanding(snapshot: Snapshot): { readonly fact: string; readonly more: string } {
  if (snapshot.activity?.kind === 'pilot') {
    return {
      fact: t`Only what the pilot has made is touched.`,
      more: t`It is removed again, also when it is stopped.`,
    };
  }
  return isPiloted(snapshot)
    ? {
        fact: t`In bulk production asks for this pilot alone.`,
        more: t`A rehearsal is for modes in which scripts run.`,
      }
    : { fact: t`Production opens with a pilot.`, more: t`It takes a minute or two. A test tenant needs none.` };
}

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
import { count, counted } from '../../../words/numbers.ts';
import { dateAndTime, durationInWords } from '../../../words/times.ts';

/** How a pilot ended, in one sentence with its day. */
export function pilotSentence({ state, begun, lines }: PilotFound): string {
  const when = dateAndTime(begun);
  const whole = lines.filter((line) => line.whole).length;
  const formats = `${count(whole)} of ${counted(lines.length, 'format', 'formats')} went the whole way`;
  switch (state) {
    case 'passed':
      return `Passed on ${when}: ${formats}.`;
    case 'not-passed':
      return `Not passed on ${when}: ${formats}.`;
    case 'failed':
      return `The pilot of ${when} could not be carried out.`;
    case 'stopped':
      return `The pilot of ${when} was stopped, and says nothing either way.`;
    default:
      return `The pilot of ${when} ended without a word. What it left is removed by the next one.`;
  }
}

export function pilotStanding({ state, standing }: PilotFound): Standing {
  if (state === 'passed') return standing === 'outdated' ? 'attention' : 'done';
  return state === 'stopped' || state === 'under-way' ? 'attention' : 'trouble';
}

/** Whether it still holds for the settings of now. */
export const settingsWords: Readonly<Record<PilotFound['standing'], string>> = {
  present: 'Mapping and rules are as they were.',
  outdated: 'Out of date: mapping or rules have changed since, and production asks for another.',
  unknown: 'Whether mapping or rules have changed since shows with the plan.',
};

/** What of a format’s way went well, and what did not. */
export function wayOf({ steps, whole }: PilotFound['lines'][number]): string {
  if (whole) return 'imported, read back, a wrong password refused, signed in twice, deleted';
  const named = (wanted: 'yes' | 'no' | 'not-tried') =>
    pilotSteps.filter((step: PilotStep) => steps[step] === wanted).map((step) => pilotStepTexts[step]);
  return [
    ...named('no').map((step) => `not ${step}`),
    ...(named('not-tried').length === 0 ? [] : [`not tried: ${named('not-tried').join(', ')}`]),
    ...named('yes'),
  ].join(', ');
}

/** What a pilot would make, in sentences. */
export function previewSentences(preview: PilotPreview): readonly string[] {
  const { formats, accounts, connections, signIns, wrongSignIns, capUsers, seconds, left } = preview;
  return [
    `It makes ${counted(connections, 'connection', 'connections')} and ${counted(accounts, 'account', 'accounts')} for ${counted(formats.length, 'format', 'formats')}, and removes them again.`,
    `${counted(signIns, 'sign-in', 'sign-ins')} come from this computer’s address, ${count(wrongSignIns)} of them with a wrong password.`,
    ...(capUsers === 0
      ? []
      : [`${counted(capUsers, 'user', 'users')} without meaning show what the limit of a file counts.`]),
    ...(left.length === 0
      ? []
      : [`${counted(left.length, 'connection', 'connections')} of an earlier pilot are removed first.`]),
    `It takes at most ${durationInWords(seconds * 1_000)}.`,
  ];
}

/** What is tried in bulk. */
export const bulkSentence =
  'In bulk no script runs, so there is nothing to rehearse. A pilot shows that old passwords work on the real tenant; production asks for one.';

/** The finding where a pilot is all that is tried. */
export function pilotHeading(snapshot: Snapshot): string {
  if (snapshot.activity?.kind === 'pilot') return 'The pilot is under way';
  return isPiloted(snapshot) ? 'The pilot has passed' : 'Pilot before anybody moves';
}

/** Where the step stands then. */
export function pilotedStanding(snapshot: Snapshot): { readonly fact: string; readonly more: string } {
  if (snapshot.activity?.kind === 'pilot') {
    return { fact: 'Only what the pilot has made is touched.', more: 'It is removed again, also when it is stopped.' };
  }
  return isPiloted(snapshot)
    ? { fact: 'In bulk production asks for this pilot alone.', more: 'A rehearsal is for modes in which scripts run.' }
    : { fact: 'Production opens with a pilot.', more: 'It takes a minute or two. A test tenant needs none.' };
}

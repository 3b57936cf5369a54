import { pilotQuestionTexts } from '../../common/pilot-words.ts';
import type { PilotedFormat, PilotRecord } from '../../journal/pilot-records.ts';
import type { Migration } from '../../migration/migration.ts';
import { passedAll } from '../../migration/pilot/judge-formats.ts';
import { settingsDigest } from '../../migration/production/settings-digest.ts';
import type { PilotFound, PilotPreview, PilotState, PilotWish } from '../contract/index.ts';
import { answersOfSession, tenantOf } from '../pilot/answers-of-session.ts';
import { pilotEnds } from '../pilot/pilot-ends.ts';
import { pilotWish } from '../pilot/pilot-wish.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** So many lines of what a pilot does are shown. */
const NOTES_SHOWN = 20;

/** What a pilot would do. Makes nothing. */
export async function previewPilot(wizard: Wizard, wish: PilotWish, signal: AbortSignal): Promise<PilotPreview> {
  const { pilot } = await wizard.session().migration();
  const { ends, wished } = partsOf(wizard, wish);
  const { labels, username: _, formats: __, ...preview } = await pilot.preview(ends, wished, signal);
  return { formats: labels, ...preview };
}

/** Takes accounts made for it through the tenant and back; what was made goes again, also where it is stopped. */
export function carryOutPilot(wizard: Wizard, wish: PilotWish): Promise<void> {
  return wizard.begin('pilot', async ({ signal }) => {
    const { pilot } = await wizard.session().migration();
    const { ends, wished } = partsOf(wizard, wish);
    const notes: string[] = [];
    const onNote = (text: string) => {
      notes.push(text);
      const { latest, answers = [] } = wizard.state.state.pilot ?? {};
      const known = { answers, notes: notes.slice(-NOTES_SHOWN) };
      wizard.state.update({ pilot: latest === undefined ? known : { latest, ...known } });
    };
    try {
      await pilot.carryOut(ends, wished, { signal, onNote });
    } finally {
      if (!wizard.isClosing) await showPilot(wizard);
    }
  });
}

/** Shows what pilots of the form's tenant have found, and whether it is about mapping and rules as they are now. */
export async function showPilot(wizard: Wizard): Promise<void> {
  wizard.state.update({ pilot: await pilotNow(wizard) });
}

export async function pilotNow(wizard: Wizard): Promise<PilotState | undefined> {
  const session = wizard.session();
  const tenant = tenantOf(session);
  if (tenant === null) return undefined;
  const migration = await session.migration();
  const [latest] = await migration.pilot.of(tenant);
  if (latest === undefined) return undefined;
  const answers = await answersOfSession(session);
  return {
    latest: found(latest, await standingOf(latest, migration, wizard.state.state.plan?.id)),
    answers: answers.map(({ question, answer, at }) => ({ question: pilotQuestionTexts[question], answer, at })),
    notes: [],
  };
}

async function standingOf(
  { settingsDigest: piloted }: PilotRecord,
  migration: Migration,
  plan: string | undefined,
): Promise<PilotFound['standing']> {
  if (plan === undefined) return 'unknown';
  return settingsDigest((await migration.plan(plan)).basis) === piloted ? 'present' : 'outdated';
}

function partsOf(wizard: Wizard, { application, measureCap }: PilotWish) {
  const session = wizard.session();
  const secret = application?.clientSecret ?? '';
  const other =
    application === undefined ? null : { clientId: application.clientId, clientSecret: secret === '' ? null : secret };
  return {
    ends: pilotEnds(session, other),
    wished: pilotWish(session, wizard.powers, { scripted: false, measureCap }),
  };
}

function found({ state, begun, ended, result }: PilotRecord, standing: PilotFound['standing']): PilotFound {
  const { formats = [], notMade = [], failure = null, left = [] } = result ?? {};
  return {
    state,
    begun,
    ...(ended === null ? {} : { ended }),
    standing,
    lines: formats.filter(({ format, as }) => format === as).map((own) => lineOf(own, formats)),
    notMade,
    ...(failure === null ? {} : { failure }),
    left,
  };
}

/** Formats that look alike to Auth0 were tried by one account. */
function lineOf(own: PilotedFormat, all: readonly PilotedFormat[]): PilotFound['lines'][number] {
  return {
    formats: all.filter(({ as }) => as === own.format).map(({ format, label }) => ({ format, label })),
    steps: own.steps,
    whole: passedAll(own),
    why: own.why,
  };
}

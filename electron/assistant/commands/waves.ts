import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { FailureCause } from '../../common/trickle-words.ts';
import type { PlanSummary } from '../../migration/plan/plan-types.ts';
import { limitStandings } from '../../migration/waves/limit-standing.ts';
import { proposedWaves } from '../../migration/waves/proposed-waves.ts';
import { paceOfWave } from '../../migration/waves/wave-estimate.ts';
import type { WavesOfRun } from '../../migration/waves/wave-types.ts';
import type { FirstWave, Wave, WavesForm, WavesState, WorkedOutRun } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';
import { lockOfRun } from '../production/begin-run.ts';
import { noRun } from '../wizard/refusals.ts';
import { readWavesForm } from '../wizard/waves-form.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** So many people of the first wave are named. */
const PEOPLE_NAMED = 500;

/** Puts the waves of a plan together as they were typed, or as they are proposed, and says what a run would lack. Begins nothing. */
export async function workOutRun(
  wizard: Wizard,
  { plan, form }: { readonly plan: string; readonly form?: WavesForm | undefined },
): Promise<WorkedOutRun> {
  const session = wizard.session();
  const migration = await session.migration();
  const typed = form ?? proposedForm((await migration.plan(plan)).summary);
  const { wish, problems } = readWavesForm(typed);
  const { against } = await lockOfRun(session, plan, null);
  const locked = against === null ? {} : { locked: failureOf(against) };
  if (wish === null) return { form: typed, waves: [], problems, ...locked };
  const preview = await migration.previewWaves(plan, wish.waves, 0);
  const [empty] = preview.empty;
  const nobody =
    empty === undefined
      ? []
      : [{ field: 'waves', why: `Nobody is left for wave ${empty.number} (${empty.title}): leave it out.` } as const];
  return { form: typed, waves: preview.waves, problems: [...problems, ...nobody], ...locked };
}

/** Who would be in the first wave. Begins nothing. */
export async function firstWave(
  wizard: Wizard,
  { plan, form }: { readonly plan: string; readonly form: WavesForm },
): Promise<FirstWave> {
  const { wish } = readWavesForm(form);
  if (wish === null) return { total: 0, people: [] };
  const migration = await wizard.session().migration();
  const { waves: numbered, first } = await migration.previewWaves(plan, wish.waves, PEOPLE_NAMED);
  return {
    total: numbered[0]?.accounts ?? 0,
    people: first.map(({ key, email, format }) => ({ key, email, format: labelOf(format) })),
  };
}

/** Looks into the tenant's log how sign-ins go of whom the waves so far have brought; a limit that is exceeded stops the run. */
export async function lookAtWaves(wizard: Wizard): Promise<void> {
  const { run, waves } = wizard.state.state;
  const wave = waves?.awaits?.wave;
  if (run === undefined || wave === undefined) throw noRun();
  await wizard.begin('waves-look', async ({ signal }) => {
    const session = wizard.session();
    const migration = await session.migration();
    const ends = await session.ends(run.id, signal);
    try {
      await migration.lookAtWaves(run.id, ends, wave);
    } finally {
      await showAsItRests(wizard, run.id);
    }
  });
}

/** Shows a run that nobody carries out, as the journal tells it now. */
export async function showAsItRests(wizard: Wizard, run: string): Promise<void> {
  const migration = await wizard.session().migration();
  const [rested, waves] = await Promise.all([migration.run(run), wavesNow(wizard, run)]);
  wizard.state.update({ run: rested, waves });
}

/** Shows how a run's waves stand; nothing of one that is sent in one. */
export async function showWaves(wizard: Wizard, run: string): Promise<void> {
  wizard.state.update({ waves: await wavesNow(wizard, run) });
}

/** How a run's waves stand; undefined of one that is sent in one. */
export async function wavesNow(wizard: Wizard, run: string): Promise<WavesState | undefined> {
  const waves = await (await wizard.session().migration()).waves(run);
  return waves === null ? undefined : shown(run, waves);
}

function proposedForm({ import: accounts }: PlanSummary): WavesForm {
  return { waves: proposedWaves(accounts), rejected: '2%', failedSignIns: '5%' };
}

function shown(run: string, { waves, words, limits, log, awaits, estimate }: WavesOfRun): WavesState {
  const { byWave, ...left } = estimate;
  return {
    run,
    waves: waves.map((wave): Wave => {
      const standing = limitStandings(wave, limits, words);
      const pace = paceOfWave(wave);
      const { number, title, accounts, state, begun, ended, outcomes, people } = wave;
      return {
        number,
        title,
        accounts,
        state,
        ...(begun === null ? {} : { begun }),
        ...(ended === null ? {} : { ended }),
        ...(pace === null ? {} : { msPerAccount: pace }),
        outcomes: outcomes.map(({ reason, ...counted }) => ({ ...counted, ...(reason === null ? {} : { reason }) })),
        ...(people === null
          ? {}
          : {
              people: {
                ...people,
                // Written by our own rooms alone.
                failures: people.failures.map((each) => ({
                  ...each,
                  cause: each.cause as FailureCause,
                  format: labelOf(each.format),
                })),
              },
            }),
        limits: {
          ...(standing.rejected === null ? {} : { rejected: known(standing.rejected) }),
          ...(standing.failedSignIns === null ? {} : { failedSignIns: known(standing.failedSignIns) }),
        },
        words: words
          .filter((word) => word.wave === number)
          .map((word) =>
            word.kind === 'exceeded'
              ? { kind: word.kind, at: word.at, exceeded: word.exceeded }
              : {
                  kind: word.kind,
                  at: word.at,
                  ...(word.by === null ? {} : { by: word.by }),
                  ...(word.why === null ? {} : { why: word.why }),
                  inSpiteOf: word.inSpiteOf,
                },
          ),
      };
    }),
    log: { readable: log.readable, gap: log.gap },
    ...(awaits === null
      ? {}
      : { awaits: { wave: awaits.wave, ...(awaits.exceeded === null ? {} : { exceeded: awaits.exceeded }) } }),
    estimate: { ...left, ...(byWave === null ? {} : { byWave }) },
  };
}

function known({ most, found }: { readonly most: number; readonly found: number | null }) {
  return { most, ...(found === null ? {} : { found }) };
}

/** Formats are written by plans alone. */
function labelOf(format: string): string {
  return formatLabels[format as PasswordFormat].label;
}

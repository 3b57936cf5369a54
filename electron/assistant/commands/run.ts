import type { RunHandle } from '../../migration/migration.ts';
import { limitExceeded } from '../../migration/waves/wave-errors.ts';
import type { RunSnapshot, WavesForm, WaveYes } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';
import { beginRun } from '../production/begin-run.ts';
import type { Override } from '../production/lock.ts';
import type { WorkspaceSession } from '../session.ts';
import { failureAt, placesOfCommand } from '../wizard/failure-places.ts';
import { noRun, runIsStopping, runUnderWay, yesToOtherRun } from '../wizard/refusals.ts';
import { wavesOfForm } from '../wizard/waves-form.ts';
import type { ActiveRun, Wizard } from '../wizard/wizard.ts';
import { showReport } from './reports.ts';
import { rolesNow } from './roles.ts';
import { lookAfterRun } from './trickle.ts';
import { verifyRun } from './verify.ts';
import { showAsItRests, showWaves, wavesNow } from './waves.ts';

const SECOND_MS = 1_000;

/** Carries out a plan; resolves when the run is under way. */
export function startRun(
  wizard: Wizard,
  {
    plan,
    settleHalfCreated = false,
    override = null,
    inWaves,
    by = '',
  }: {
    readonly plan: string;
    readonly settleHalfCreated?: boolean | undefined;
    readonly override?: Override | null | undefined;
    /** As they were typed; without them everybody is sent in one. */
    readonly inWaves?: WavesForm | undefined;
    readonly by?: string | undefined;
  },
): Promise<void> {
  return wizard.alone(async (signal) => {
    const session = wizard.session();
    const waves = inWaves === undefined ? {} : { waves: wavesOfForm(inWaves, by) };
    const handle = await beginRun(session, plan, { override, manner: { settleHalfCreated, ...waves }, signal });
    follow(wizard, session, handle);
    wizard.state.update({ failure: undefined, verification: undefined });
    await showWaves(wizard, handle.id);
  });
}

/** Goes on after a pause, or takes up again a run that was stopped or killed, or with the wave to which somebody says yes. */
export async function resumeRun(wizard: Wizard, yes?: WaveYes): Promise<void> {
  if (wizard.run !== null) {
    if (wizard.run.stopping) throw runIsStopping();
    // Another window was quicker: a yes to a wave is no word on a pause.
    if (yes !== undefined) throw runUnderWay();
    wizard.state.update({ failure: undefined });
    wizard.run.handle.resume();
    return;
  }
  await wizard.alone(async (signal) => {
    const known = wizard.state.state.run;
    if (known === undefined) throw noRun();
    if (yes !== undefined) await refuseOtherwiseMeant(wizard, known.id, yes);
    const session = wizard.session();
    const migration = await session.migration();
    const ends = await session.ends(known.id, signal);
    const handle = await migration
      .resumeRun(known.id, ends, yes === undefined ? {} : { yes: yesOf(yes) })
      .catch(async (error: unknown) => {
        // Who says yes may learn that a limit was exceeded meanwhile, which stops the run.
        await showAsItRests(wizard, known.id);
        throw error;
      });
    follow(wizard, session, handle);
    wizard.state.update({ failure: undefined });
    await showWaves(wizard, known.id);
  });
}

/** A yes counts for what its speaker saw: from two windows it may come after a limit was exceeded, or for a run that is not shown any more. */
async function refuseOtherwiseMeant(wizard: Wizard, run: string, yes: WaveYes): Promise<void> {
  if (yes.run !== run) throw yesToOtherRun(yes.run);
  const exceeded = (await wavesNow(wizard, run))?.awaits?.exceeded;
  if (exceeded !== undefined && !yes.inSpite) throw limitExceeded(exceeded);
}

function yesOf({ wave, by, why }: WaveYes) {
  return { wave, by, why: why === '' ? null : why };
}

/** Sends nothing new; what is with the tenant is followed to its end. */
export async function pauseRun(wizard: Wizard): Promise<void> {
  const run = activeRun(wizard);
  if (run.stopping) throw runIsStopping();
  run.handle.pause();
}

/** Like pausing, and lets go of the run; it can be resumed later, after a restart too. */
export async function stopRun(wizard: Wizard): Promise<void> {
  const run = activeRun(wizard);
  run.stopping = true;
  run.handle.stop();
}

function activeRun({ run }: Wizard): ActiveRun {
  if (run === null) throw noRun();
  return run;
}

/** Shows a run's state as it changes; a run that finishes is verified and reported without being asked. */
function follow(wizard: Wizard, session: WorkspaceSession, handle: RunHandle): void {
  wizard.powers.runActive(true);
  let waveShown: number | undefined;
  const show = () => {
    const run = handle.snapshot();
    // The end is shown when the run is let go of: whoever sees it can give the next command.
    if (run.state !== 'finished' && run.state !== 'stopped' && run.state !== 'between-waves')
      wizard.state.update({ run });
    if (run.wave !== undefined && run.wave.number !== waveShown) {
      waveShown = run.wave.number;
      showWaves(wizard, run.id).catch(() => undefined);
    }
  };
  const quiet = handle.onChange(show);
  show();
  const beat = new AbortController();
  void showEverySecond(wizard, show, beat.signal);
  const over = handle.done.catch(
    (error: unknown): RunSnapshot => ({ ...handle.snapshot(), state: 'stopped', failure: failureOf(error) }),
  );
  const concluded = over.then((last) => {
    quiet();
    beat.abort();
    wizard.powers.runActive(false);
    return conclude(wizard, session, last);
  });
  wizard.run = { handle, concluded, stopping: false };
}

/** Time goes on though nothing happens: in an outage the page would show the last rate as the one of now. */
async function showEverySecond({ powers: { clock } }: Wizard, show: () => void, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await clock.sleep(SECOND_MS, over).catch(() => undefined);
    if (!over.aborted) show();
  }
}

async function conclude(wizard: Wizard, session: WorkspaceSession, last: RunSnapshot): Promise<void> {
  try {
    // In one change with its end: whoever sees that the next wave waits can say yes to it.
    // Should the journal not answer any more, the run is let go of all the same.
    const waves = await wavesNow(wizard, last.id).catch(() => wizard.state.state.waves);
    const roles = await rolesNow(wizard, last.id).catch(() => undefined);
    await wizard.afterRun({ run: last, waves, roles }, async (perform) => {
      if (last.state === 'finished' && !wizard.isClosing)
        perform('verify', async (watch) => {
          await verifyRun(wizard, last.id, watch);
          await lookAfterRun(wizard, watch);
        });
      else await showReport(wizard, session, last.id);
    });
  } catch (error) {
    if (!wizard.isClosing) wizard.state.update({ failure: failureAt(placesOfCommand.startRun, error) });
  }
}

import type { RunHandle } from '../../migration/migration.ts';
import type { RunSnapshot } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';
import { beginRun } from '../production/begin-run.ts';
import type { Override } from '../production/lock.ts';
import type { WorkspaceSession } from '../session.ts';
import { noRun, runIsStopping } from '../wizard/refusals.ts';
import type { ActiveRun, Wizard } from '../wizard/wizard.ts';
import { showReport } from './reports.ts';
import { lookAfterRun } from './trickle.ts';
import { verifyRun } from './verify.ts';

const SECOND_MS = 1_000;

/** Carries out a plan; resolves when the run is under way. */
export function startRun(
  wizard: Wizard,
  {
    plan,
    settleHalfCreated = false,
    override = null,
  }: {
    readonly plan: string;
    readonly settleHalfCreated?: boolean | undefined;
    readonly override?: Override | null | undefined;
  },
): Promise<void> {
  return wizard.alone(async (signal) => {
    const session = wizard.session();
    const handle = await beginRun(session, plan, { override, manner: { settleHalfCreated }, signal });
    follow(wizard, session, handle);
    wizard.state.update({ failure: undefined, verification: undefined });
  });
}

/** Goes on after a pause, or takes up again a run that was stopped or killed. */
export async function resumeRun(wizard: Wizard): Promise<void> {
  if (wizard.run !== null) {
    if (wizard.run.stopping) throw runIsStopping();
    wizard.state.update({ failure: undefined });
    wizard.run.handle.resume();
    return;
  }
  await wizard.alone(async (signal) => {
    const known = wizard.state.state.run;
    if (known === undefined) throw noRun();
    const session = wizard.session();
    const migration = await session.migration();
    const ends = await session.ends(known.id, signal);
    follow(wizard, session, await migration.resumeRun(known.id, ends));
    wizard.state.update({ failure: undefined });
  });
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
  const show = () => {
    const run = handle.snapshot();
    // The end is shown when the run is let go of: whoever sees it can give the next command.
    if (run.state !== 'finished' && run.state !== 'stopped' && run.state !== 'between-waves')
      wizard.state.update({ run });
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

function conclude(wizard: Wizard, session: WorkspaceSession, last: RunSnapshot): Promise<void> {
  return wizard
    .afterRun(last, async (perform) => {
      if (last.state === 'finished' && !wizard.isClosing)
        perform('verify', async (watch) => {
          await verifyRun(wizard, last.id, watch);
          await lookAfterRun(wizard, watch);
        });
      else await showReport(wizard, session, last.id);
    })
    .catch((error: unknown) => {
      if (!wizard.isClosing) wizard.state.update({ failure: failureOf(error) });
    });
}

import { UserferryError } from '../../common/userferry-error.ts';
import type { RunHandle } from '../../migration/migration.ts';
import { failureOf, type Wizard } from '../wizard/wizard.ts';
import { showReport } from './reports.ts';
import { verify } from './verify.ts';

/** Carries out a plan; resolves when the run is under way. */
export async function startRun(wizard: Wizard, plan: string): Promise<void> {
  wizard.refuseDuringRun();
  wizard.state.update({ failure: undefined, verification: undefined });
  const session = wizard.session();
  const migration = await session.migration();
  follow(wizard, await migration.startRun(plan, await session.ends()));
}

/** Goes on after a pause, or takes up again a run that was stopped or killed. */
export async function resumeRun(wizard: Wizard): Promise<void> {
  wizard.state.update({ failure: undefined });
  if (wizard.run !== null) {
    wizard.run.resume();
    return;
  }
  const known = wizard.state.state.run;
  if (known === undefined) throw noRun();
  const session = wizard.session();
  const migration = await session.migration();
  follow(wizard, await migration.resumeRun(known.id, await session.ends()));
}

/** Sends nothing new; what is with the tenant is followed to its end. */
export function pauseRun(wizard: Wizard): void {
  activeRun(wizard).pause();
}

/** Like pausing, and lets go of the run; it can be resumed later, after a restart too. */
export function stopRun(wizard: Wizard): void {
  activeRun(wizard).stop();
}

function activeRun({ run }: Wizard): RunHandle {
  if (run === null) throw noRun();
  return run;
}

/** Shows a run's state as it changes; a run that finishes is verified and reported without being asked. */
function follow(wizard: Wizard, handle: RunHandle): void {
  wizard.run = handle;
  wizard.powers.runActive(true);
  const show = () => wizard.state.update({ run: handle.snapshot() });
  const quiet = handle.onChange(show);
  show();
  handle.done
    .then(async (last) => {
      quiet();
      wizard.run = null;
      wizard.powers.runActive(false);
      wizard.state.update({ run: last });
      if (last.state === 'finished') await verify(wizard);
      else await showReport(wizard, last.id);
    })
    .catch((error: unknown) => wizard.state.update({ failure: failureOf(error) }));
}

function noRun(): UserferryError {
  return new UserferryError({
    code: 'UF-6203',
    message: 'There is no run to pause, resume or stop.',
    kept: 'Nothing was changed.',
    next: 'Make a plan and start a run.',
  });
}

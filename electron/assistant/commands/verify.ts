import { noRun } from '../wizard/refusals.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';
import { examineAgain } from './cutover.ts';
import { showReport } from './reports.ts';

/** Compares tenant, ledger and legacy database account by account; only reads. The run's report is then written anew. */
export async function verify(wizard: Wizard): Promise<void> {
  const run = wizard.state.state.run?.id;
  if (run === undefined) throw noRun();
  await wizard.begin('verify', (watch) => verifyRun(wizard, run, watch));
}

export async function verifyRun(wizard: Wizard, run: string, { signal, progress }: Watch): Promise<void> {
  const session = wizard.session();
  const migration = await session.migration();
  const verification = await migration.verify(run, await session.ends(run, signal), { signal, onProgress: progress });
  wizard.state.update({ verification });
  await showReport(wizard, session, run);
  await examineAgain(wizard, signal);
}

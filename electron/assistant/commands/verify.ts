import type { Wizard } from '../wizard/wizard.ts';
import { showReport } from './reports.ts';

/** Compares tenant, ledger and legacy database account by account; only reads. The run's report is then written anew. */
export function verify(wizard: Wizard): Promise<void> {
  return wizard.perform('verify', async ({ signal, progress }) => {
    const run = wizard.state.state.run?.id;
    if (run === undefined) return;
    const session = wizard.session();
    const migration = await session.migration();
    const verification = await migration.verify(run, await session.ends(), { signal, onProgress: progress });
    wizard.state.update({ verification });
    await showReport(wizard, run);
  });
}

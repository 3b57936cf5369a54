import type { z } from 'zod';
import type { DifferenceKind, differenceRow } from '../contract/index.ts';
import { noRun } from '../wizard/refusals.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';
import { examineAgain } from './cutover.ts';
import { showReport, showTrickleReport } from './reports.ts';

/** Compares tenant, ledger and legacy database account by account; only reads. The run's report is then written anew. */
export async function verify(wizard: Wizard): Promise<void> {
  const run = wizard.state.state.run?.id;
  if (run === undefined) throw noRun();
  await wizard.begin('verify', (watch) => verifyRun(wizard, run, watch));
}

/** Whom the latest verification of the run that is shown found so, a page behind a row. */
export async function differencesPage(
  wizard: Wizard,
  { kind, after, limit }: { readonly kind: DifferenceKind; readonly after: number; readonly limit: number },
): Promise<{ rows: z.infer<typeof differenceRow>[] }> {
  const run = wizard.state.state.run?.id;
  if (run === undefined) throw noRun();
  const found = await (await wizard.session().migration()).differencesOfKind(run, kind, after, limit);
  return { rows: found.map(({ id, key, userId, email }) => ({ id, key, userId, email })) };
}

export async function verifyRun(wizard: Wizard, run: string, { signal, progress }: Watch): Promise<void> {
  const session = wizard.session();
  const migration = await session.migration();
  const verification = await migration.verify(run, await session.ends(run, signal), { signal, onProgress: progress });
  wizard.state.update({ verification });
  await showReport(wizard, session, run);
  await examineAgain(wizard, signal);
  await showTrickleReport(wizard, ['html', 'json']);
}

import { planSummary } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { latestRunHere } from './latest-run-here.ts';
import { showPresent } from './present.ts';
import { showMails } from './reset-mails.ts';
import { showRoles } from './roles.ts';
import { showSignIns } from './sign-ins.ts';
import { showWaves } from './waves.ts';

/** Shows the latest plan and the latest run with what belongs to it, by the journal alone: whoever made them. */
export async function showLatestRun(wizard: Wizard): Promise<void> {
  const migration = await wizard.session().migration();
  // One of an older release may lack what a page shows now; it is made again in a minute.
  const latest = planSummary.safeParse(await migration.latestPlan()).data;
  const { planPutAside = 0 } = wizard.file;
  const plan = latest === undefined || latest.made <= planPutAside ? undefined : latest;
  const run = await latestRunHere(wizard);
  const verification = run === null ? null : await migration.verification(run.id);
  wizard.state.update({ plan, run: run ?? undefined, verification: verification ?? undefined });
  if (run === null) return;
  await showSignIns(wizard);
  await showWaves(wizard, run.id);
  await showMails(wizard, run.id);
  await showPresent(wizard, run.id);
  await showRoles(wizard, run.id);
}

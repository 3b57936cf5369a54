import { existsSync } from 'node:fs';
import { planSummary } from '../contract/index.ts';
import { everyStep, failureAt } from '../wizard/failure-places.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showDeployments } from './deployments.ts';
import { latestRunHere } from './latest-run-here.ts';
import { showPilot } from './pilot.ts';
import { showReport } from './reports.ts';
import { showMails } from './reset-mails.ts';
import { showKeptCases } from './script-cases.ts';
import { showSignIns } from './sign-ins.ts';
import { trickleNow } from './trickle.ts';
import { showUndone } from './undo.ts';
import { showWaves } from './waves.ts';

/** Shows what the journal knows of the workspace that was open last: its plan, its run, its reports. Needs no connection. */
export async function restore(wizard: Wizard): Promise<void> {
  const session = wizard.session();
  if (!existsSync(workspaceFolder(wizard.powers.home, session.workspace.id).journal)) return;
  try {
    const migration = await session.migration();
    wizard.keptCases = await migration.scriptCases();
    wizard.keptRehearsals = await migration.rehearsals();
    await showKeptCases(wizard);
    await showDeployments(wizard);
    wizard.state.update({ trickle: await trickleNow(wizard) });
    // One of an older release may lack what a page shows now; it is made again in a minute.
    const latest = planSummary.safeParse(await migration.latestPlan()).data;
    const { planPutAside = 0 } = wizard.file;
    const plan = latest === undefined || latest.made <= planPutAside ? undefined : latest;
    const run = await latestRunHere(wizard);
    const verification = run === null ? null : await migration.verification(run.id);
    wizard.state.update({ plan, run: run ?? undefined, verification: verification ?? undefined });
    await showPilot(wizard);
    if (run !== null) {
      await showSignIns(wizard);
      await showWaves(wizard, run.id);
      await showMails(wizard, run.id);
    }
    for (const { id } of await migration.runs()) {
      await showReport(wizard, session, id);
      await showUndone(wizard, id);
    }
  } catch (error) {
    wizard.state.update({ failure: failureAt(everyStep, error) });
  }
}

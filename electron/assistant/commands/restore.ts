import { existsSync } from 'node:fs';
import { everyStep, failureAt } from '../wizard/failure-places.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showDelta } from './delta.ts';
import { showDeployments } from './deployments.ts';
import { showPilot } from './pilot.ts';
import { showReport, showTrickleReport } from './reports.ts';
import { showKeptCases } from './script-cases.ts';
import { showLatestRun } from './show-latest-run.ts';
import { trickleNow } from './trickle.ts';
import { showUndone } from './undo.ts';

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
    await showLatestRun(wizard);
    await showPilot(wizard);
    await showDelta(wizard);
    for (const { id } of await migration.runs()) {
      await showReport(wizard, session, id);
      await showUndone(wizard, id);
    }
    await showTrickleReport(wizard);
  } catch (error) {
    wizard.state.update({ failure: failureAt(everyStep, error) });
  }
}

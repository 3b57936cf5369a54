import type { RealEnvironment, TenantForm } from '../contract/index.ts';
import { tenantOf } from '../wizard/initial-state.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { noTenant } from '../wizard/wizard-file.ts';
import { deltaNow } from './delta.ts';
import { deploymentNow } from './deployments.ts';
import { latestRunHere } from './latest-run-here.ts';
import { pilotNow } from './pilot.ts';
import { showPresent } from './present.ts';
import { showTrickleReport } from './reports.ts';
import { showRoles } from './roles.ts';
import { trickleNow } from './trickle.ts';
import { showUndoneHere } from './undo.ts';
import { wavesNow } from './waves.ts';

/**
 * Turns to another tenant of the workspace: mapping, rules and scripts stay, and what was found of the old database. The one that is left
 * keeps what was typed, and how Auth0's machines reach the database from there.
 */
export function chooseEnvironment(wizard: Wizard, environment: RealEnvironment, before: TenantForm): Promise<void> {
  return wizard.alone(async () => {
    const { workspace, deploy, otherTenants } = wizard.file;
    if (workspace.environment === environment) return;
    const left = { tenant: before, ...(deploy === undefined ? {} : { deploy }) };
    const kept =
      workspace.environment === 'practice' ? otherTenants : { ...otherTenants, [workspace.environment]: left };
    const { [environment]: chosen = { tenant: noTenant }, ...others } = kept;
    wizard.turnSecretsTo(environment);
    wizard.remember({
      workspace: { ...workspace, environment },
      tenant: chosen.tenant,
      deploy: chosen.deploy,
      otherTenants: others,
    });
    await wizard.renewSession();
    const run = await latestRunHere(wizard);
    const verification = run === null ? null : await (await wizard.session().migration()).verification(run.id);
    wizard.state.update({
      workspace: { ...workspace, environment },
      tenant: tenantOf(wizard.file, { secretKnown: wizard.secrets.clientSecret !== '' }),
      deployment: await deploymentNow(wizard),
      trickle: await trickleNow(wizard),
      pilot: await pilotNow(wizard),
      cutover: undefined,
      delta: await deltaNow(wizard),
      run: run ?? undefined,
      waves: run === null ? undefined : await wavesNow(wizard, run.id),
      verification: verification ?? undefined,
      failure: undefined,
    });
    showUndoneHere(wizard);
    await showTrickleReport(wizard);
    // It was made for the other tenant's connection.
    wizard.putPlanAside();
    if (run === null) return;
    await showPresent(wizard, run.id);
    await showRoles(wizard, run.id);
  });
}

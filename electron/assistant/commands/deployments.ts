import { existsSync } from 'node:fs';
import { own } from '../../common/own.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import { actionsOfMode, deployModeOf } from '../../migration/deploy/deploy-mode.ts';
import { supersededBy } from '../../migration/deploy/superseded-by.ts';
import { placeOf } from '../../migration/trickle/place-of.ts';
import type { ActionName } from '../../scripts/actions.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import type { DeployedScript, DeploymentEntry, DeploymentState } from '../contract/index.ts';
import { holdsSecret } from '../scripts/holds-secret.ts';
import { deploymentOf } from '../wizard/initial-state.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { scriptsNow } from './script-cases.ts';

/** Shows what the journal knows to be deployed, and which scripts are otherwise by now. */
export async function showDeployments(wizard: Wizard): Promise<void> {
  wizard.state.update({ deployment: await deploymentNow(wizard) });
}

/** What the journal knows to be deployed to the connection that the forms name. Asks no tenant. */
export async function deploymentNow(wizard: Wizard): Promise<DeploymentState> {
  const past = await deploymentsOf(wizard);
  const differing = await actionsThatDiffer(wizard, past.at(-1));
  return {
    ...deploymentOf(wizard.file, wizard.givenConfiguration),
    list: past.map((record, place) => entryOf(record, supersededBy(past, place))).toReversed(),
    before: (past[0]?.before ?? null) !== null,
    ...(differing === null ? {} : { differing }),
  };
}

/**
 * A script as the last deployment left it. What was there before the first one is somebody else's, in which a secret may stand that
 * nobody recognises: that stays where it is, and so does any other script in which one is found.
 */
export async function deployedScript(wizard: Wizard, action: ActionName): Promise<DeployedScript> {
  const last = (await deploymentsOf(wizard)).at(-1);
  const source = last === undefined ? undefined : scriptOf(last, action);
  if (last === undefined || source === undefined) return { kind: 'none' };
  const hidden = last.mode === 'before' || holdsSecret(action, source, wizard);
  return hidden ? { kind: 'hidden' } : { kind: 'text', source, number: last.number };
}

/** Those to the connection that the forms name, oldest first. */
async function deploymentsOf(wizard: Wizard): Promise<readonly DeploymentRecord[]> {
  const here = connectionOfForms(wizard);
  if (here === null) return [];
  const { deployments } = await wizard.session().migration();
  return deployments.of(here.tenant, here.name);
}

/** The connection that the forms name, as the journal knows it; null while they name none, or nothing was ever kept. */
export function connectionOfForms({
  file: { tenant, workspace },
  powers,
}: Wizard): { readonly name: string; readonly tenant: string } | null {
  const domain = domainOf(tenant.domain);
  const { journal } = workspaceFolder(powers.home, workspace.id);
  if (domain === null || tenant.connection === '' || !existsSync(journal)) return null;
  return { name: tenant.connection, tenant: domain };
}

/** Where looks of the connection that the forms name are kept; null while they name none, or nothing was ever kept. */
export function placeOfForms(wizard: Wizard): string | null {
  const here = connectionOfForms(wizard);
  return here === null ? null : placeOf(here.tenant, here.name);
}

/** A domain as deployments are kept under it; null while nothing is typed that could be one. */
function domainOf(typed: string): string | null {
  try {
    return parseTenantAddress(typed).domain;
  } catch {
    return null;
  }
}

function entryOf({ number, mode, made, state }: DeploymentRecord, successor: number | null): DeploymentEntry {
  const unseen = successor === null ? 'intended' : 'superseded';
  return { number, mode, at: made, state: state === 'applied' ? 'applied' : unseen };
}

function scriptOf({ after, wished }: DeploymentRecord, action: ActionName): string | undefined {
  return own((after ?? wished).scripts, scriptKeys[action]);
}

/** Null where the database has not been asked what scripts are made from, or another mode is deployed than the chosen one. */
async function actionsThatDiffer(
  wizard: Wizard,
  last: DeploymentRecord | undefined,
): Promise<readonly ActionName[] | null> {
  const mode = deployModeOf(wizard.file.mode ?? 'bulk');
  if (last === undefined || mode === null || last.mode !== mode) return null;
  const now = await scriptsNow(wizard);
  if (now === null) return null;
  return actionsOfMode(mode).filter((action) => {
    const text = now.texts[action];
    return scriptOf(last, action) !== (text.kind === 'text' ? text.source : undefined);
  });
}

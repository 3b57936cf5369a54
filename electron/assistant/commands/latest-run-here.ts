import { existsSync } from 'node:fs';
import type { RunSnapshot } from '../../migration/bulk/run-types.ts';
import { isAddressOf } from '../../tenant/address.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';

/** The latest run into the tenant that the form names: one into another environment's is not to be gone on with here. */
export async function latestRunHere(wizard: Wizard): Promise<RunSnapshot | null> {
  const session = wizard.session();
  if (!existsSync(workspaceFolder(wizard.powers.home, session.workspace.id).journal)) return null;
  const migration = await session.migration();
  const { domain } = wizard.file.tenant;
  const latest = (await migration.runs()).findLast(({ connection }) => isAddressOf(domain, connection.tenant));
  return latest === undefined ? null : migration.run(latest.id);
}

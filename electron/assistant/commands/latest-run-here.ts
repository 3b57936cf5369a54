import { existsSync } from 'node:fs';
import type { RunRecord } from '../../journal/records.ts';
import type { RunSnapshot } from '../../migration/bulk/run-types.ts';
import { isAddressOf } from '../../tenant/address.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';

/** The latest run into the tenant that the form names: one into another environment's is not to be gone on with here. */
export async function latestRunHere(wizard: Wizard): Promise<RunSnapshot | null> {
  const latest = await latestRecordHere(wizard);
  return latest === undefined ? null : (await wizard.session().migration()).run(latest.id);
}

/** Whether the run that is shown ended without a word: Userferry was killed, or the computer stopped. */
export async function runWasInterrupted(wizard: Wizard): Promise<boolean> {
  const { run } = wizard.state.state;
  if (run?.state !== 'stopped') return false;
  return (await latestRecordHere(wizard))?.state === 'running';
}

async function latestRecordHere(wizard: Wizard): Promise<RunRecord | undefined> {
  const session = wizard.session();
  if (!existsSync(workspaceFolder(wizard.powers.home, session.workspace.id).journal)) return undefined;
  const migration = await session.migration();
  const { domain } = wizard.file.tenant;
  return (await migration.runs()).findLast(({ connection }) => isAddressOf(domain, connection.tenant));
}

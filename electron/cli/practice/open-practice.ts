import { randomUUID } from 'node:crypto';
import type { PracticeStoreName } from '../../assistant/contract/index.ts';
import { practiceWorkspace } from '../../assistant/practice-workspace.ts';
import { WorkspaceSession } from '../../assistant/session.ts';
import { workspaceFolder } from '../../assistant/workspace/home.ts';
import { saveWorkspace } from '../../assistant/workspace/load-workspace.ts';
import type { WorkspaceFile } from '../../assistant/workspace/workspace.ts';
import { workspaceMapping } from '../../assistant/workspace-mapping.ts';
import type { PracticeServers } from '../../practice/start-environment.ts';
import { applicationsStatement } from '../../stores/mapping/account-source.ts';
import type { VerbContext } from '../context.ts';

/**
 * A session on a new workspace, kept in a file, that points at the practice servers; whoever asks for it closes it.
 * With `oneApplication` the workspace names the application that has most accounts, where the store has applications: a script that
 * makes accounts has to know whose they are.
 */
export async function openPractice(
  { sqlServer, tenant, fingerprint256 }: PracticeServers,
  store: PracticeStoreName,
  { powers }: VerbContext,
  { oneApplication }: { readonly oneApplication: boolean },
) {
  const legacy = { ...sqlServer, fingerprint256 };
  const blank = practiceWorkspace({ legacy, tenant }, store, `practice-${randomUUID().slice(0, 8)}`);
  const secrets = { sqlPassword: sqlServer.password, clientSecret: tenant.clientSecret };
  const open = (file: WorkspaceFile) => new WorkspaceSession(file, 'practice', secrets, powers);
  const workspace = oneApplication ? { ...blank, applications: await largestApplication(open(blank)) } : blank;
  const files = workspaceFolder(powers.home, workspace.id);
  await saveWorkspace(files.file, workspace);
  return { session: open(workspace), files };
}

/** None where the store has no applications; closes the session. */
async function largestApplication(session: WorkspaceSession): Promise<string[]> {
  try {
    const legacy = await session.legacy('survey');
    const { mapping } = await workspaceMapping(session.workspace, legacy);
    const statement = applicationsStatement(mapping);
    const found = statement === null ? [] : await legacy.applications(statement);
    const [largest] = found.toSorted((one, other) => other.accounts - one.accounts);
    return largest === undefined ? [] : [largest.id];
  } finally {
    await session.close();
  }
}

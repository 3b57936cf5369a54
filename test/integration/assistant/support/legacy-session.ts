import { randomUUID, X509Certificate } from 'node:crypto';
import type { Powers } from '../../../../electron/assistant/powers.ts';
import { practiceWorkspace } from '../../../../electron/assistant/practice-workspace.ts';
import { WorkspaceSession } from '../../../../electron/assistant/session.ts';
import type { WorkspaceFile } from '../../../../electron/assistant/workspace/workspace.ts';
import { nodePowers } from '../../../../electron/cli/node-powers.ts';
import type { PracticeSqlServer } from '../../../../electron/practice/practice.ts';

/** A workspace over a practice SQL Server without a tenant; `change` is what of it is otherwise. */
export function legacySession(
  home: string,
  sqlServer: PracticeSqlServer,
  change: Partial<WorkspaceFile> = {},
  powers: Partial<Powers> = {},
): WorkspaceSession {
  const fingerprint256 = new X509Certificate(sqlServer.certificate).fingerprint256;
  const tenant = { origin: 'http://127.0.0.1:9', clientId: 'none', connection: 'none' };
  const workspace = practiceWorkspace(
    { legacy: { ...sqlServer, fingerprint256 }, tenant },
    'aspnet-membership',
    randomUUID(),
  );
  return new WorkspaceSession(
    { ...workspace, ...change },
    'practice',
    { sqlPassword: sqlServer.password, clientSecret: '' },
    { ...nodePowers('terminal', home), ...powers },
  );
}

import type { WorkspaceFile } from '../../../electron/assistant/workspace/workspace.ts';

export function sampleWorkspace(): WorkspaceFile {
  return {
    version: 1,
    id: 'contoso-members',
    name: 'Contoso members',
    userIdPrefix: 'cm',
    legacy: {
      server: 'sql',
      database: 'Members',
      authentication: { type: 'sql-login', user: 'reader' },
      encrypt: true,
    },
    store: 'aspnet-membership',
    applications: [],
    environments: {
      production: { kind: 'production', domain: 'contoso.eu.auth0.com', clientId: 'c', connection: 'members' },
    },
    strategy: {
      mode: 'bulk',
      rules: {
        blockedAccounts: 'import-blocked',
        sharedEmail: 'hold',
        withoutPassword: 'hold',
        membershipHash: 'auto',
        serviceAccounts: 'skip',
      },
      scope: {},
    },
  };
}

import { defaultPlanRules } from '../accounts/plan-rules.ts';
import type { PracticeStoreName } from './contract/index.ts';
import type { PracticeEnvironment } from './powers.ts';
import type { WorkspaceFile } from './workspace/workspace.ts';

/** The workspace that points at a practice environment. */
export function practiceWorkspace(
  {
    legacy,
    tenant,
  }: {
    readonly legacy: Omit<PracticeEnvironment['legacy'], 'password'>;
    readonly tenant: Omit<PracticeEnvironment['tenant'], 'clientSecret'>;
  },
  store: PracticeStoreName,
  id: string,
): WorkspaceFile {
  return {
    version: 1,
    id,
    name: 'Practice',
    userIdPrefix: 'uf-',
    legacy: {
      server: legacy.host,
      port: legacy.port,
      database: legacy.database,
      authentication: { type: 'sql-login', user: legacy.user },
      encrypt: true,
      certificateFingerprint: legacy.fingerprint256,
    },
    store,
    applications: [],
    environments: {
      practice: { kind: 'practice', domain: tenant.origin, clientId: tenant.clientId, connection: tenant.connection },
    },
    strategy: { mode: 'bulk', rules: defaultPlanRules, scope: {} },
  };
}

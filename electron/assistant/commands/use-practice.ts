import { randomUUID } from 'node:crypto';
import type { LegacyForm, PracticeStoreName, TenantForm } from '../contract/index.ts';
import { accountsOf, deploymentOf, scriptsOf, strategyOf, tenantOf } from '../wizard/initial-state.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { nothingChosen } from '../wizard/wizard-file.ts';

/** Starts the practice environment and fills in every form with how to reach it. */
export function usePractice(
  wizard: Wizard,
  wish: { store: PracticeStoreName; accounts: number; seed: number },
): Promise<void> {
  return wizard.begin('practice', async () => {
    const before = wizard.practice;
    const environment = await wizard.powers.startPractice(wish);
    wizard.practice = environment;
    await wizard.renewSession();
    await before?.stop();
    wizard.secrets.sqlPassword = environment.legacy.password;
    wizard.secrets.clientSecret = environment.tenant.clientSecret;
    const legacy: LegacyForm = {
      server: environment.legacy.host,
      port: environment.legacy.port,
      database: environment.legacy.database,
      signIn: 'sql-login',
      user: environment.legacy.user,
      encrypt: 'yes',
      trust: { kind: 'fingerprint', fingerprint256: environment.legacy.fingerprint256 },
      readOnlyReplica: true,
    };
    const tenant: TenantForm = {
      domain: environment.tenant.origin,
      clientId: environment.tenant.clientId,
      connection: environment.tenant.connection,
    };
    const workspace = {
      id: `practice-${randomUUID().slice(0, 8)}`,
      name: 'Practice',
      environment: 'practice' as const,
    };
    wizard.forgetApplication();
    wizard.proposedMapping = null;
    wizard.givenConfiguration = {};
    wizard.keptCases = [];
    wizard.saidInCases.clear();
    wizard.keptRehearsals = [];
    wizard.latestRehearsals.clear();
    wizard.remember({
      workspace,
      legacy,
      tenant,
      store: wish.store,
      ...nothingChosen,
      mode: undefined,
    });
    wizard.state.update({
      workspace: { name: workspace.name, environment: workspace.environment },
      legacy: { ...wizard.state.state.legacy, form: legacy, passwordKnown: true, checks: [], connected: false },
      accounts: accountsOf(wizard.file),
      strategy: strategyOf(wizard.file),
      scripts: scriptsOf(wizard.file),
      deployment: deploymentOf(wizard.file, wizard.givenConfiguration),
      trickle: {},
      cutover: undefined,
      tenant: tenantOf(wizard.file, { secretKnown: true }),
      plan: undefined,
      run: undefined,
      verification: undefined,
      reports: [],
      failure: undefined,
    });
  });
}

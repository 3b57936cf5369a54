import {
  type ConnectionUse,
  checkTenant as checkSteps,
  neededScopes,
  tenantCheckNames,
} from '../../tenant/check-tenant.ts';
import type { Tenant, TenantConnection } from '../../tenant/tenant.ts';
import type { Check, Mode, Snapshot } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { replaceCheck, waitingChecks } from './diagnose.ts';

type TenantState = Snapshot['tenant'];

/** Reaches the tenant step by step, each check shown as it comes, and lists the connections to choose from. */
export function checkTenant(wizard: Wizard): Promise<void> {
  return wizard.begin('tenant-check', async ({ signal }) => {
    const tenant = wizard.session().tenantToCheck();
    const show = (change: Partial<TenantState>) =>
      wizard.state.update({ tenant: { ...wizard.state.state.tenant, ...change } });
    const use = useIn[wizard.file.mode ?? 'bulk'];
    let checks = waitingChecks(tenantCheckNames);
    show({ checks, connected: false });
    for await (const check of checkSteps(tenant, { connection: wizard.file.tenant.connection, use, signal })) {
      checks = replaceCheck(checks, check);
      show({ checks });
    }
    const passed = (name: string) => checks.some((check) => check.name === name && isGood(check));
    const granted = passed('credentials') ? await tenant.scopes(signal) : neededScopes;
    show({
      connected: checks.every(isGood),
      connections: passed('permissions') ? await choices(tenant, use, signal) : [],
      scopesMissing: neededScopes.filter((scope) => !granted.includes(scope)),
    });
  });
}

/** For what each mode needs the connection. */
const useIn: Readonly<Record<Mode, ConnectionUse>> = {
  bulk: 'imports',
  trickle: 'trickle',
  hybrid: 'trickle',
  legacy: 'legacy',
};

function isGood({ state }: Check): boolean {
  return state === 'passed' || state === 'warned';
}

async function choices(tenant: Tenant, use: ConnectionUse, signal: AbortSignal): Promise<TenantState['connections']> {
  return (await tenant.connections(signal)).map((connection) => {
    const problem = use === 'imports' ? problemOf(connection) : null;
    return {
      id: connection.id,
      name: connection.name,
      enabled: connection.enabled !== false,
      ...(problem === null ? {} : { problem }),
    };
  });
}

/** What stands against importing into a connection, in a few words; null when nothing does. */
function problemOf({ enabled, options }: TenantConnection): string | null {
  if (enabled === false) return 'Not enabled for any application';
  if (options?.customDatabase === true && !options.importMode) return 'A custom database without import mode';
  return null;
}

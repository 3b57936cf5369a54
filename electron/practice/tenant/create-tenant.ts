import type { Fork } from '../../common/fork.ts';
import { changePasswordEndpoint } from './auth/change-password.ts';
import { managementClient, managementScopes, signInClient } from './auth/clients.ts';
import { tokenEndpoint } from './auth/oauth-token.ts';
import { ResetLimit } from './auth/reset-limit.ts';
import { signUpEndpoint } from './auth/sign-up.ts';
import { TokenStore } from './auth/tokens.ts';
import { clientsRoutes } from './clients-routes.ts';
import { type TenantClock, tenantClock } from './clock/tenant-clock.ts';
import { connectionChanges } from './connections/connection-changes.ts';
import { connectionRoutes } from './connections/connection-routes.ts';
import { type Connection, ConnectionStore } from './connections/connection-store.ts';
import { ScriptRunner } from './custom-database/script-runner.ts';
import { emailRoutes } from './email-routes.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import type { ServedApis } from './http/api-server.ts';
import { RateLimiter } from './http/rate-limit.ts';
import { exportRoutes } from './jobs/export-routes.ts';
import { importRoutes } from './jobs/import-routes.ts';
import { jobRoutes } from './jobs/job-routes.ts';
import { JobStore } from './jobs/job-store.ts';
import { logRoutes } from './logs/log-routes.ts';
import { LogStore } from './logs/log-store.ts';
import { roleRoutes } from './roles/role-routes.ts';
import { RoleStore } from './roles/role-store.ts';
import type { TenantSettings } from './settings.ts';
import { signInSettingsRoutes } from './sign-in-settings-routes.ts';
import type { TenantParts } from './tenant-parts.ts';
import { ticketRoutes } from './tickets/ticket-routes.ts';
import { TicketStore } from './tickets/ticket-store.ts';
import { linkRoutes } from './users/link-routes.ts';
import { userChanges } from './users/user-changes.ts';
import { userLookups } from './users/user-lookups.ts';
import { UserStore } from './users/user-store.ts';

/** The connection that a new practice tenant comes with. */
const connectionName = 'practice-members';

export interface CreatedTenant {
  readonly parts: TenantParts;
  readonly apis: ServedApis;
  readonly connection: Connection;
  readonly advanceClock: TenantClock['advance'];
}

/**
 * A tenant with one plain database connection, an application for the assistant, and one whose users sign in. `fork` starts the
 * processes in which scripts run.
 */
export function createTenant(settings: TenantSettings, fork: Fork): CreatedTenant {
  const time = tenantClock(settings.clock, fork);
  const withheld = new Set([...settings.withheldScopes, ...(settings.grantLogs ? [] : ['read:logs'])]);
  const management = managementClient(managementScopes.filter((scope) => !withheld.has(scope)));
  const application = signInClient();
  const connections = new ConnectionStore();
  const connection = connections.create({
    name: connectionName,
    strategy: 'auth0',
    enabledClients: [application.clientId],
  });
  const parts: TenantParts = {
    settings,
    clock: time.clock,
    clients: [management, application],
    tokens: new TokenStore(),
    connections,
    users: new UserStore(),
    jobs: new JobStore(),
    logs: new LogStore(settings.plan),
    roles: new RoleStore(),
    faults: new FaultPlan(),
    scripts: new ScriptRunner(time.fork, settings),
    tickets: new TicketStore(),
    limits: new RateLimiter(settings.plan),
    resetLimit: new ResetLimit(settings.plan),
    emailProvider: settings.emailProvider,
    signIns: settings.signIns,
    origins: { api: '', exports: '', secureApi: null },
  };
  const routes = [
    ...connectionRoutes(parts),
    ...connectionChanges(parts),
    ...importRoutes(parts),
    ...exportRoutes(parts),
    ...jobRoutes(parts),
    ...userLookups(parts),
    ...userChanges(parts),
    ...linkRoutes(parts),
    ...ticketRoutes(parts),
    ...logRoutes(parts),
    ...clientsRoutes(parts),
    ...emailRoutes(parts),
    ...signInSettingsRoutes(parts),
    ...roleRoutes(parts),
  ];
  const endpoints = [tokenEndpoint, signUpEndpoint, changePasswordEndpoint];
  return { parts, apis: { routes, endpoints }, connection, advanceClock: time.advance };
}

import { X509Certificate } from 'node:crypto';
import type { Fork } from '../common/fork.ts';
import type { PracticeSqlServer, PracticeSqlServerOptions, PracticeTenant, PracticeTenantOptions } from './practice.ts';
import { startPracticeSqlServer } from './start-sql-server.ts';
import { startPracticeTenant } from './start-tenant.ts';

/** Both practice servers, up and reachable, each in a process of its own. */
export interface PracticeServers {
  readonly sqlServer: PracticeSqlServer;
  readonly tenant: PracticeTenant;
  /** SHA-256 of the SQL Server's self-signed certificate, as a client pins it. */
  readonly fingerprint256: string;
  stop(): Promise<void>;
}

export interface PracticeWish {
  readonly sqlServer: PracticeSqlServerOptions;
  readonly tenant: PracticeTenantOptions;
}

/** Starts both practice servers side by side; if one can't, the other is stopped and the failure is passed on. */
export async function startPracticeServers(wish: PracticeWish, fork: Fork): Promise<PracticeServers> {
  const [sqlServer, tenant] = await Promise.allSettled([
    startPracticeSqlServer(wish.sqlServer, fork),
    startPracticeTenant(wish.tenant, fork),
  ]);
  if (sqlServer.status === 'rejected' || tenant.status === 'rejected') {
    if (sqlServer.status === 'fulfilled') await sqlServer.value.stop();
    if (tenant.status === 'fulfilled') await tenant.value.stop();
    throw sqlServer.status === 'rejected' ? sqlServer.reason : (tenant as PromiseRejectedResult).reason;
  }
  return {
    sqlServer: sqlServer.value,
    tenant: tenant.value,
    fingerprint256: new X509Certificate(sqlServer.value.certificate).fingerprint256,
    stop: async () => {
      await Promise.all([sqlServer.value.stop(), tenant.value.stop()]);
    },
  };
}

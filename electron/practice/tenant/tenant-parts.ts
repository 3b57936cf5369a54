import type { Clock } from '../../common/clock.ts';
import type { Client } from './auth/clients.ts';
import type { ResetLimit } from './auth/reset-limit.ts';
import type { TokenStore } from './auth/tokens.ts';
import type { ConnectionStore } from './connections/connection-store.ts';
import type { ScriptRunner } from './custom-database/script-runner.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { RateLimiter } from './http/rate-limit.ts';
import type { JobStore } from './jobs/job-store.ts';
import { runImport } from './jobs/run-import.ts';
import type { LogStore } from './logs/log-store.ts';
import type { RoleStore } from './roles/role-store.ts';
import type { TenantSettings } from './settings.ts';
import type { TicketStore } from './tickets/ticket-store.ts';
import type { UserStore } from './users/user-store.ts';

/** Everything that one practice tenant consists of, handed to its routes. */
export interface TenantParts {
  readonly settings: TenantSettings;
  readonly clock: Clock;
  readonly clients: readonly Client[];
  readonly tokens: TokenStore;
  readonly connections: ConnectionStore;
  readonly users: UserStore;
  readonly jobs: JobStore;
  readonly logs: LogStore;
  readonly roles: RoleStore;
  readonly faults: FaultPlan;
  readonly scripts: ScriptRunner;
  readonly tickets: TicketStore;
  readonly limits: RateLimiter;
  readonly resetLimit: ResetLimit;
  /** Who sends its e-mails. */
  emailProvider: TenantSettings['emailProvider'];
  /** How it says that it protects sign-ins. */
  signIns: TenantSettings['signIns'];
  /** Known once the servers listen. */
  readonly origins: { api: string; exports: string; secureApi: string | null };
}

/** Users imported before other calls get their turn: some tens of milliseconds. Only files of the barest users hold more. */
const usersPerTurn = 5_000;

/**
 * Brings the tenant up to the present: called before anything is asked of it. What is more than one turn's work goes on by
 * itself, between the calls. Returns the time.
 */
export function bringUpToDate(parts: TenantParts): number {
  const now = parts.clock.now();
  let left = usersPerTurn;
  for (const job of parts.jobs.activeImports()) {
    const before = job.processed;
    const state = runImport(job, now, parts, left);
    left -= job.processed - before;
    if (state === 'cut-short') {
      setImmediate(bringUpToDate, parts);
      break;
    }
  }
  parts.jobs.forget(now);
  return now;
}

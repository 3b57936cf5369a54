import type { TenantSettings } from '../settings.ts';

/**
 * `sapi`/`fapi` API write, `sui`/`fui` import finished or failed, `s` sign-in, `fp`/`fu` wrong password or user, `f` refused,
 * `ss`/`fs` sign-up, `scpr`/`fcpr` reset asked for, `scp`/`fcp` password changed, `sv`/`fv` address proven, `sdu`/`fdu` user deleted
 * (Auth0 docs: log event type codes).
 */
export type LogType =
  | 'sapi'
  | 'fapi'
  | 'sui'
  | 'fui'
  | 's'
  | 'fp'
  | 'fu'
  | 'f'
  | 'ss'
  | 'fs'
  | 'scpr'
  | 'fcpr'
  | 'scp'
  | 'fcp'
  | 'sv'
  | 'fv'
  | 'sdu'
  | 'fdu';

/** One tenant log event (Auth0 docs: log event type codes and schema), without what nobody here reads. */
export interface LogEntry {
  readonly log_id: string;
  readonly _id: string;
  readonly date: string;
  readonly type: LogType;
  readonly description: string;
  readonly client_id?: string;
  readonly client_name?: string;
  readonly connection?: string;
  readonly connection_id?: string;
  readonly user_id?: string;
  readonly user_name?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Auth0 docs, Management API: X-Correlation-ID appears as `references.correlation_id`. */
  readonly references?: { readonly correlation_id: string };
}

const dayMs = 86_400_000;

/** Auth0 docs: log retention by plan. */
const retentionDays: Readonly<Record<TenantSettings['plan'], number>> = {
  free: 1,
  professional: 10,
  enterprise: 30,
  unlimited: 30,
};

/** Bounds the practice tenant's memory; a real tenant keeps all entries for its retention time. */
const maximumEntries = 200_000;

/** The tenant's log, oldest first; forgets what is older than the plan keeps. */
export class LogStore {
  #entries: LogEntry[] = [];
  #next = 1;
  readonly #retentionMs: number;

  constructor(plan: TenantSettings['plan']) {
    this.#retentionMs = retentionDays[plan] * dayMs;
  }

  add(now: number, entry: Omit<LogEntry, 'log_id' | '_id' | 'date'>): void {
    const id = `900${String(this.#next).padStart(17, '0')}`;
    this.#next += 1;
    this.#entries.push({ log_id: id, _id: id, date: new Date(now).toISOString(), ...entry });
    if (this.#entries.length > maximumEntries) this.#entries = this.#entries.slice(maximumEntries / 2);
  }

  /** What is still kept, oldest first. */
  entries(now: number): readonly LogEntry[] {
    const oldest = new Date(now - this.#retentionMs).toISOString();
    return this.#entries.filter((entry) => entry.date >= oldest);
  }
}

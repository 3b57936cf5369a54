import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { migrationOver } from '../../../../electron/migration/migration-over.ts';
import { defaultSettings } from '../../../../electron/migration/settings.ts';
import type { ReadLog } from '../../../../electron/migration/trickle/look.ts';
import { placeOf } from '../../../../electron/migration/trickle/place-of.ts';
import type { TrickleLook } from '../../../../electron/migration/trickle/trickle-look.ts';
import type { LogEvent } from '../../../../electron/tenant/log-events.ts';
import { type CrashingWorker, type CrashPoint, crashingWorker } from './crashing-worker.ts';
import { basis, type MemoryLegacy } from './memory-legacy.ts';
import { quickClock } from './quick-clock.ts';
import { connection, ScriptedTenant } from './scripted-tenant.ts';

export const day = 86_400_000;
const key = new Uint8Array(32).fill(7);
export const place = placeOf('tenant.example.com', connection.name);

/** The tenant's log: events in the order of their ids, of which the oldest may be forgotten. */
export class MemoryLog {
  readonly events: LogEvent[] = [];
  /** The oldest ones that are not kept any more. */
  forgotten = 0;
  readable = true;
  pageSize = 3;

  add(event: Partial<LogEvent> & Pick<LogEvent, 'type' | 'at'>): void {
    const id = String(this.events.length + 1);
    this.events.push({ id, connection: connection.name, userId: null, typed: null, description: '', ...event });
  }

  readonly read: ReadLog = async function* (this: MemoryLog, after: string | null) {
    if (!this.readable) {
      yield 'unreadable' as const;
      return;
    }
    const behind = Number(after ?? 0);
    let gap = after !== null && behind <= this.forgotten;
    for (let from = Math.max(behind, this.forgotten); from < this.events.length; from += this.pageSize) {
      const events = this.events.slice(from, from + this.pageSize);
      yield { events, position: events.at(-1)?.id ?? '', gap };
      gap = false;
    }
  }.bind(this);
}

export interface TrickleBench {
  readonly journal: string;
  readonly legacy: MemoryLegacy;
  readonly tenant: ScriptedTenant;
  readonly log: MemoryLog;
  /** The id that a script or a run gives the account of a row. */
  idOf(row: number): string;
  /** Somebody who is in the connection; by a sign-in at `cameAt` unless it is null. */
  user(
    row: number,
    details: { readonly cameAt?: number | string | null; readonly lastLogin?: number; readonly lastReset?: number },
  ): void;
  open(point?: CrashPoint | null): { readonly migration: Migration; readonly worker: CrashingWorker };
  readonly migration: Migration;
  look(migration?: Migration, readLog?: ReadLog): Promise<TrickleLook>;
  now(): number;
  pass(milliseconds: number): Promise<void>;
}

/** A plan of a legacy database in memory, and a connection into which people come. */
export async function trickleBench(legacy: MemoryLegacy): Promise<TrickleBench> {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-trickle-'));
  const journal = join(folder, 'journal.sqlite');
  const clock = quickClock(Date.parse('2026-06-01T12:00:00Z'));
  const tenant = new ScriptedTenant();
  const log = new MemoryLog();
  const opened: CrashingWorker[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((worker) => worker.close()));
    rmSync(folder, { recursive: true });
  });
  const open = (point: CrashPoint | null = null) => {
    const worker = crashingWorker(journal, key, point);
    opened.push(worker);
    return { migration: migrationOver(worker, { settings: defaultSettings, clock, random: () => 0.5 }), worker };
  };
  const { migration } = open();
  const plan = await migration.makePlan(legacy, basis);
  const idOf = (row: number) => `old-${String(row).padStart(8, '0')}`;
  return {
    journal,
    legacy,
    tenant,
    log,
    idOf,
    user(row, { cameAt = null, lastLogin = null, lastReset = null }) {
      const id = idOf(row);
      const at = typeof cameAt === 'number' ? new Date(cameAt).toISOString() : cameAt;
      tenant.add(id, `person.${row}@example.com`, at === null ? {} : { userferry_trickle: { at } });
      const user = tenant.users.get(id);
      if (user !== undefined) tenant.users.set(id, { ...user, lastLogin, lastPasswordReset: lastReset });
    },
    open,
    migration,
    look: (by = migration, readLog = log.read) => by.trickle.look(plan.id, { tenant, connection }, readLog),
    now: () => clock.now(),
    pass: (milliseconds) => clock.sleep(milliseconds),
  };
}

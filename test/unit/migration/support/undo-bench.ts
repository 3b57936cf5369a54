import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../electron/common/clock.ts';
import type { UndoConsent } from '../../../../electron/common/undo-words.ts';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { migrationOver } from '../../../../electron/migration/migration-over.ts';
import { defaultSettings } from '../../../../electron/migration/settings.ts';
import type { UndoEnds, UndoWish } from '../../../../electron/migration/undo/undo-types.ts';
import { type CrashingWorker, type CrashPoint, crashingWorker } from './crashing-worker.ts';
import { basis, MemoryLegacy } from './memory-legacy.ts';
import { quickClock } from './quick-clock.ts';
import { connection, ScriptedTenant } from './scripted-tenant.ts';

const key = new Uint8Array(32).fill(7);
const settings = { ...defaultSettings, requestCap: 12_000, framing: 500 };

/** A workspace whose run is over. */
export interface UndoBench {
  readonly run: string;
  readonly plan: string;
  readonly legacy: MemoryLegacy;
  readonly tenant: ScriptedTenant;
  readonly ends: UndoEnds;
  readonly clock: Clock;
  /** Opens the journal as a process of its own would. */
  open(point?: CrashPoint | null): { readonly migration: Migration; readonly worker: CrashingWorker };
  /** Another with the same past: the same journal, and users as they were. */
  copy(): UndoBench;
}

export const idOf = (number: number) => `old-${String(number).padStart(8, '0')}`;
export const addressOf = (number: number) => `person.${number}@example.com`;

export function wish(...consents: readonly UndoConsent[]): UndoWish {
  return { consents, by: null, why: null };
}

/** `prepare` makes the tenant what it is before the run. */
export async function undoBench(
  accounts: number,
  prepare: (tenant: ScriptedTenant) => void = () => undefined,
): Promise<UndoBench> {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-undo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const legacy = new MemoryLegacy(accounts);
  const tenant = new ScriptedTenant();
  const clock = quickClock();
  tenant.clock = clock;
  tenant.jobMs = 1_000;
  prepare(tenant);
  const journal = join(folder, 'journal.sqlite');
  const { migration } = open(journal, clock, null);
  const plan = await migration.makePlan(legacy, basis);
  const handle = await migration.startRun(plan.id, { legacy, tenant, connection });
  await handle.done;
  await migration.close();
  return benchOver(folder, journal, { run: handle.id, plan: plan.id, legacy, tenant, clock });
}

function open(journal: string, clock: Clock, point: CrashPoint | null) {
  const worker = crashingWorker(journal, key, point);
  return { worker, migration: migrationOver(worker, { settings, clock, random: () => 0.5 }) };
}

let copies = 0;

function benchOver(
  folder: string,
  journal: string,
  bench: Pick<UndoBench, 'run' | 'plan' | 'legacy' | 'tenant' | 'clock'>,
): UndoBench {
  const { tenant, clock } = bench;
  return {
    ...bench,
    ends: { tenant, connection },
    open: (point = null) => open(journal, clock, point),
    copy() {
      copies += 1;
      const copied = join(folder, `copy-${copies}.sqlite`);
      copyFileSync(journal, copied);
      const twin = new ScriptedTenant();
      for (const [userId, user] of tenant.users) twin.users.set(userId, user);
      for (const userId of tenant.elsewhere) twin.elsewhere.add(userId);
      for (const [userId, hash] of tenant.hashes) twin.hashes.set(userId, hash);
      return benchOver(folder, copied, { ...bench, tenant: twin, clock: quickClock(clock.now()) });
    },
  };
}

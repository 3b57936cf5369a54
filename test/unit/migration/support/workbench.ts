import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../electron/common/clock.ts';
import type { Migration, RunEnds } from '../../../../electron/migration/migration.ts';
import { openMigration } from '../../../../electron/migration/open-migration.ts';
import { defaultSettings, type MigrationSettings } from '../../../../electron/migration/settings.ts';
import { basis, MemoryLegacy } from './memory-legacy.ts';
import { quickClock } from './quick-clock.ts';
import { connection, ScriptedTenant } from './scripted-tenant.ts';

export interface Workbench {
  readonly folder: string;
  readonly journal: string;
  readonly legacy: MemoryLegacy;
  readonly tenant: ScriptedTenant;
  readonly clock: Clock;
  readonly ends: RunEnds;
  open(): Promise<Migration>;
  /** Opens, plans and runs to the end. */
  planAndRun(): Promise<{ readonly migration: Migration; readonly run: string }>;
}

/** Small files and short waits, so that a few hundred accounts show what a million do. */
const settings: MigrationSettings = {
  ...defaultSettings,
  pageSize: 50,
  requestCap: 12_000,
  framing: 500,
  probeBound: 60_000,
};

/** A journal in a folder of its own, a database and a tenant in memory, and a clock that does not wait. */
export function workbench(accounts: number, changes: Partial<MigrationSettings> = {}): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-migration-'));
  const opened: Migration[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((migration) => migration.close()));
    rmSync(folder, { recursive: true });
  });
  const legacy = new MemoryLegacy(accounts);
  const tenant = new ScriptedTenant();
  const journal = join(folder, 'journal.sqlite');
  const clock = quickClock();
  const open = async () => {
    const migration = await openMigration({
      journal,
      key: new Uint8Array(32).fill(7),
      settings: { ...settings, ...changes },
      clock,
      random: () => 0.5,
    });
    opened.push(migration);
    return migration;
  };
  const ends = { legacy, tenant, connection };
  const planAndRun = async () => {
    const migration = await open();
    const plan = await migration.makePlan(legacy, basis);
    const handle = await migration.startRun(plan.id, ends);
    await handle.done;
    return { migration, run: handle.id };
  };
  return { folder, journal, legacy, tenant, clock, ends, open, planAndRun };
}

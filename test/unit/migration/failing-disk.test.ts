import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../electron/journal/journal.ts';
import { migrationOver } from '../../../electron/migration/migration-over.ts';
import type { DatedBasis, PlanSummary } from '../../../electron/migration/plan/plan-types.ts';
import { defaultSettings } from '../../../electron/migration/settings.ts';
import type { TrickleLook } from '../../../electron/migration/trickle/trickle-look.ts';
import { planning } from '../../../electron/migration/worker/planning.ts';
import { toFailure } from '../../../electron/migration/worker/to-failure.ts';
import { basis, MemoryLegacy } from './support/memory-legacy.ts';
import { quickClock } from './support/quick-clock.ts';
import { type RefusingWorker, refusingWorker } from './support/refusing-worker.ts';
import { connection, ScriptedTenant } from './support/scripted-tenant.ts';

const accounts = 60;
const settings = { ...defaultSettings, pageSize: 20, requestCap: 7_000, framing: 500, probeBound: 20_000 };
const key = new Uint8Array(32).fill(7);
const full = () => new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');

/** What only reads, and so goes on when the disk is full. */
const reads =
  /^(read|events|totals|openFiles|latest|runsElsewhere|unlockRuns|sample|packStep|packRows|resetPacking|begin)/;

function bench(): { worker: RefusingWorker; parts: Parameters<typeof migrationOver>[1]; journal: string } {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-disk-'));
  const journal = join(folder, 'journal.sqlite');
  const worker = refusingWorker(journal, key);
  onTestFinished(async () => {
    await worker.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { worker, journal, parts: { settings, clock: quickClock(), random: () => 0.5 } };
}

describe('a disk that is full', () => {
  test.each(['commitPacked', 'fileAccepted', 'settleFile', 'prepareLedger', 'confirmSent', 'setRunState'])(
    'at %s stops the run in words, and gives it back to be resumed when there is room',
    async (moment) => {
      const { worker, parts } = bench();
      const migration = migrationOver(worker, parts);
      const legacy = new MemoryLegacy(accounts);
      const tenant = new ScriptedTenant();
      tenant.clock = parts.clock;
      const ends = { legacy, tenant, connection };
      const plan = await migration.makePlan(legacy, basis);
      let isFull = false;
      worker.refuse = (method) => {
        isFull ||= method === moment;
        return isFull && !reads.test(method) ? full() : null;
      };
      const handle = await migration.startRun(plan.id, ends);
      const stopped = await handle.done;
      expect(stopped).toMatchObject({ state: 'stopped', failure: { code: 'UF-4006' } });

      worker.refuse = () => null;
      const resumed = await migration.resumeRun(handle.id, ends);
      expect(await resumed.done).toMatchObject({ state: 'finished', counts: { imported: accounts } });
      expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
      expect(tenant.twins).toBe(0);
    },
  );

  test('while a plan is cleared away leaves the next one free to be made', () => {
    const { journal: file } = bench();
    const journal = openJournal<DatedBasis, PlanSummary, TrickleLook>(file, key);
    onTestFinished(() => journal.close());
    const drop = () => {
      throw full();
    };
    const { beginPlan, dropPlan } = planning({ ...journal, plans: { ...journal.plans, drop } }, file, null);
    const plan = beginPlan('plan', basis, 0);
    expect(() => dropPlan(plan)).toThrow('full');
    expect(beginPlan('plan', basis, 0)).not.toBe(plan);
  });

  test('is what a plan that fails by it names, even where it can’t be cleared away', async () => {
    const { worker, parts } = bench();
    worker.refuse = (method) =>
      method === 'planPage' ? full() : method === 'dropPlan' ? new Error('and again') : null;
    const made = migrationOver(worker, parts).makePlan(new MemoryLegacy(accounts), basis);
    await expect(made).rejects.toMatchObject({ code: 'UF-4006' });
  });
});

describe('what SQLite refuses', () => {
  test('for want of room names what to do for whatever was being done, and not for runs alone', () => {
    expect(toFailure(new Sqlite.SqliteError('no', 'SQLITE_FULL'))).toMatchObject({
      failure: { next: expect.stringMatching(/try again.*resume a run/) },
    });
  });

  test.each([
    ['SQLITE_FULL', 'UF-4006'],
    ['SQLITE_IOERR_WRITE', 'UF-4006'],
    ['SQLITE_BUSY', 'UF-4008'],
    ['SQLITE_BUSY_SNAPSHOT', 'UF-4008'],
    ['SQLITE_LOCKED', 'UF-4008'],
    ['SQLITE_CORRUPT', 'UF-4003'],
    ['SQLITE_NOTADB', 'UF-4003'],
  ])('as %s is told as %s', (code, told) => {
    expect(toFailure(new Sqlite.SqliteError('no', code))).toMatchObject({
      kind: 'userferry',
      failure: { code: told },
    });
  });
});

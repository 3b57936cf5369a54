import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AuthUser } from '../../../../electron/accounts/to-user.ts';
import { migrationOver } from '../../../../electron/migration/migration-over.ts';
import { defaultSettings } from '../../../../electron/migration/settings.ts';
import { apart } from '../../../runs.ts';
import { type CrashPoint, crashingWorker } from '../support/crashing-worker.ts';
import { basis, MemoryLegacy } from '../support/memory-legacy.ts';
import { quickClock } from '../support/quick-clock.ts';
import { connection, ScriptedTenant } from '../support/scripted-tenant.ts';
import { ScriptedLog, wishFor, yesTo } from './wave-bench.ts';

const key = new Uint8Array(32).fill(7);
const accounts = 24;
const settings = { ...defaultSettings, pageSize: 10, requestCap: 5_000, framing: 500, probeBound: 20_000 };
/** Waves in the plan's order: by number, of which wave an account is. */
const waves = wishFor('4', {
  rejected: { kind: 'accounts', accounts: 5 },
  failedSignIns: { kind: 'share', percent: 50 },
});
const waveOf = (number: number) => (number <= 4 ? 1 : 2);

function newJournal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-waves-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'journal.sqlite');
}

/** A journal with a plan in it, to begin from. */
async function planned() {
  const journal = newJournal();
  const migration = migrationOver(crashingWorker(journal, key, null), {
    settings,
    clock: quickClock(),
    random: () => 0.5,
  });
  const { id } = await migration.makePlan(new MemoryLegacy(accounts), basis);
  await migration.close();
  return { journal, plan: id };
}

/** Runs all waves with a crash on the way; gives what is true afterwards, and how many calls a whole run takes. */
async function runWithCrash(from: Awaited<ReturnType<typeof planned>>, point: CrashPoint | null) {
  const journal = newJournal();
  copyFileSync(from.journal, journal);
  const { plan } = from;
  const legacy = new MemoryLegacy(accounts);
  const tenant = new ScriptedTenant();
  const clock = quickClock();
  tenant.clock = clock;
  tenant.refuse = ({ user_id }) => (user_id === 'old-00000011' ? 'PATTERN' : null);
  let said = 1;
  let tooEarly = 0;
  tenant.onSubmit = ({ body }) => {
    const users = JSON.parse(Buffer.from(body).toString('utf8')) as AuthUser[];
    tooEarly += users.filter(({ user_id }) => waveOf(Number(user_id.slice(4))) > said).length;
    return 'accepted';
  };
  const ends = { legacy, tenant, connection, log: new ScriptedLog() };
  const parts = { settings, clock, random: () => 0.5 };
  const open = (worker: ReturnType<typeof crashingWorker>) => migrationOver(worker, parts);

  /** Goes on from wherever the journal is, saying yes to whatever waits for it. */
  const toTheEnd = async (migration: ReturnType<typeof open>) => {
    const begun = (await migration.latestRun())?.id;
    if (begun === undefined) await (await migration.startRun(plan, ends, { waves })).done;
    const run = begun ?? (await migration.latestRun())?.id ?? '';
    for (;;) {
      const { state } = await migration.run(run);
      if (state === 'finished') return migration.run(run);
      const awaits = (await migration.report(run)).waves?.awaits ?? null;
      if (awaits !== null) said = awaits.wave;
      const going = await migration.resumeRun(run, ends, awaits === null ? {} : yesTo(awaits.wave));
      expect((await going.done).failure).toBeUndefined();
    }
  };

  const worker = crashingWorker(journal, key, point);
  const first = open(worker);
  await Promise.race([toTheEnd(first), worker.crashed]);
  if (point === null) await first.close();

  const second = open(crashingWorker(journal, key, null));
  const snapshot = await toTheEnd(second);
  const verification = await second.verify(snapshot.id, ends);
  const report = await second.report(snapshot.id);
  await second.close();
  return { snapshot, verification, report, tenant, tooEarly, calls: worker.calls() };
}

test('a run in waves that is killed at any instant sends nobody before their yes, and everybody once', {
  timeout: 300_000,
}, async () => {
  const from = await planned();
  const { calls } = await runWithCrash(from, null);
  expect(calls).toBeGreaterThan(100);
  for (let call = 1; call <= calls; call += apart(4)) {
    const at = `after call ${call}`;
    const { snapshot, verification, report, tenant, tooEarly } = await runWithCrash(from, { call, when: 'after' });
    expect(tooEarly, at).toBe(0);
    expect(snapshot, at).toMatchObject({ state: 'finished', counts: { imported: accounts - 1, rejected: 1 } });
    expect(
      [...tenant.inserted.values()].filter((times) => times !== 1),
      at,
    ).toEqual([]);
    expect(tenant.twins, at).toBe(0);
    expect(verification, at).toMatchObject({ reconciled: true, missing: 0, unexpected: 0, different: 0 });
    expect(
      report.waves?.waves.map(({ outcomes }) => outcomes.reduce((sum, { accounts: each }) => sum + each, 0)),
      at,
    ).toEqual([4, 20]);
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrationOver } from '../../../electron/migration/migration-over.ts';
import { defaultSettings } from '../../../electron/migration/settings.ts';
import { type CrashPoint, crashingWorker } from './support/crashing-worker.ts';
import { basis, MemoryLegacy } from './support/memory-legacy.ts';
import { quickClock } from './support/quick-clock.ts';
import { connection, ScriptedTenant } from './support/scripted-tenant.ts';

const key = new Uint8Array(32).fill(7);
const accounts = 45;
const settings = { ...defaultSettings, pageSize: 20, requestCap: 7_000, framing: 500, probeBound: 20_000 };

/** Runs to the end with a crash on the way; gives what is true afterwards, and how many calls a whole run takes. */
async function runWithCrash(point: CrashPoint | null, logReadable: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const journal = join(folder, 'journal.sqlite');
  const legacy = new MemoryLegacy(accounts);
  const tenant = new ScriptedTenant();
  tenant.logReadable = logReadable;
  tenant.add('was-there', 'person.7@example.com');
  tenant.elsewhere.add('old-00000021');
  tenant.refuse = ({ user_id }) => (user_id === 'old-00000011' ? 'PATTERN' : null);
  const clock = quickClock();
  tenant.clock = clock;
  const ends = { legacy, tenant, connection };
  const parts = { settings, clock, random: () => 0.5 };

  const first = migrationOver(crashingWorker(journal, key, null), parts);
  const plan = await first.makePlan(legacy, basis);
  await first.close();

  const worker = crashingWorker(journal, key, point);
  const second = migrationOver(worker, parts);
  const ended = second.startRun(plan.id, ends).then(({ done }) => done);
  await Promise.race([ended, worker.crashed]);
  if (point === null) await second.close();

  const third = migrationOver(crashingWorker(journal, key, null), parts);
  const begun = await third.latestRun();
  const handle = begun === null ? await third.startRun(plan.id, ends) : await third.resumeRun(begun.id, ends);
  const snapshot = await handle.done;
  const verification = await third.verify(handle.id, ends);
  await third.close();
  return { snapshot, verification, tenant, calls: worker.calls() };
}

describe.each([
  { logReadable: false, moments: ['before', 'after'] },
  { logReadable: true, moments: ['after'] },
] as const)('a run killed at any instant (the tenant’s log readable: $logReadable)', ({ logReadable, moments }) => {
  test('ends as if nothing had happened', { timeout: 120_000 }, async () => {
    const { calls } = await runWithCrash(null, logReadable);
    expect(calls).toBeGreaterThan(30);
    for (let call = 1; call <= calls; call += 1) {
      for (const when of moments) {
        const { snapshot, verification, tenant } = await runWithCrash({ call, when }, logReadable);
        const at = `${when} call ${call}`;
        expect(snapshot.failure, at).toBeUndefined();
        expect(snapshot.state, at).toBe('finished');
        expect(snapshot.counts, at).toMatchObject({ imported: accounts - 3, rejected: 3, uncertain: 0, toSend: 0 });
        expect(
          Object.fromEntries(snapshot.rejectedBy.map(({ reason, accounts: count }) => [reason, count])),
          at,
        ).toEqual({ 'address-of-another-user': 1, 'field-refused': 1, 'id-of-another-user': 1 });
        expect(
          [...tenant.inserted.values()].filter((times) => times !== 1),
          at,
        ).toEqual([]);
        expect(tenant.twins, at).toBe(0);
        expect(verification, at).toMatchObject({ reconciled: true, missing: 0, unexpected: 0, different: 0 });
      }
    }
  });
});

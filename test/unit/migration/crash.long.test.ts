import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrationOver } from '../../../electron/migration/migration-over.ts';
import { defaultSettings } from '../../../electron/migration/settings.ts';
import { apart } from '../../runs.ts';
import { type CrashPoint, crashingWorker } from './support/crashing-worker.ts';
import { basis, MemoryLegacy } from './support/memory-legacy.ts';
import { quickClock } from './support/quick-clock.ts';
import { connection, ScriptedTenant } from './support/scripted-tenant.ts';

const key = new Uint8Array(32).fill(7);
const accounts = 45;
const manner = { settleHalfCreated: true };
const mark = { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'aspnet-identity-core' } };
const settings = { ...defaultSettings, pageSize: 20, requestCap: 7_000, framing: 500, probeBound: 20_000 };

interface Surroundings {
  readonly logReadable: boolean;
  /** People come by signing in meanwhile, and a half-created record is in the way. */
  readonly hybrid: boolean;
}

/** Runs to the end with a crash on the way; gives what is true afterwards, and how many calls a whole run takes. */
async function runWithCrash(point: CrashPoint | null, { logReadable, hybrid }: Surroundings) {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const journal = join(folder, 'journal.sqlite');
  const legacy = new MemoryLegacy(accounts);
  const tenant = new ScriptedTenant();
  tenant.logReadable = logReadable;
  tenant.add('was-there', 'person.7@example.com');
  tenant.elsewhere.add('old-00000021');
  tenant.refuse = ({ user_id }) => (user_id === 'old-00000011' ? 'PATTERN' : null);
  if (hybrid) {
    tenant.halfCreated.set('person.13@example.com', 'old-00000013');
    // Somebody signs in while the run is under way.
    tenant.onSubmit = (_, submission) => {
      if (submission === 1) tenant.add('old-00000030', 'person.30@example.com', mark);
      return 'accepted';
    };
  }
  const clock = quickClock();
  tenant.clock = clock;
  const ends = { legacy, tenant, connection };
  const parts = { settings, clock, random: () => 0.5 };

  const first = migrationOver(crashingWorker(journal, key, null), parts);
  const plan = await first.makePlan(legacy, basis);
  await first.close();

  const worker = crashingWorker(journal, key, point);
  const second = migrationOver(worker, parts);
  const ended = second.startRun(plan.id, ends, manner).then(({ done }) => done);
  await Promise.race([ended, worker.crashed]);
  if (point === null) await second.close();

  const third = migrationOver(crashingWorker(journal, key, null), parts);
  const begun = await third.latestRun();
  const handle =
    begun === null ? await third.startRun(plan.id, ends, manner) : await third.resumeRun(begun.id, ends, manner);
  const snapshot = await handle.done;
  const verification = await third.verify(handle.id, ends);
  await third.close();
  return { snapshot, verification, tenant, calls: worker.calls() };
}

describe.each([
  { logReadable: false, hybrid: false, moments: ['before', 'after'] },
  { logReadable: true, hybrid: true, moments: ['after'] },
] as const)(
  'a run killed at any instant (the tenant’s log readable: $logReadable, hybrid: $hybrid)',
  (surroundings) => {
    const { hybrid, moments } = surroundings;
    test('ends as if nothing had happened', { timeout: 300_000 }, async () => {
      const { calls } = await runWithCrash(null, surroundings);
      expect(calls).toBeGreaterThan(30);
      for (let call = 1; call <= calls; call += apart(3)) {
        for (const when of moments) {
          const { snapshot, verification, tenant } = await runWithCrash({ call, when }, surroundings);
          const at = `${when} call ${call}`;
          expect(snapshot.failure, at).toBeUndefined();
          expect(snapshot.state, at).toBe('finished');
          expect(snapshot.counts, at).toMatchObject({
            imported: accounts - (hybrid ? 4 : 3),
            present: hybrid ? 1 : 0,
            rejected: 3,
            uncertain: 0,
            toSend: 0,
          });
          expect(tenant.deleted, at).toEqual([]);
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
  },
);

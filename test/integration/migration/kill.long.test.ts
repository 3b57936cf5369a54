import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Verification } from '../../../electron/journal/records.ts';
import type { RunSnapshot } from '../../../electron/migration/bulk/run-types.ts';
import type { ImportFile } from '../../../electron/tenant/tenant.ts';
import { someHash } from '../../unit/migration/support/memory-legacy.ts';
import { ScriptedTenant } from '../../unit/migration/support/scripted-tenant.ts';
import { serveTenant } from './support/tenant-over-ipc.ts';

const accounts = 3_000;
const kills = 5;
const entry = fileURLToPath(new URL('./support/migrating-child.ts', import.meta.url));

interface Result {
  readonly snapshot: RunSnapshot;
  readonly verification: Verification;
}

/** Small numbers that look random and are the same in every run of the test. */
function sequenceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The scripted tenant with file bodies as they come over IPC. */
class TenantBehindIpc extends ScriptedTenant {
  override submitImport(file: ImportFile) {
    return super.submitImport({ ...file, body: Buffer.from(String(file.body), 'latin1') });
  }
}

function start(journal: string, tenant: ScriptedTenant, random: () => number, onCall: () => void): ChildProcess {
  const child = fork(entry, [JSON.stringify({ journal, accounts })]);
  serveTenant(tenant, child, () => {
    onCall();
    return random() * 4;
  });
  return child;
}

/** Lets a process migrate and kills it somewhere on its way: by the clock while it plans, by its calls while it runs. */
async function killOnTheWay(journal: string, tenant: ScriptedTenant, random: () => number, planning: boolean) {
  let callsLeft = planning ? Number.POSITIVE_INFINITY : 2 + random() * 50;
  const child = start(journal, tenant, random, () => {
    callsLeft -= 1;
    if (callsLeft < 0) child.kill('SIGKILL');
  });
  const exit = ended(child);
  if (planning) setTimeout(() => child.kill('SIGKILL'), 200 + random() * 300);
  await exit;
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

describe.each([1, 2, 3])('a migration killed with SIGKILL at random instants (round %i)', (round) => {
  test('has everybody exactly once in the end, and wrote no hash to disk', { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'userferry-kill-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const journal = join(folder, 'journal.sqlite');
    const random = sequenceFrom(round);
    const tenant = new TenantBehindIpc();
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000100' ? 'PATTERN' : null);
    for (let kill = 0; kill < kills; kill += 1) {
      await killOnTheWay(journal, tenant, random, kill === 0);
    }
    const child = start(journal, tenant, random, () => undefined);
    const result = await new Promise<Result>((resolve, reject) => {
      child.on('message', (message: Partial<Result>) => {
        const { snapshot, verification } = message;
        if (snapshot !== undefined && verification !== undefined) resolve({ snapshot, verification });
      });
      child.once('exit', (code) => reject(new Error(`the last process ended with ${code}`)));
    });

    expect(result.snapshot.failure).toBeUndefined();
    expect(result.snapshot.state).toBe('finished');
    const interruptions = result.snapshot.events.filter(({ text }) => text.startsWith('Userferry ended'));
    expect(interruptions.length).toBeGreaterThan(0);
    expect(result.snapshot.counts).toMatchObject({ imported: accounts - 1, rejected: 1, uncertain: 0, toSend: 0 });
    expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
    expect(tenant.users.size).toBe(accounts - 1);
    expect(result.verification).toMatchObject({ reconciled: true, missing: 0, unexpected: 0, different: 0 });
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(someHash('00000001').slice(0, 60)), name).toBe(false);
      expect(bytes.includes('Person.1@Example.com'), name).toBe(false);
    }
  });
});

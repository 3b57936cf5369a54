// A run into a connection whose people also come by signing in: before it, while it is under way, and between two looks.
import { describe, expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import type { RunSnapshot } from '../../../electron/migration/bulk/run-types.ts';
import type { RunManner } from '../../../electron/migration/migration.ts';
import { basis, someHash } from './support/memory-legacy.ts';
import { type Workbench, workbench } from './support/workbench.ts';

const marked = { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'aspnet-identity-core' } };
const idOf = (number: number) => `old-${String(number).padStart(8, '0')}`;
const addressOf = (number: number) => `person.${number}@example.com`;

/** Plans, runs and verifies; counts the exports of the run alone. */
async function runWith({ legacy, tenant, ends, open }: Workbench, manner: RunManner = {}) {
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  let exports = 0;
  const { onCall } = tenant;
  tenant.onCall = (name) => {
    onCall(name);
    if (name === 'exportUsers') exports += 1;
  };
  const handle = await migration.startRun(plan.id, ends, manner);
  const rests: RunSnapshot[] = [];
  handle.onChange(() => {
    const now = handle.snapshot();
    if (now.waiting?.why === 'half-created') rests.push(now);
  });
  const snapshot = await handle.done;
  const exportsOfRun = exports;
  return { migration, snapshot, verification: await migration.verify(snapshot.id, ends), exports: exportsOfRun, rests };
}

describe('somebody whom the plan does not send', () => {
  test.each(['before', 'during'] as const)('and who came by signing in %s the run was present', async (when) => {
    const bench = workbench(40);
    const { tenant, legacy } = bench;
    legacy.rows = legacy.rows.map((row, index) => {
      if (index === 3) return { ...row, hash: null };
      return index === 8 ? { ...row, email: 'Person.10@example.com' } : row;
    });
    const come = () => {
      tenant.add(idOf(4), addressOf(4), marked);
      tenant.add(idOf(9), 'person.10@example.com', marked);
    };
    if (when === 'before') come();
    tenant.onSubmit = (_, submission) => {
      if (submission === 1 && when === 'during') come();
      return 'accepted';
    };
    const { snapshot, verification } = await runWith(bench);
    expect(snapshot.counts).toMatchObject({ total: 40, imported: 37, present: 2, held: 1 });
    expect(verification).toMatchObject({
      reconciled: true,
      cameBySignIn: when === 'during' ? 2 : 0,
      newcomers: 0,
      tenantNow: 39,
    });
  });
});

describe('who comes by while the run is under way', () => {
  test('costs one reading of the connection, be they hundreds over many files', async () => {
    const bench = workbench(600, { singleLookups: 5 });
    const { tenant } = bench;
    tenant.onSubmit = (_, submission) => {
      for (let number = 1; number <= 600 && submission === 1; number += 2) {
        tenant.add(idOf(number), addressOf(number), marked);
      }
      return 'accepted';
    };
    const { snapshot, verification, exports } = await runWith(bench);
    expect(snapshot.counts).toMatchObject({ imported: 300, present: 300, rejected: 0 });
    expect(tenant.files.length).toBeGreaterThan(4);
    // The baseline, one for the first files that met them, and the read-back: files that were on their way may have met some as well.
    expect(exports).toBeLessThanOrEqual(4);
    expect(verification).toMatchObject({ reconciled: true, cameBySignIn: 300 });
  });

  test('was present even if the script set no mark: a file that was never sent before brought nobody', async () => {
    const bench = workbench(40);
    bench.tenant.onSubmit = (_, submission) => {
      if (submission === 1) bench.tenant.add(idOf(5), addressOf(5));
      return 'accepted';
    };
    const { snapshot, verification } = await runWith(bench);
    expect(snapshot.counts).toMatchObject({ imported: 39, present: 1 });
    expect(verification).toMatchObject({ reconciled: true, unexpected: 0 });
  });

  test('and has an account that is newer than the plan is explained by the mark', async () => {
    const bench = workbench(40);
    const { migration, snapshot } = await runWith(bench);
    bench.legacy.rows = [
      ...bench.legacy.rows,
      { key: '00000041', email: 'New@example.com', name: 'N', hash: someHash('n') },
    ];
    bench.tenant.add(idOf(41), 'new@example.com', marked);
    expect(await migration.verify(snapshot.id, bench.ends)).toMatchObject({
      reconciled: true,
      newInDatabase: 1,
      cameBySignIn: 1,
      unexpected: 0,
    });
  });
});

describe('a half-created record', () => {
  /** Two of them, one in the way of somebody with a phone number. */
  function halfCreated(): Workbench {
    const bench = workbench(40);
    bench.legacy.rows = bench.legacy.rows.map((row, index) => (index === 8 ? { ...row, phone: '+4930123456' } : row));
    for (const number of [5, 9]) bench.tenant.halfCreated.set(addressOf(number), idOf(number));
    return bench;
  }

  test('is left and named unless somebody wants it removed', async () => {
    const bench = halfCreated();
    const { snapshot, verification } = await runWith(bench);
    expect(snapshot.rejectedBy).toEqual([{ reason: 'half-created-user', accounts: 2 }]);
    expect(verification.reconciled).toBe(true);
    expect(bench.tenant.halfCreated.size).toBe(2);
  });

  test('is removed once nobody is proven to have it, and its account is sent again', async () => {
    const bench = halfCreated();
    const { snapshot, verification, rests } = await runWith(bench, { settleHalfCreated: true });
    expect(snapshot.failure).toBeUndefined();
    // For ten minutes nothing moves, and no end of that is made up.
    expect(rests[0]).toMatchObject({ state: 'settling', counts: { rejected: 2, toSend: 0 } });
    expect(rests.some(({ remainingMs }) => remainingMs !== undefined)).toBe(false);
    expect(snapshot.waiting).toBeUndefined();
    expect(snapshot.counts).toMatchObject({ imported: 40, rejected: 0, toSend: 0 });
    expect(verification).toMatchObject({ reconciled: true, tenantNow: 40 });
    expect(bench.tenant.deleted).toEqual([]);
  });

  test('is left where the application may not delete', async () => {
    const bench = halfCreated();
    bench.tenant.grantedScopes = [];
    const { snapshot } = await runWith(bench, { settleHalfCreated: true });
    expect(snapshot.state).toBe('finished');
    expect(snapshot.rejectedBy).toEqual([{ reason: 'half-created-user', accounts: 2 }]);
    expect(snapshot.events.some(({ detail }) => detail === 'delete:users')).toBe(true);
  });

  // Neither id nor address finds somebody who was linked: only the user whom they were linked into tells of them.
  test.each([
    ['by its id', { userId: idOf(5), email: 'was@example.net' }, 1],
    ['by its address alone', { userId: 'signed-up', email: 'Person.5@Example.com' }, 1],
    ['and Auth0 tells no address of it', { userId: 'signed-up' }, 2],
  ] as const)('that may be linked into another user %s is left', async (_, identity, left) => {
    const bench = halfCreated();
    const { tenant, ends } = bench;
    const { name: connection } = ends.connection;
    tenant.add('primary', 'primary@example.net');
    const primary = tenant.users.get('primary');
    if (primary === undefined) throw new Error('nobody was added');
    const own = { connection, userId: 'primary' };
    tenant.users.set('primary', { ...primary, identities: [own, { connection, ...identity }] });
    const { snapshot } = await runWith(bench, { settleHalfCreated: true });
    expect(tenant.halfCreated.has(addressOf(5))).toBe(true);
    expect(tenant.halfCreated.size).toBe(left);
    expect(snapshot.rejectedBy).toEqual([{ reason: 'half-created-user', accounts: left }]);
    expect(snapshot.events.map(({ text }) => text).join(' ')).toContain('by linking');
  });

  /** The owner signs in with the new password: the record is whole, and a user. */
  const comes = ({ tenant }: Workbench, number: number) => {
    if (tenant.halfCreated.delete(addressOf(number))) tenant.add(idOf(number), addressOf(number), marked);
  };

  // Two looks when the file is settled, one that proves it, and one before each delete.
  test.each([3, 4, 5])('whose owner signs in before look %i is not touched', async (look) => {
    const bench = halfCreated();
    const { user } = bench.tenant;
    let looks = 0;
    bench.tenant.user = async (id) => {
      if (id === idOf(5)) looks += 1;
      if (looks === look) comes(bench, 5);
      return user.call(bench.tenant, id);
    };
    const { snapshot, verification } = await runWith(bench, { settleHalfCreated: true });
    expect(bench.tenant.deleted).toEqual([]);
    expect(snapshot.counts).toMatchObject({ imported: 39, present: 1, rejected: 0 });
    expect(verification).toMatchObject({ reconciled: true, cameBySignIn: 1 });
  });

  test('whose owner comes after a delete whose answer was lost is not deleted by repeating it', async () => {
    const bench = halfCreated();
    const { tenant } = bench;
    const { deleteByEmail } = tenant;
    let lost = false;
    tenant.deleteByEmail = async (connection, email) => {
      await deleteByEmail.call(tenant, connection, email);
      if (lost) return;
      lost = true;
      tenant.add(idOf(5), addressOf(5), marked);
      throw answerLost();
    };
    const { snapshot, verification } = await runWith(bench, { settleHalfCreated: true });
    expect(tenant.deleted).toEqual([]);
    expect(snapshot.counts).toMatchObject({ imported: 39, present: 1, rejected: 0 });
    expect(verification).toMatchObject({ reconciled: true, cameBySignIn: 1 });
  });
});

/** What the tenant's room throws where an answer can't be read. */
function answerLost(): UserferryError {
  return new UserferryError({ code: 'UF-2006', message: 'lost', kept: 'all', next: 'again' });
}

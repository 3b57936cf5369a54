import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type UndoConsent, waivableCauses } from '../../../../electron/common/undo-words.ts';
import { UserferryError } from '../../../../electron/common/userferry-error.ts';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { runs } from '../../../runs.ts';
import { basis, MemoryLegacy } from '../support/memory-legacy.ts';
import { connection, type ScriptedTenant } from '../support/scripted-tenant.ts';
import { addressOf, idOf, type UndoBench, undoBench, wish } from '../support/undo-bench.ts';

const people = 30;
const numbers = Array.from({ length: people }, (_, index) => index + 1);

const lost = (code: 'UF-2006' | 'UF-2014' | 'UF-2015') =>
  new UserferryError({ code, message: 'as scripted', kept: '', next: '', detail: 'as scripted' });

function change(tenant: ScriptedTenant, number: number, changes: object): void {
  const user = tenant.users.get(idOf(number));
  if (user !== undefined) tenant.users.set(idOf(number), { ...user, ...changes });
}

async function statesOf(migration: Migration, run: string): Promise<Readonly<Record<number, string>>> {
  const states: Record<number, string> = {};
  for await (const page of migration.undo.entries(run)) {
    for (const { key, state, causes } of page) states[Number(key)] = [state, ...causes].join(' ');
  }
  return states;
}

describe('undoing a run', () => {
  test('deletes whom it brought and nobody else, looks at each right before, and lets a new run begin', async () => {
    const bench = await undoBench(people, (tenant) => {
      tenant.add(idOf(5), addressOf(5));
      tenant.add('somebody', addressOf(6));
    });
    const { migration } = bench.open();
    const { tenant, run, ends } = bench;
    tenant.onDelete = (id) => {
      // While the first is deleted, others come.
      if (id === idOf(1)) change(tenant, 20, { signIns: 1, lastLogin: bench.clock.now() });
    };
    const told: number[] = [];
    const { deleted, end, standing } = await migration.undo.carryOut(run, ends, wish('undo'), {
      onProgress: ({ waiting }) => told.push(waiting),
    });
    expect(end).toEqual({ kind: 'done' });
    expect(deleted).toBe(people - 3);
    expect([...tenant.users.keys()].sort()).toEqual([idOf(5), idOf(20), 'somebody'].sort());
    expect(standing).toMatchObject({ state: 'finished', result: { matches: true, baseline: 2, newcomers: 0 } });
    expect(told.at(-1)).toBe(0);
    expect(new Set(told).size).toBe(people - 2);

    await expect(migration.resumeRun(run, { ...ends, legacy: bench.legacy })).rejects.toMatchObject({
      code: 'UF-4401',
    });
    const again = await migration.startRun(bench.plan, { ...ends, legacy: bench.legacy });
    expect((await again.done).counts).toMatchObject({ imported: people - 3, present: 2, rejected: 1 });
    await migration.close();
  });

  test('is refused where it would do harm, or where it isn’t known whom it is about', async () => {
    const bench = await undoBench(3);
    const { tenant, run, ends } = bench;
    const { migration, worker } = bench.open();
    const carryOut = () => migration.undo.carryOut(run, ends, wish('undo'));
    tenant.options = { importMode: false, customDatabase: true, usernames: null };
    await expect(carryOut()).rejects.toMatchObject({ code: 'UF-4405' });
    tenant.options = null;
    await expect(carryOut()).rejects.toMatchObject({ code: 'UF-4406' });
    tenant.options = { importMode: true, customDatabase: true, usernames: null };
    tenant.grantedScopes = [];
    await expect(carryOut()).rejects.toMatchObject({ code: 'UF-4407' });
    tenant.grantedScopes = ['delete:users'];
    const elsewhere = { ...ends, connection: { ...connection, id: 'con_0000000000000009' } };
    await expect(migration.undo.carryOut(run, elsewhere, wish('undo'))).rejects.toMatchObject({ code: 'UF-4012' });
    await worker.api.fileUncertain(run, 1, 'nobody knows');
    await expect(carryOut()).rejects.toMatchObject({ code: 'UF-4402' });
    await worker.api.settleFile(run, 1, { summary: null, verdicts: [], now: 0 });
    const other = bench.open();
    await other.worker.api.lockRuns();
    await expect(carryOut()).rejects.toMatchObject({ code: 'UF-4001' });
    await other.migration.close();
    // Somebody said yes to two, and the run has brought three by now.
    const toTwo = { ...wish('undo'), atMost: 2 };
    await expect(migration.undo.carryOut(run, ends, toTwo)).rejects.toMatchObject({ code: 'UF-4411' });
    expect(tenant.users.size).toBe(3);
    expect(await migration.undo.standing(run)).toBeNull();
    expect(await migration.undo.carryOut(run, ends, { ...toTwo, atMost: 3 })).toMatchObject({ deleted: 3 });
    await migration.close();
  });

  test('stops after the users who are being deleted, holds other runs back, and goes on', async () => {
    const bench = await undoBench(people);
    const { migration } = bench.open();
    const { tenant, run, ends, legacy } = bench;
    const stop = new AbortController();
    tenant.onDelete = (id) => id === idOf(7) && stop.abort(new Error('stopped'));
    const stopped = await migration.undo.carryOut(run, ends, wish('undo'), { signal: stop.signal });
    expect(stopped.end).toEqual({ kind: 'stopped' });
    expect(stopped.deleted).toBe(people - tenant.users.size);
    expect(tenant.users.size).toBeGreaterThan(15);
    await expect(migration.startRun(bench.plan, { ...ends, legacy })).rejects.toMatchObject({ code: 'UF-4404' });
    const gone = await migration.undo.carryOut(run, ends, wish('undo'));
    expect(gone).toMatchObject({ end: { kind: 'done' }, standing: { result: { matches: true } } });
    expect(tenant.deleted.toSorted()).toEqual(numbers.map(idOf));
    await migration.close();
  });

  test('takes a run back that was stopped on its way, and it stays stopped', async () => {
    const bench = await undoBench(0);
    bench.legacy.rows = new MemoryLegacy(200).rows;
    const { migration } = bench.open();
    const { tenant } = bench;
    const ends = { ...bench.ends, legacy: bench.legacy };
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, ends);
    tenant.onSubmit = (_, file) => {
      if (file === 2) handle.stop();
      return 'accepted';
    };
    const { state, counts } = await handle.done;
    expect([state, counts.imported > 0, counts.toSend > 0]).toEqual(['stopped', true, true]);
    expect(await migration.undo.carryOut(handle.id, bench.ends, wish('undo'))).toMatchObject({
      deleted: counts.imported,
      standing: { result: { matches: true, tenantNow: 0 } },
    });
    await expect(migration.resumeRun(handle.id, ends)).rejects.toMatchObject({ code: 'UF-4401' });
    await migration.close();
  });

  test('settles lost answers by looking again, and tells one refusal from a refusal of everybody', async () => {
    const bench = await undoBench(people);
    const { migration } = bench.open();
    const { tenant, run, ends } = bench;
    const original = tenant.deleteUser.bind(tenant);
    let calls = 0;
    tenant.deleteUser = async (id: string) => {
      calls += 1;
      if (id === idOf(9)) throw lost('UF-2015');
      if (calls % 4 === 1) throw lost('UF-2006');
      await original(id);
      if (calls % 4 === 2) throw lost('UF-2014');
    };
    const first = await migration.undo.carryOut(run, ends, wish('undo'));
    expect(first).toMatchObject({ end: { kind: 'done' }, standing: { result: { matches: false } } });
    expect(await statesOf(migration, run)).toEqual(
      Object.fromEntries(numbers.map((number) => [number, number === 9 ? 'failed' : 'deleted'])),
    );
    expect([...tenant.users.keys()]).toEqual([idOf(9)]);
    // Who was refused is tried again.
    tenant.deleteUser = original;
    expect(await migration.undo.carryOut(run, ends, wish('undo'))).toMatchObject({
      deleted: 1,
      standing: { result: { matches: true } },
    });
    await migration.close();

    const refused = bench.copy();
    for (const number of numbers) refused.tenant.add(idOf(number), addressOf(number));
    refused.tenant.deleteUser = async () => {
      throw lost('UF-2015');
    };
    const fresh = await undoBench(8);
    fresh.tenant.deleteUser = refused.tenant.deleteUser;
    const opened = fresh.open();
    const { end } = await opened.migration.undo.carryOut(fresh.run, fresh.ends, wish('undo'));
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'UF-4408', detail: 'as scripted' } });
    expect(new Set(Object.values(await statesOf(opened.migration, fresh.run)))).toEqual(new Set(['waiting']));
    await opened.migration.close();
  });

  test('names who is missing from the baseline, who is left over, and who was kept and is gone', async () => {
    const bench = await undoBench(6, (tenant) => {
      tenant.add('was-there', 'was.there@example.org');
      tenant.add('stays', 'stays@example.org');
    });
    const { migration } = bench.open();
    const { tenant, run, ends } = bench;
    change(tenant, 2, { signIns: 1 });
    const left = tenant.users.get(idOf(3));
    tenant.onDelete = (id) => {
      if (id !== idOf(6)) return;
      tenant.users.delete('was-there');
      tenant.users.delete(idOf(2));
      if (left !== undefined) tenant.users.set(idOf(3), left);
    };
    tenant.deleteUser = async (id: string) => {
      tenant.users.delete(id);
      tenant.onDelete(id);
    };
    const { standing } = await migration.undo.carryOut(run, ends, wish('undo'));
    expect(standing.result?.matches).toBe(false);
    const found = [];
    for await (const page of migration.undo.differences(run)) found.push(...page);
    expect(found).toEqual([
      { kind: 'baseline-missing', userId: 'was-there' },
      { kind: 'kept-missing', userId: idOf(2) },
      { kind: 'left-over', userId: idOf(3) },
    ]);
    expect(standing.firstDifferences).toEqual(found);
    await migration.close();
  });
});

describe('an undoing killed at any instant', () => {
  const prepared = (bench: UndoBench) => {
    change(bench.tenant, 4, { signIns: 2 });
    bench.tenant.users.delete(idOf(6));
    return bench;
  };
  const outcome = async (bench: UndoBench, migration: Migration) => ({
    // Whoever is not there any more after a crash may have been deleted before it.
    states: Object.fromEntries(
      Object.entries(await statesOf(migration, bench.run)).map(([number, state]) => [
        number,
        state === 'gone' ? 'deleted' : state,
      ]),
    ),
    users: [...bench.tenant.users.keys()],
    twice: bench.tenant.deleted.length - new Set(bench.tenant.deleted).size,
    matches: (await migration.undo.standing(bench.run))?.result?.matches,
  });

  test('ends as if nothing had happened', { timeout: 300_000 }, async () => {
    const original = prepared(await undoBench(12, (tenant) => tenant.add('was-there', 'was.there@example.org')));
    const whole = original.copy();
    const opened = whole.open();
    await opened.migration.undo.carryOut(whole.run, whole.ends, wish('undo'));
    const expected = await outcome(whole, opened.migration);
    expect(expected).toMatchObject({ users: ['was-there', idOf(4)], twice: 0, matches: true });
    const calls = opened.worker.calls();
    await opened.migration.close();
    expect(calls).toBeGreaterThan(20);

    for (let call = 1; call <= calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const bench = original.copy();
        const killed = bench.open({ call, when });
        const ended = killed.migration.undo.carryOut(bench.run, bench.ends, wish('undo')).catch(() => undefined);
        await Promise.race([ended, killed.worker.crashed]);
        await killed.migration.close();
        const { migration } = bench.open();
        await migration.undo.carryOut(bench.run, bench.ends, wish('undo')).catch((error: unknown) => {
          // Only the very last answer was lost.
          expect(error).toMatchObject({ code: 'UF-4403' });
        });
        expect(await outcome(bench, migration), `${when} call ${call}`).toEqual(expected);
        await migration.close();
      }
    }
  });
});

/** What can have happened to a user since the run, and what keeps them for it. */
const lives = {
  nothing: {},
  'signed-in': { signIns: 1, lastLogin: 1 },
  'password-set': { lastPasswordReset: 1 },
  linked: {
    identities: [
      { connection: connection.name, userId: '' },
      { connection: 'google', userId: 'google|1' },
    ],
  },
  enrolled: { factors: ['guardian'] },
  changed: { email: 'moved@example.org' },
  metadata: { userMetadata: { colour: 'blue' } },
  marked: { appMetadata: { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'x' } } },
  'made-anew': { created: Date.UTC(2027, 0, 1), changed: Date.UTC(2027, 0, 1) },
} as const;
type Life = keyof typeof lives | 'left' | 'linked-into' | 'id-elsewhere';
const allLives = [...(Object.keys(lives) as (keyof typeof lives)[]), 'left', 'linked-into', 'id-elsewhere'] as const;

function live(tenant: ScriptedTenant, number: number, life: Life): void {
  const id = idOf(number);
  if (!tenant.users.has(id)) return;
  if (life === 'left') tenant.users.delete(id);
  else if (life === 'id-elsewhere') tenant.elsewhere.add(id);
  else if (life === 'linked-into') {
    tenant.users.delete(id);
    const primary = `google|${number}`;
    tenant.add(primary, addressOf(number));
    const identities = [
      { connection: 'google', userId: primary },
      { connection: connection.name, userId: id },
    ];
    tenant.users.set(primary, { ...tenant.users.get(primary), identities } as NonNullable<
      ReturnType<typeof tenant.users.get>
    >);
  } else if (life === 'linked') {
    const identities = lives.linked.identities.map((identity) => ({ ...identity, userId: identity.userId || id }));
    change(tenant, number, { identities });
  } else change(tenant, number, lives[life]);
}

/** The yes without which somebody who lived so is never deleted; null where none helps. */
function yesFor(life: Life): UndoConsent | null {
  if (life === 'nothing') return 'undo';
  if (life === 'metadata') return 'changed';
  return waivableCauses.find((cause) => cause === life) ?? null;
}

test('over random tenants, nobody else’s user is ever changed or deleted, and everybody who may go goes', {
  timeout: 300_000,
}, async () => {
  const size = 8;
  const number = fc.integer({ min: 1, max: size });
  const tenants = fc.record({
    strangersAddress: fc.uniqueArray(number, { maxLength: 2 }),
    wereThere: fc.uniqueArray(number, { maxLength: 2 }),
    halfCreated: fc.uniqueArray(number, { maxLength: 2 }),
    elsewhere: fc.uniqueArray(number, { maxLength: 2 }),
    before: fc.array(fc.constantFrom(...allLives), { minLength: size, maxLength: size }),
    // Something happens to somebody right when somebody else is deleted.
    meanwhile: fc.option(fc.tuple(number, fc.constantFrom(...allLives.filter((life) => life !== 'id-elsewhere'))), {
      nil: null,
    }),
    consents: fc.uniqueArray(fc.constantFrom(...waivableCauses)),
    losses: fc.array(fc.constantFrom('none', 'before', 'after'), { minLength: 1, maxLength: 5 }),
    stopAt: fc.option(fc.integer({ min: 1, max: size }), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(tenants, async (given) => {
      const bench = await undoBench(size, (tenant) => {
        for (const each of given.strangersAddress) tenant.add(`stranger-${each}`, addressOf(each));
        for (const each of given.wereThere)
          if (!given.elsewhere.includes(each)) tenant.add(idOf(each), `early.${each}@example.org`);
        for (const each of given.halfCreated) tenant.halfCreated.set(addressOf(each), `half-${each}`);
        for (const each of given.elsewhere) if (!given.wereThere.includes(each)) tenant.elsewhere.add(idOf(each));
      });
      const { tenant, run, ends } = bench;
      const brought = new Set(tenant.inserted.keys());
      const lived = new Map<string, Life>();
      for (const [index, life] of given.before.entries()) {
        if (!brought.has(idOf(index + 1))) continue;
        live(tenant, index + 1, life);
        lived.set(idOf(index + 1), life);
      }
      const before = new Map(tenant.users);
      const half = new Map(tenant.halfCreated);
      const consents: readonly UndoConsent[] = ['undo', ...given.consents];
      const original = tenant.deleteUser.bind(tenant);
      const stop = new AbortController();
      const looked = new Set<string>();
      tenant.onLook = (id) => looked.add(id);
      let calls = 0;
      let cameLate = false;
      tenant.deleteUser = async (id: string) => {
        calls += 1;
        const yes = yesFor(lived.get(id) ?? 'nothing');
        expect(brought.has(id) && !tenant.elsewhere.has(id)).toBe(true);
        expect(yes !== null && consents.includes(yes), `${id}: ${lived.get(id)}`).toBe(true);
        const losses = [...given.losses, 'none'];
        const loss = losses[calls % losses.length];
        if (calls === given.stopAt) stop.abort(new Error('stopped'));
        if (loss === 'before') throw lost('UF-2006');
        await original(id);
        if (given.meanwhile !== null && !cameLate) {
          cameLate = true;
          const [who, life] = given.meanwhile;
          // Who was looked at already, and whose deletion is on its way, can't be kept any more.
          if (lived.get(idOf(who)) === 'nothing' && tenant.users.has(idOf(who)) && !looked.has(idOf(who))) {
            live(tenant, who, life);
            lived.set(idOf(who), life);
            const now = tenant.users.get(idOf(who));
            if (now === undefined) before.delete(idOf(who));
            else before.set(idOf(who), now);
            const linked = tenant.users.get(`google|${who}`);
            if (linked !== undefined) before.set(linked.userId, linked);
          }
        }
        if (loss === 'after') throw lost('UF-2014');
      };
      tenant.deleteByEmail = () => Promise.reject(new Error('somebody was to be deleted by e-mail'));
      const { migration } = bench.open();
      const first = await migration.undo.carryOut(
        run,
        ends,
        { consents, by: null, why: null },
        { signal: stop.signal },
      );
      const end =
        first.end.kind === 'stopped'
          ? await migration.undo.carryOut(run, ends, { consents, by: null, why: null })
          : first;
      expect(end.end).toEqual({ kind: 'done' });
      expect(end.standing).toMatchObject({ differences: 0, result: { matches: true } });

      for (const [id, user] of before) {
        const yes = yesFor(lived.get(id) ?? 'nothing');
        const goes = brought.has(id) && !tenant.elsewhere.has(id) && yes !== null && consents.includes(yes);
        if (goes) expect(tenant.users.has(id), `${id}: ${lived.get(id)}`).toBe(false);
        else expect(tenant.users.get(id), `${id}: ${lived.get(id)}`).toEqual(user);
      }
      expect(tenant.users.size).toBeLessThanOrEqual(before.size);
      expect(tenant.halfCreated).toEqual(half);
      expect(tenant.deleted.length).toBe(new Set(tenant.deleted).size);
      await migration.close();
    }),
    { numRuns: runs(40) },
  );
});

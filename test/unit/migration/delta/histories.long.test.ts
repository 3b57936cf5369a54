import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserferryError } from '../../../../electron/common/userferry-error.ts';
import { isEmptyDelta } from '../../../../electron/migration/delta/open-accounts.ts';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { runs } from '../../../runs.ts';
import { changeRow, type DeltaBench, deltaBench, linesOf, noWish } from '../support/delta-bench.ts';
import { basis, someHash } from '../support/memory-legacy.ts';
import { addressOf, idOf } from '../support/undo-bench.ts';

// What can happen between a run and the end of its deltas, in any order: whatever it is, the password that holds in the old application
// holds at Auth0 too, or its owner is listed.

const people = 6;
const number = fc.integer({ min: 1, max: people });
const lost = (code: 'UF-2006' | 'UF-2014') =>
  new UserferryError({ code, message: 'as scripted', kept: '', next: '', detail: 'as scripted' });

/** People change back to a password that they had before. */
const hashOf = (account: number, choice: number) => someHash(`${account} ${choice}`);
const choice = fc.integer({ min: 0, max: 2 });
const newPassword = fc.tuple(number, choice);
const newPasswords = fc.uniqueArray(newPassword, { maxLength: 3, selector: ([account]) => account });

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('new-password' as const), number, choice }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('sign-in' as const), number }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('set-at-auth0' as const), number }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('comes-by-sign-in' as const), number }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('renamed' as const), number }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('moved' as const), number }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('shown' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('delta' as const),
      /** Happens to somebody while the delta is at work, at its nth call. */
      meanwhile: fc.option(
        fc.record({
          call: fc.integer({ min: 1, max: 30 }),
          number,
          choice,
          what: fc.constantFrom('new-password', 'sign-in'),
        }),
        { nil: null },
      ),
      answers: fc.array(fc.constantFrom('accepted', 'lost-after', 'uncertain', 'not-sent'), { maxLength: 3 }),
      losses: fc.array(fc.constantFrom('none', 'before', 'after'), { maxLength: 4 }),
      stopAt: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
      killAt: fc.option(
        fc.record({
          call: fc.integer({ min: 1, max: 60 }),
          when: fc.constantFrom('before' as const, 'after' as const),
        }),
        { nil: null },
      ),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Whether a hash as Auth0 was given it is that of a row. */
const isOf = (given: string | null | undefined, hash: string) =>
  given?.endsWith(Buffer.from(hash, 'base64').subarray(29).toString('base64').replace(/=+$/, '')) === true;

test('a password that was changed in the old application is carried over or listed, whatever happens', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        // Between plan and file, and between a file and its second sending.
        early: newPasswords,
        between: newPasswords,
        answer: fc.constantFrom('accepted' as const, 'lost-after' as const, 'uncertain' as const),
        silent: fc.boolean(),
        held: fc.uniqueArray(number, { maxLength: 1 }),
        history: fc.array(happening, { minLength: 1, maxLength: 12 }),
      }),
      async ({ early, between, answer, silent, held, history }) => {
        const bench = await deltaBench(0);
        bench.legacy.rows = (await deltaBench(people)).legacy.rows;
        for (let each = 1; each <= people; each += 1) {
          changeRow(bench, each, { hash: held.includes(each) ? null : hashOf(each, 0) });
        }
        bench.tenant.passesOver = silent;
        let { migration } = bench.open();
        const plan = await migration.makePlan(bench.legacy, basis);
        for (const [each, which] of early) changeRow(bench, each, { hash: hashOf(each, which) });
        bench.tenant.onSubmit = (_, file) => {
          if (file !== 1) return 'accepted';
          for (const [each, which] of between) changeRow(bench, each, { hash: hashOf(each, which) });
          return answer;
        };
        await (await migration.startRun(plan.id, bench.both)).done;
        // Hashes with which the tenant has them, or had when they signed in.
        const known = new Map<number, string>();
        const note = () => {
          for (let each = 1; each <= people; each += 1) {
            const given = bench.tenant.hashes.get(idOf(each));
            const hash = [0, 1, 2].map((which) => hashOf(each, which)).find((candidate) => isOf(given, candidate));
            if (hash !== undefined) known.set(each, hash);
          }
        };
        note();
        for (const event of history) {
          if (event.what === 'delta') migration = await carryOver(bench, migration, event, note);
          else await happen(bench, migration, event, known);
          note();
        }
        // What a cutover asks for: one that finds nothing more to carry over, begun after everything that happened.
        const place = { name: bench.both.connection.name, tenant: bench.tenant.domain };
        const begun = (await migration.delta.passes(place)).at(-1)?.id;
        let listed: Readonly<Record<number, string>> | null = null;
        for (let pass = 1; listed === null; pass += 1) {
          expect(pass, 'there is an end of it').toBeLessThan(6);
          const { end, standing } = await migration.delta.carryOver(bench.both, noWish);
          expect(end).toEqual({ kind: 'done' });
          if (standing.id === begun) continue;
          if (standing.state === 'finished' && isEmptyDelta(standing.counts))
            listed = await linesOf(migration, standing.id);
        }
        note();
        for (let each = 1; each <= people; each += 1) {
          if (!bench.tenant.users.has(idOf(each))) continue;
          const hash = bench.legacy.rows[each - 1]?.hash ?? '';
          const isCarried = known.get(each) === hash;
          const isListed = listed[each]?.includes(' password:') === true;
          expect(isCarried || isListed, `account ${each}: ${JSON.stringify(listed)}`).toBe(true);
        }
        await migration.close();
      },
    ),
    { numRuns: runs(60) },
  );
});

async function happen(
  bench: DeltaBench,
  migration: Migration,
  event: Exclude<Happening, { what: 'delta' }>,
  known: Map<number, string>,
): Promise<void> {
  const { tenant, clock } = bench;
  switch (event.what) {
    case 'new-password':
      return changeRow(bench, event.number, { hash: hashOf(event.number, event.choice) });
    case 'sign-in':
      return tenant.signIn(idOf(event.number));
    case 'set-at-auth0': {
      const user = tenant.users.get(idOf(event.number));
      if (user === undefined) return;
      tenant.hashes.set(idOf(event.number), null);
      tenant.users.set(user.userId, { ...user, lastPasswordReset: clock.now() });
      return;
    }
    case 'comes-by-sign-in': {
      // Who isn't there yet, with the password of that moment.
      const hash = bench.legacy.rows[event.number - 1]?.hash;
      if (tenant.users.has(idOf(event.number)) || hash == null) return;
      tenant.add(idOf(event.number), addressOf(event.number), {
        userferry_trickle: { at: new Date(clock.now()).toISOString(), from: 'x' },
      });
      tenant.signIn(idOf(event.number));
      known.set(event.number, hash);
      return;
    }
    case 'renamed':
      return changeRow(bench, event.number, { name: `Another ${event.number} of ${clock.now()}` });
    case 'moved':
      return changeRow(bench, event.number, { email: `moved.${event.number}.${clock.now()}@example.com` });
    case 'shown':
      return void (await migration.delta.preview(bench.both));
  }
}

/** Carries a delta over among calls whose answers are lost, stopped or killed on the way; gives what goes on from there. */
async function carryOver(
  bench: DeltaBench,
  migration: Migration,
  event: Extract<Happening, { what: 'delta' }>,
  note: () => void,
): Promise<Migration> {
  const { tenant } = bench;
  const stop = new AbortController();
  let calls = 0;
  let submissions = 0;
  tenant.onCall = () => {
    calls += 1;
    note();
    if (calls === event.stopAt) stop.abort(new Error('stopped'));
    if (event.meanwhile?.call !== calls) return;
    note();
    if (event.meanwhile.what === 'sign-in') tenant.signIn(idOf(event.meanwhile.number));
    else changeRow(bench, event.meanwhile.number, { hash: hashOf(event.meanwhile.number, event.meanwhile.choice) });
  };
  tenant.onSubmit = () => event.answers[submissions++] ?? 'accepted';
  const original = tenant.updateUser.bind(tenant);
  let updates = 0;
  tenant.updateUser = async (id, changes) => {
    const loss = event.losses[updates++] ?? 'none';
    if (loss === 'before') throw lost('UF-2006');
    const result = await original(id, changes);
    if (loss === 'after') throw lost('UF-2014');
    return result;
  };
  const carrying = async (by: Migration) => {
    const { end } = await by.delta.carryOver(bench.both, noWish, { signal: stop.signal }).catch((error) => {
      if (!stop.signal.aborted) throw error;
      return { end: { kind: 'stopped' } };
    });
    expect(['done', 'stopped']).toContain(end.kind);
  };
  let after = migration;
  if (event.killAt === null) await carrying(migration);
  else {
    await migration.close();
    const killed = bench.open(event.killAt);
    await Promise.race([carrying(killed.migration).then(() => killed.migration.close()), killed.worker.crashed]);
    after = bench.open().migration;
  }
  tenant.updateUser = original;
  tenant.onCall = () => undefined;
  tenant.onSubmit = () => 'accepted';
  note();
  // A run of new accounts that was stopped goes on with the next delta.
  return after;
}

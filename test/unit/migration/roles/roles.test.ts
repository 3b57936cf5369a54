import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rolesIn } from '../../../../electron/accounts/roles-in.ts';
import type { GivingState } from '../../../../electron/common/role-words.ts';
import { askedAgain, callsOf, toGive } from '../../../../electron/migration/roles/calls-of.ts';
import { giveRole } from '../../../../electron/migration/roles/give-roles.ts';
import { matchRoles } from '../../../../electron/migration/roles/match-roles.ts';
import { lackedRights } from '../../../../electron/migration/roles/rights.ts';
import type { WorkerApi } from '../../../../electron/migration/worker/make-worker-api.ts';
import type { Remote } from '../../../../electron/migration/worker/remote.ts';
import { MOST_AT_ONCE, type TenantRoles } from '../../../../electron/tenant/tenant-roles.ts';

test.each([
  [{}, []],
  [{ roles: ['Editors', ' Admins ', 'Editors', 7, ''] }, ['Editors', 'Admins']],
  [{ role: 'Staff', roles: 'no list' }, ['Staff']],
  [{ role: 3, roles: [null] }, []],
])('metadata %j names the roles %j', (metadata, names) => {
  expect(rolesIn(metadata)).toEqual(names);
});

test('a role stands for a name by what somebody said, else by the same name, else by the only one that differs in case', () => {
  const roles = ['Editors', 'editors', 'ADMINS', 'Staff'].map((name, index) => ({ id: `rol_${index}`, name }));
  const found = (names: readonly string[], given: readonly (readonly [string, string])[] = []) =>
    matchRoles(names, roles, new Map(given)).map(({ role }) => role?.name ?? null);
  expect(found(['Editors', 'editors', 'admins', 'Guests'])).toEqual(['Editors', 'editors', 'ADMINS', null]);
  // Two that differ in case alone are nobody's to choose between.
  expect(found(['EDITORS'])).toEqual([null]);
  expect(
    found(
      ['Guests', 'Editors'],
      [
        ['Guests', 'staff'],
        ['Editors', 'Nobody'],
      ],
    ),
  ).toEqual(['Staff', null]);
});

test('a role that somebody chose to give nobody stands for nothing, though the tenant has one of its name', () => {
  const roles = [{ id: 'rol_1', name: 'Editors' }];
  expect(matchRoles(['Editors'], roles, new Map([['Editors', null]]))).toEqual([{ name: 'Editors', role: null }]);
});

test('all the rights that are missing are told at once, and who may look without may', () => {
  const all = [
    'read:users',
    'read:connections',
    'read:roles',
    'read:role_members',
    'create:role_members',
    'update:roles',
  ];
  const without = (...left: readonly string[]) => lackedRights(all.filter((scope) => !left.includes(scope)));
  expect(lackedRights(all)).toEqual({ missing: [], mayLook: true });
  expect(without('update:roles')).toEqual({ missing: ['update:roles'], mayLook: true });
  expect(without('update:roles', 'read:roles')).toEqual({ missing: ['read:roles', 'update:roles'], mayLook: false });
});

const matched = (counts: readonly { state: GivingState; present: boolean; users: number }[]) => ({
  roles: [{ number: 1, name: 'a', role: { id: 'rol_1', name: 'a' }, counts }],
});

test('calls are counted for whoever is to be given a role, and for everybody who is read back', () => {
  const counts = [
    { state: 'waiting' as const, present: false, users: 101 },
    { state: 'waiting' as const, present: true, users: 10 },
    { state: 'had' as const, present: false, users: 49 },
    { state: 'refused' as const, present: false, users: 7 },
  ];
  expect([toGive(matched(counts), false), callsOf(matched(counts), false)]).toEqual([101, 3 + 2]);
  expect([toGive(matched(counts), true), callsOf(matched(counts), true)]).toEqual([111, 3 + 2]);
  // Who was refused is tried again once somebody asks.
  expect([toGive(askedAgain(matched(counts)), false), callsOf(askedAgain(matched(counts)), false)]).toEqual([
    108,
    3 + 2,
  ]);
  const unmatched = { roles: [{ number: 1, name: 'a', role: null, counts }] };
  expect([toGive(unmatched, true), callsOf(unmatched, true)]).toEqual([0, 0]);
});

/** A journal and a tenant that refuses whole calls for some of their users, as Auth0 may. */
function bench(users: readonly string[], refusing: ReadonlySet<string>) {
  const state = new Map<string, GivingState>(users.map((id) => [id, 'waiting']));
  const holders = new Set<string>();
  const sizes: number[] = [];
  const worker = {
    async intendRole(_run: string, _number: number, limit: number) {
      const next = users.filter((id) => state.get(id) === 'waiting').slice(0, limit);
      for (const id of next) state.set(id, 'intended');
      return next;
    },
    async noteRole(_run: string, _number: number, ids: readonly string[], to: GivingState) {
      for (const id of ids) state.set(id, to);
    },
  } as unknown as Remote<WorkerApi>;
  const roles = {
    async give(_role: string, ids: readonly string[]) {
      sizes.push(ids.length);
      if (ids.some((id) => refusing.has(id))) return { kind: 'refused', why: '404 The user does not exist.' };
      for (const id of ids) holders.add(id);
      return { kind: 'given' };
    },
  } as unknown as TenantRoles;
  const parts = {
    worker,
    run: '1',
    roles,
    withPresent: false,
    patience: { tenant: <Result>(work: () => Promise<Result>) => work() },
    signal: new AbortController().signal,
  };
  const role = { number: 1, name: 'Editors', role: { id: 'rol_1', name: 'Editors' }, counts: [] };
  return {
    state,
    holders,
    sizes,
    give: (onDone: (users: number) => void = () => undefined) => giveRole(parts, role, onDone),
  };
}

test('whom Auth0 refuses is found alone among many, and everybody else is given the role', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 180 }),
      fc.array(fc.nat(179), { maxLength: 2 }),
      async (size, places) => {
        const users = Array.from({ length: size }, (_, index) => `u${index}`);
        const refusing = new Set(places.map((place) => `u${place}`));
        const { state, holders, sizes, give } = bench(users, refusing);
        let done = 0;
        await give((count) => {
          done += count;
        });
        expect(done).toBe(size);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_AT_ONCE);
        expect(holders).toEqual(new Set(users.filter((id) => !refusing.has(id))));
        for (const id of users) expect(state.get(id)).toBe(refusing.has(id) ? 'refused' : 'given');
      },
    ),
    { numRuns: 60 },
  );
});

test('three who are refused in a row stop it, and who waits keeps waiting', async () => {
  const users = Array.from({ length: 120 }, (_, index) => `u${index}`);
  const { state, sizes, give } = bench(users, new Set(users));
  await expect(give()).rejects.toMatchObject({ code: 'UF-4503', detail: '404 The user does not exist.' });
  expect([...state.values()].filter((each) => each === 'refused')).toHaveLength(3);
  expect([...state.values()].filter((each) => each === 'waiting')).toHaveLength(70);
  expect(sizes.length).toBeLessThan(20);
});

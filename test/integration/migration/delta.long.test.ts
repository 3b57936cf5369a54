// A delta on the practice tenant, over real sockets and under faults: every kind of change at once, beside people who are nobody's business.
import { expect, test } from 'vitest';
import { isEmptyDelta } from '../../../electron/migration/delta/open-accounts.ts';
import { linesOf } from '../../unit/migration/support/delta-bench.ts';
import { basis, type LegacyRow, legacyRow } from '../../unit/migration/support/memory-legacy.ts';
import { everybody, faults } from './support/everybody.ts';
import { hashOfSecret, secret } from './support/hash-of-secret.ts';
import { addressOf, chosen, idOf, openedBench } from './support/opened-bench.ts';

const accounts = 400;
const newSecret = 'another secret';
const wish = { by: 'Kim', why: 'the old pages close tonight' };

test.each([
  { upsertMatch: 'email', existingUserCode: 'by-field' },
  { upsertMatch: 'any', existingUserCode: 'DUPLICATED_USER' },
] as const)('every kind of change at once, under faults: $upsertMatch', { timeout: 300_000 }, async (variants) => {
  const { practice, migration, legacy, tenant, ends, call, make, signIn, ...bench } = await openedBench(accounts, {
    variants,
  });
  const { name } = bench.connection;
  const change = (number: number, changes: Partial<LegacyRow>) => {
    const key = String(number).padStart(8, '0');
    legacy.rows = legacy.rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
  };
  const remove = (...numbers: readonly number[]) => {
    const keys = new Set(numbers.map((number) => String(number).padStart(8, '0')));
    legacy.rows = legacy.rows.filter(({ key }) => !keys.has(key));
  };

  await make({ user_id: 'x1', email: 'somebody@example.org' });
  await make({ user_id: idOf(12), email: addressOf(12) });
  const plan = await migration.makePlan(legacy, basis);
  const run = await migration.startRun(plan.id, ends);
  expect((await run.done).counts).toMatchObject({ imported: accounts - 1, present: 1 });
  await practice.control('clock', { milliseconds: 3_600_000 });

  // What people did at Auth0, and what the old application did meanwhile.
  for (const each of [6, 106]) expect(await signIn(addressOf(each), secret)).toBe(200);
  await call(200, 'PATCH', `users/auth0|${idOf(7)}`, { password: chosen });
  await make({ connection: 'partners', user_id: idOf(13), email: 'partner@example.org' });
  await call(200, 'PATCH', `users/auth0|${idOf(14)}`, { name: 'Changed Here' });
  await call(200, 'PATCH', `users/auth0|${idOf(15)}`, { blocked: true });
  await practice.control('users', { users: [{ user_id: 'half', email: 'half@example.org', halfCreated: true }] });
  change(1, { barred: true });
  remove(2, 102);
  change(3, { name: 'Another Name' });
  change(4, { email: 'moved.4@example.com', hash: hashOfSecret(newSecret) });
  change(5, { hash: hashOfSecret(newSecret) });
  change(6, { hash: hashOfSecret(newSecret) });
  change(7, { hash: hashOfSecret(newSecret) });
  change(8, { phone: '+4915112345678' });
  change(9, { email: 'somebody@example.org' });
  change(10, { email: 'half@example.org' });
  change(11, { hash: null });
  change(12, { name: 'Not Ours', hash: hashOfSecret(newSecret), barred: true });
  change(13, { name: 'Two Of Them', hash: hashOfSecret(newSecret) });
  change(14, { name: 'Changed There', hash: hashOfSecret(newSecret) });
  for (let each = 200; each < 260; each += 1) change(each, { hash: hashOfSecret(newSecret) });
  legacy.rows = [...legacy.rows, { ...legacyRow(accounts + 1), hash: hashOfSecret() }];
  const lived = await everybody(tenant);

  await practice.control('faults', faults(7));
  const shown = await migration.delta.preview(ends);
  expect(shown.standing.state).toBe('listed');
  await practice.control('no-faults');
  expect(await everybody(tenant)).toEqual(lived);

  await practice.control('faults', faults(8));
  const carried = await migration.delta.carryOver(ends, wish);
  await practice.control('no-faults');
  expect(carried.end).toEqual({ kind: 'done' });
  expect(carried.standing).toMatchObject({ id: shown.standing.id, state: 'finished', by: 'Kim', run: '2' });
  const lines = await linesOf(migration, shown.standing.id);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [200 + index, 'password done']));
  expect(lines).toEqual({
    ...many,
    1: 'disabled done',
    2: 'deleted done',
    102: 'deleted done',
    3: 'profile done',
    4: 'email+password done',
    5: 'password done',
    6: 'password listed password:signed-in',
    7: 'password listed password:password-set',
    8: 'identifiers done',
    9: 'email listed email:taken',
    10: 'email listed email:taken',
    11: 'password listed password:not-importable',
    12: 'disabled+profile+password listed disabled:was-there-before profile:was-there-before password:was-there-before',
    13: 'profile+password listed profile:other-connection password:other-connection',
    14: 'profile+password done profile:changed-at-auth0',
    [accounts + 1]: 'new done',
  });

  // The new password signs in, the old one does not, and who is barred can't.
  expect(await signIn('moved.4@example.com', newSecret)).toBe(200);
  for (const each of [5, 14, 200, 259]) {
    expect(await signIn(addressOf(each), secret), String(each)).toBe(403);
    expect(await signIn(addressOf(each), newSecret), String(each)).toBe(200);
  }
  for (const each of [1, 2, 102]) expect(await signIn(addressOf(each), secret), String(each)).toBe(403);
  expect(await signIn(addressOf(6), secret)).toBe(200);
  expect(await signIn(addressOf(accounts + 1), secret)).toBe(200);

  // Nobody else was touched.
  const after = await everybody(tenant);
  const carriedOver = new Set(
    Object.entries(lines).flatMap(([number, line]) =>
      line.includes(' done') ? [`${name}/${idOf(Number(number))}`] : [],
    ),
  );
  for (const [key, user] of lived) {
    if (carriedOver.has(key) || key === `${name}/${idOf(6)}`) continue;
    expect(after.get(key)).toEqual(user);
  }
  for (const key of after.keys()) expect(lived.has(key) || carriedOver.has(key), key).toBe(true);
  expect(await practice.state()).toMatchObject({ halfCreated: 1 });

  // A second one finds nothing more, but for the half-created record, which only a change meets.
  expect(await linesOf(migration, (await migration.delta.preview(ends)).standing.id)).toMatchObject({
    10: 'email waiting',
  });
  const empty = await migration.delta.carryOver(ends, wish);
  expect(isEmptyDelta(empty.standing.counts), JSON.stringify(await linesOf(migration, empty.standing.id))).toBe(true);

  // A run of a reading would bring whom the delta has left: of the latest pass and of an earlier one.
  expect(await migration.run('2')).toMatchObject({ delta: shown.standing.id });
  for (const { plan: reading } of [carried.standing, empty.standing]) {
    await expect(migration.startRun(reading ?? '', ends)).rejects.toMatchObject({ code: 'UF-4462' });
  }

  // Undoing and verification know what was given last.
  expect(await migration.verify(run.id, ends)).toMatchObject({ missing: 0, unexpected: 0, different: 2 });
  await migration.undo.preview(run.id, ends, async () => {
    const kept: Record<number, string> = {};
    for await (const page of migration.undo.entries(run.id)) {
      for (const { state, causes, key } of page) if (state === 'kept') kept[Number(key)] = causes.join(' ');
    }
    expect([1, 2, 3, 8, 201].map((each) => kept[each])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(kept).toMatchObject({ 6: 'signed-in', 13: 'other-connection', 15: 'changed' });
  });
});

// Undoing a run on the practice tenant, over real sockets: everything that can have happened to users since, and to others beside them.
import { expect, test } from 'vitest';
import type { UndoConsent } from '../../../electron/common/undo-words.ts';
import type { Migration } from '../../../electron/migration/migration.ts';
import { basis } from '../../unit/migration/support/memory-legacy.ts';
import { everybody, faults } from './support/everybody.ts';
import { secret } from './support/hash-of-secret.ts';
import { addressOf, chosen, idOf, openedBench } from './support/opened-bench.ts';

const wish = (...consents: readonly UndoConsent[]) => ({ consents, by: 'Kim', why: 'the wrong file' });

/** Who is kept, by number, and why. */
async function causesOf(migration: Migration, run: string): Promise<Readonly<Record<number, string>>> {
  const found: Record<number, string> = {};
  for await (const page of migration.undo.entries(run)) {
    for (const { state, causes, key } of page) if (state === 'kept') found[Number(key)] = causes.join(' ');
  }
  return found;
}

test('undoing 2,000 accounts leaves the tenant as it was but for whom something happened to, who each are kept for it', {
  timeout: 300_000,
}, async () => {
  const accounts = 2_000;
  const { practice, migration, legacy, tenant, ends, call, make, ...bench } = await openedBench(accounts);
  const { name } = bench.connection;
  const change = (number: number, changes: object) => call(200, 'PATCH', `users/auth0|${idOf(number)}`, changes);
  const signIn = async (number: number) => expect(await bench.signIn(addressOf(number), secret)).toBe(200);
  const link = (primary: string, secondary: string) =>
    call(201, 'POST', `users/auth0|${primary}/identities`, { provider: 'auth0', user_id: secondary });
  const hour = () => practice.control('clock', { milliseconds: 3_600_000 });

  // A real other person with the address of an account, somebody of no account, who was there, and an id of another connection.
  await make({ user_id: 'x1', email: addressOf(11) });
  await make({ user_id: 'x2', email: 'somebody@example.org' });
  await make({ user_id: idOf(12), email: addressOf(12) });
  await make({ connection: 'partners', user_id: idOf(13), email: 'partner@example.org' });
  await practice.control('users', { users: [{ user_id: 'half', email: addressOf(14), halfCreated: true }] });
  const before = await everybody(tenant);

  const plan = await migration.makePlan(legacy, basis);
  const handle = await migration.startRun(plan.id, ends);
  const run = handle.id;
  expect((await handle.done).counts).toMatchObject({ imported: accounts - 4, present: 1, rejected: 3 });

  await hour();
  const meanwhile = 1_999;
  await signIn(20);
  await change(21, { password: chosen });
  await make({ user_id: 'n1', email: 'new.here@example.org' });
  await link(idOf(22), 'n1');
  await link('x1', idOf(23));
  await practice.control('enrol', { user_id: idOf(24), factor: 'guardian' });
  await change(25, { email: 'moved@example.org' });
  await change(26, { user_metadata: { colour: 'blue' } });
  await change(27, { nickname: 'Nick' });
  await call(204, 'DELETE', `users/auth0|${idOf(28)}`);
  await change(29, { app_metadata: { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'x' } } });
  await call(204, 'DELETE', `users/auth0|${idOf(30)}`);
  await make({ user_id: idOf(30), email: addressOf(30), name: 'Person 30', email_verified: true });
  await make({ connection: 'partners', user_id: idOf(31), email: 'other.partner@example.org' });
  await change(32, { blocked: true });
  await signIn(33);
  await practice.control('enrol', { user_id: idOf(33), factor: 'duo' });
  await make({ user_id: 'n2', email: 'also.new@example.org' });
  const lived = await everybody(tenant);

  const causes: Readonly<Record<number, string>> = {
    20: 'signed-in',
    21: 'password-set',
    22: 'linked',
    23: 'linked-into',
    24: 'enrolled',
    25: 'changed',
    26: 'changed',
    27: 'changed',
    29: 'changed marked',
    30: 'made-anew',
    31: 'other-connection',
    32: 'changed',
    33: 'signed-in enrolled',
  };
  const kept = Object.keys(causes).length;
  const preview = await migration.undo.preview(run, ends, async ({ standing, counts }) => ({
    standing,
    counts,
    listed: await causesOf(migration, run),
  }));
  expect(preview.standing).toBeNull();
  expect(preview.listed).toEqual(causes);
  expect(await migration.undo.standing(run)).toBeNull();
  expect(await everybody(tenant)).toEqual(lived);

  // Somebody comes while others are being deleted; the network and the tenant are in trouble.
  await practice.control('faults', faults(7));
  let coming: Promise<unknown> | null = null;
  const undone = await migration.undo.carryOut(run, ends, wish('undo'), {
    onProgress: () => {
      coming ??= practice
        .control('no-faults')
        .then(() => signIn(meanwhile))
        .then(() => practice.control('faults', faults(8)));
    },
  });
  await coming;
  await practice.control('no-faults');
  expect(undone.end).toEqual({ kind: 'done' });
  expect(await causesOf(migration, run)).toEqual({ ...causes, [meanwhile]: 'signed-in' });
  expect(undone.standing).toMatchObject({
    state: 'finished',
    differences: 0,
    result: { matches: true, baseline: 3, newcomers: 1 },
    askings: [{ by: 'Kim', why: 'the wrong file', consents: ['undo'] }],
  });
  const byState = new Map<string, number>();
  for (const { state, users } of undone.standing.counts) byState.set(state, (byState.get(state) ?? 0) + users);
  expect(Object.fromEntries(byState)).toEqual({ deleted: accounts - 4 - kept - 2, kept: kept + 1, gone: 1 });

  // Nobody but the undone is missing, and nobody was touched.
  const after = await everybody(tenant);
  const stay = new Set(Object.keys(causes).map((number) => `${name}/${idOf(Number(number))}`));
  for (const [key, user] of lived) {
    if (key === `${name}/${idOf(meanwhile)}`) expect(after.get(key)?.signIns).toBe(1);
    else if (before.has(key) || stay.has(key) || !user.userId.startsWith('old-')) expect(after.get(key)).toEqual(user);
    else if (key.startsWith('partners/')) expect(after.get(key)).toEqual(user);
    else expect(after.has(key), key).toBe(false);
  }
  for (const key of after.keys()) expect(lived.has(key)).toBe(true);
  // The half-created record is nobody whom the run brought.
  expect(await practice.state()).toMatchObject({ halfCreated: 1 });

  await expect(migration.undo.carryOut(run, ends, wish('undo'))).rejects.toMatchObject({ code: 'UF-4403' });
  await expect(migration.resumeRun(run, ends)).rejects.toMatchObject({ code: 'UF-4401' });
  await expect(migration.verify(run, ends)).rejects.toMatchObject({ code: 'UF-4401' });
  const more = await migration.undo.carryOut(run, ends, wish('undo', 'signed-in', 'linked'));
  expect(more).toMatchObject({ deleted: 3, end: { kind: 'done' }, standing: { result: { matches: true } } });
  const { 20: _, 22: __, ...left } = causes;
  expect(await causesOf(migration, run)).toEqual(left);

  // What was undone can be brought anew, and only that.
  const again = await migration.startRun(plan.id, ends);
  const { counts } = await again.done;
  expect(counts.imported).toBeGreaterThan(accounts - 30);
  expect((await migration.verify(again.id, ends)).reconciled).toBe(true);
});

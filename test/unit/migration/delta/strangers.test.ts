import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../runs.ts';
import { changeRow, deltaBench, newHash, noWish, removeRow } from '../support/delta-bench.ts';
import type { ScriptedTenant } from '../support/scripted-tenant.ts';
import { connection } from '../support/scripted-tenant.ts';
import { addressOf, idOf } from '../support/undo-bench.ts';

// Users whose address belongs to a real other person, half-created records, ids on another connection, people who came by themselves:
// whatever a tenant holds beside what the run brought, nobody else's user is ever changed.

const size = 8;
const number = fc.integer({ min: 1, max: size });

const lives = [
  'nothing',
  'signed-in',
  'left',
  'linked-into',
  'id-elsewhere',
  'marked',
  'made-anew',
  'stranger-moves-in',
] as const;
type Life = (typeof lives)[number];

function live(tenant: ScriptedTenant, each: number, life: Life): void {
  const id = idOf(each);
  const user = tenant.users.get(id);
  if (user === undefined || life === 'nothing') return;
  if (life === 'signed-in') tenant.signIn(id);
  else if (life === 'left') tenant.users.delete(id);
  else if (life === 'id-elsewhere') tenant.elsewhere.add(id);
  else if (life === 'marked')
    tenant.users.set(id, {
      ...user,
      appMetadata: { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'x' } },
    });
  else if (life === 'made-anew') tenant.users.set(id, { ...user, created: Date.UTC(2027, 0, 1) });
  else if (life === 'linked-into') {
    tenant.users.delete(id);
    const primary = `google|${each}`;
    tenant.add(primary, addressOf(each));
    const made = tenant.users.get(primary);
    const identities = [
      { connection: 'google', userId: primary },
      { connection: connection.name, userId: id },
    ];
    if (made !== undefined) tenant.users.set(primary, { ...made, identities });
  } else {
    // The user was given another address, and a real other person has theirs.
    tenant.users.set(id, { ...user, email: `moved.${each}@example.org` });
    tenant.add(`stranger-of-${each}`, addressOf(each));
    tenant.hashes.set(`stranger-of-${each}`, 'of a stranger');
  }
}

const change = fc.record({
  number,
  what: fc.constantFrom(
    'password',
    'renamed',
    'moved-to-free',
    'moved-to-stranger',
    'moved-to-other',
    'disabled',
    'deleted',
  ),
});

test('over random tenants, nobody else’s user is ever changed, and nobody is deleted', {
  timeout: 300_000,
}, async () => {
  const given = fc.record({
    strangersAddress: fc.uniqueArray(number, { maxLength: 2 }),
    wereThere: fc.uniqueArray(number, { maxLength: 2 }),
    halfCreated: fc.uniqueArray(number, { maxLength: 2 }),
    elsewhere: fc.uniqueArray(number, { maxLength: 2 }),
    lives: fc.array(fc.constantFrom(...lives), { minLength: size, maxLength: size }),
    changes: fc.array(change, { minLength: 1, maxLength: 10 }),
    // Something happens to somebody right when somebody is looked at.
    meanwhile: fc.option(
      fc.record({ look: fc.integer({ min: 1, max: 12 }), number, life: fc.constantFrom(...lives) }),
      {
        nil: null,
      },
    ),
  });
  await fc.assert(
    fc.asyncProperty(given, async (tenantOf) => {
      const bench = await deltaBench(size, (tenant) => {
        tenant.add('stranger', 'somebody@example.org');
        for (const each of tenantOf.strangersAddress) tenant.add(`stranger-${each}`, addressOf(each));
        for (const each of tenantOf.wereThere)
          if (!tenantOf.elsewhere.includes(each)) tenant.add(idOf(each), `early.${each}@example.org`);
        for (const each of tenantOf.halfCreated) tenant.halfCreated.set(addressOf(each), `half-${each}`);
        for (const each of tenantOf.elsewhere) if (!tenantOf.wereThere.includes(each)) tenant.elsewhere.add(idOf(each));
      });
      const { tenant } = bench;
      const brought = new Set(tenant.inserted.keys());
      const lived = new Map<string, Life>();
      const happens = (each: number, life: Life) => {
        if (!tenant.users.has(idOf(each)) || !brought.has(idOf(each))) return;
        live(tenant, each, life);
        lived.set(idOf(each), life);
      };
      for (const [index, life] of tenantOf.lives.entries()) happens(index + 1, life);
      for (const { number: each, what } of tenantOf.changes) {
        if (what === 'deleted') removeRow(bench, each);
        else if (what === 'disabled') changeRow(bench, each, { barred: true });
        else if (what === 'password') changeRow(bench, each, { hash: newHash() });
        else if (what === 'renamed') changeRow(bench, each, { name: `Renamed ${each}` });
        else if (what === 'moved-to-free') changeRow(bench, each, { email: `free.${each}@example.com` });
        else if (what === 'moved-to-stranger') changeRow(bench, each, { email: 'somebody@example.org' });
        else changeRow(bench, each, { email: addressOf((each % size) + 1) });
      }
      let looks = 0;
      tenant.onLook = () => {
        looks += 1;
        if (tenantOf.meanwhile?.look === looks) happens(tenantOf.meanwhile.number, tenantOf.meanwhile.life);
      };
      tenant.deleteUser = () => Promise.reject(new Error('somebody was to be deleted'));
      tenant.deleteByEmail = () => Promise.reject(new Error('somebody was to be deleted by e-mail'));
      const before = new Set(tenant.users.keys());
      const { migration } = bench.open();
      const { end } = await migration.delta.carryOver(bench.both, noWish);
      expect(end).toEqual({ kind: 'done' });
      await migration.close();

      for (const { userId, changes } of tenant.changed) {
        const life = lived.get(userId) ?? 'nothing';
        const why = `${userId} ${life}: ${JSON.stringify(changes)}`;
        // Brought by the run, or by the delta's own run.
        expect(tenant.inserted.has(userId), why).toBe(true);
        const isMeanwhile = tenantOf.meanwhile !== null && userId === idOf(tenantOf.meanwhile.number);
        // What happens between a look and the call that follows it can't be seen.
        if (isMeanwhile) continue;
        expect(['nothing', 'signed-in', 'stranger-moves-in', 'marked'], why).toContain(life);
        // Who came by a sign-in is blocked at the most.
        if (life === 'marked') expect(Object.keys(changes), why).toEqual(['blocked']);
      }
      for (const id of before) {
        const isOurs = brought.has(id);
        const stranger = tenant.users.get(id);
        if (!isOurs && stranger !== undefined) expect(tenant.hashes.get(id) ?? 'of a stranger').toBe('of a stranger');
      }
      expect(tenant.deleted).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
});

import { compare } from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { journalKeys } from '../../../electron/journal/journal-keys.ts';
import type { DatedBasis } from '../../../electron/migration/plan/plan-types.ts';
import { rowEncoder } from '../../../electron/migration/worker/encode-users.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership } from '../../../electron/stores/aspnet-membership/store.ts';
import { readColumns } from '../../../electron/stores/mapping/read-columns.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl } from '../stores/catalogs.ts';
import { basis } from './support/memory-legacy.ts';

const sentUser = z.object({
  custom_password_hash: z.object({
    algorithm: z.literal('bcrypt'),
    hash: z.object({ value: z.string(), encoding: z.literal('utf8') }),
  }),
});

const [recognised] = aspnetMembership.recognise(catalogOfDdl(aspnetMembershipDdl)) as readonly [Recognition];
const membership: DatedBasis = {
  ...basis,
  mapping: { ...recognised.mapping, details: [] },
  now: 0,
  machineKey: null,
};
const columns = readColumns(membership.mapping);

const CLEAR = 0;
const key = (number: number) => `00000000-0000-0000-0000-00000000000${number}`;
const row = (number: number, password: string) => {
  const values: Readonly<Record<string, unknown>> = {
    UserName: 'Ada',
    IsAnonymous: false,
    Email: `ada.${number}@example.com`,
    Password: password,
    PasswordFormat: CLEAR,
    PasswordSalt: '',
    IsApproved: true,
    IsLockedOut: false,
  };
  return [key(number), ...columns.map(({ column }) => values[column] ?? null)];
};

async function encode(passwords: readonly string[]) {
  const encoder = rowEncoder(membership, journalKeys(new Uint8Array(32)), null);
  const wanted = new Map(
    passwords.map((_, index) => [
      key(index),
      { sequence: index + 1, key: key(index), phoneTaken: false, digest: new Uint8Array() },
    ]),
  );
  const encoded = await encoder(
    passwords.map((password, index) => row(index, password)),
    wanted,
  );
  return { ...encoded, wanted };
}

describe('an account whose password the store keeps readable', () => {
  test('is sent with a bcrypt hash of it, cost 10, and never with the password', async () => {
    const passwords = ['Pa55 wörd', 'ж'.repeat(36), 'x'.repeat(72)];
    const { users, refused, wanted } = await encode(passwords);
    expect(refused).toEqual([]);
    expect(wanted.size).toBe(0);
    for (const [index, { json }] of users.entries()) {
      const text = json.toString('utf8');
      const password = passwords[index] ?? '';
      const { value } = sentUser.parse(JSON.parse(text)).custom_password_hash.hash;
      expect(text).not.toContain(password);
      expect(value).toMatch(/^\$2b\$10\$/);
      expect(await compare(password, value)).toBe(true);
      expect(await compare(`${password.slice(0, -1)}?`, value)).toBe(false);
    }
  });

  test('is held with its own reason when bcrypt would read only a part of it', async () => {
    const { users, refused } = await encode(['x'.repeat(73), 'ж'.repeat(37), 'fits']);
    expect(users.map(({ sequence }) => sequence)).toEqual([3]);
    expect(refused.map(({ sequence, outcome, reason }) => ({ sequence, outcome, reason }))).toEqual([
      { sequence: 1, outcome: 'held', reason: 'clear-password-over-72-bytes' },
      { sequence: 2, outcome: 'held', reason: 'clear-password-over-72-bytes' },
    ]);
  });
});

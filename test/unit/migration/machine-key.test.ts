import { createCipheriv } from 'node:crypto';
import { compare } from 'bcrypt';
import { describe, expect, test } from 'vitest';
import type { MachineKey } from '../../../electron/accounts/passwords/machine-key.ts';
import { journalKeys } from '../../../electron/journal/journal-keys.ts';
import type { DatedBasis } from '../../../electron/migration/plan/plan-types.ts';
import { rowEncoder } from '../../../electron/migration/worker/encode-users.ts';
import { digestOf } from '../../../electron/migration/worker/machine-key-of-plan.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership } from '../../../electron/stores/aspnet-membership/store.ts';
import { readColumns } from '../../../electron/stores/mapping/read-columns.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl } from '../stores/catalogs.ts';
import { basis } from './support/memory-legacy.ts';

const keys = journalKeys(new Uint8Array(32));
const machineKey: MachineKey = { decryption: 'AES', decryptionKey: new Uint8Array(32).fill(5) };
const other: MachineKey = { decryption: 'AES', decryptionKey: new Uint8Array(32).fill(6) };

const [recognised] = aspnetMembership.recognise(catalogOfDdl(aspnetMembershipDdl)) as readonly [Recognition];
const planned: DatedBasis = {
  ...basis,
  mapping: { ...recognised.mapping, details: [] },
  now: 0,
  machineKey: digestOf(machineKey, keys),
};

/** As SqlMembershipProvider writes it: AES in CBC with an IV of zeros over salt and password. */
function encryptedRow(password: string): readonly unknown[] {
  const salt = Buffer.alloc(16, 9);
  const cipher = createCipheriv('aes-256-cbc', machineKey.decryptionKey, Buffer.alloc(16));
  const bytes = [cipher.update(salt), cipher.update(Buffer.from(password, 'utf16le')), cipher.final()];
  const values: Readonly<Record<string, unknown>> = {
    UserName: 'Ada',
    IsAnonymous: false,
    Email: 'ada@example.com',
    Password: Buffer.concat(bytes).toString('base64'),
    PasswordFormat: 2,
    PasswordSalt: salt.toString('base64'),
    IsApproved: true,
    IsLockedOut: false,
  };
  const key = '00000000-0000-0000-0000-000000000001';
  return [key, ...readColumns(planned.mapping).map(({ column }) => values[column] ?? null)];
}

const wanted = () =>
  new Map([
    [
      String(encryptedRow('x')[0]),
      { sequence: 1, key: String(encryptedRow('x')[0]), phoneTaken: false, digest: new Uint8Array() },
    ],
  ]);

describe('a password that the old application encrypted', () => {
  test('is sent as bcrypt by the key that was given, and never as it is', async () => {
    const { users } = await rowEncoder(planned, keys, machineKey)([encryptedRow('Pa55 wörd')], wanted());
    const text = users[0]?.json.toString('utf8') ?? '';
    expect(text).not.toContain('Pa55');
    const hash = /"value":"(\$2b\$10\$[^"]+)"/.exec(text)?.[1] ?? '';
    expect(await compare('Pa55 wörd', hash)).toBe(true);
  });

  test('is held where nobody gave a key', async () => {
    const { users, refused } = await rowEncoder(
      { ...planned, machineKey: null },
      keys,
      null,
    )([encryptedRow('x')], wanted());
    expect(users).toEqual([]);
    expect(refused).toMatchObject([{ outcome: 'held', reason: 'password-needs-machine-key' }]);
  });

  test('of a plan that decrypted it stops the run before it is held for want of the key', () => {
    for (const wrong of [null, other])
      expect(() => rowEncoder(planned, keys, wrong)).toThrow(expect.objectContaining({ code: 'UF-3004' }));
  });
});

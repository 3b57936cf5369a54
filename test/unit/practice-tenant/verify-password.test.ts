import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkCustomPasswordHash } from '../../../electron/practice/tenant/checks/custom-password-hash.ts';
import type { CustomPasswordHash } from '../../../electron/practice/tenant/passwords/custom-password-hash.ts';
import {
  packBcrypt,
  packCustomHash,
  packOwnPassword,
  randomPassword,
  takesCustomHash,
  verifyPacked,
} from '../../../electron/practice/tenant/passwords/packed-password.ts';

const vectors = z
  .object({
    accounts: z.array(
      z.object({
        id: z.string(),
        password: z.string().nullable(),
        wrongPassword: z.string().nullable(),
        custom_password_hash: z.record(z.string(), z.unknown()).nullable(),
        signsIn: z.boolean().default(true),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/hash-vectors.json', import.meta.url), 'utf8')));

const importable = vectors.accounts.flatMap(({ custom_password_hash: hash, password, wrongPassword, ...rest }) =>
  hash === null || password === null ? [] : [{ ...rest, hash, password, wrongPassword }],
);

/** The object as an import would take it. */
function accepted(row: Readonly<Record<string, unknown>>): CustomPasswordHash {
  const { hash, errors } = checkCustomPasswordHash(row);
  expect(errors).toEqual([]);
  if (hash === null) throw new Error('The import refused the hash without saying why.');
  return hash;
}

describe('an imported hash', () => {
  test('is in the vectors', () => expect(importable.length).toBeGreaterThan(80));

  test.each(importable)('$id lets its password in and no other', async ({ hash, password, wrongPassword, signsIn }) => {
    const packed = packCustomHash(accepted(hash));
    expect(await verifyPacked(password, packed)).toBe(signsIn);
    if (wrongPassword !== null) expect(await verifyPacked(wrongPassword, packed)).toBe(false);
  });

  /** Samples of Auth0's own documentation of the import schema, and of the formats' own standards. */
  test.each<[string, string, Record<string, unknown>]>([
    [
      'md4 (RFC 1320)',
      'abc',
      { algorithm: 'md4', hash: { value: 'a448017aaf21d8525fc10ae87aa6729d', encoding: 'hex' } },
    ],
    [
      'hmac with a hexadecimal key (RFC 4231, case 2)',
      'what do ya want for nothing?',
      {
        algorithm: 'hmac',
        hash: {
          value: '5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843',
          encoding: 'hex',
          digest: 'sha256',
          key: { value: '4a656665', encoding: 'hex' },
        },
      },
    ],
    [
      'scrypt (RFC 7914, section 12)',
      'pleaseletmein',
      {
        algorithm: 'scrypt',
        hash: {
          value:
            '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
          encoding: 'hex',
        },
        salt: { value: 'SodiumChloride', encoding: 'utf8' },
        keylen: 64,
        cost: 16_384,
      },
    ],
    [
      'pbkdf2 with its parameters (RFC 6070)',
      'password',
      {
        algorithm: 'pbkdf2',
        hash: { value: '$pbkdf2-sha1$i=4096,l=20$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE', encoding: 'utf8' },
      },
    ],
  ])('%s', async (_, password, row) => {
    const packed = packCustomHash(accepted(row));
    expect(await verifyPacked(password, packed)).toBe(true);
    expect(await verifyPacked(`${password} `, packed)).toBe(false);
  });
});

describe('what the tenant keeps of a password', () => {
  test('nobody knows that of a user imported without a hash', async () => {
    expect(await verifyPacked('', randomPassword)).toBe(false);
  });

  test('its own hash fits the password it was made of', async () => {
    const packed = await packOwnPassword('Grüße 😀');
    expect(await verifyPacked('Grüße 😀', packed)).toBe(true);
    expect(await verifyPacked('grüße 😀', packed)).toBe(false);
  });

  test('only an imported hash that nobody signed in with can be replaced', async () => {
    const custom = packCustomHash({ algorithm: 'md5', hash: { value: '00'.repeat(16), encoding: 'hex' } });
    const others = [randomPassword, packBcrypt('$2b$10$'), await packOwnPassword('x')];
    expect([custom, ...others].map(takesCustomHash)).toEqual([true, false, false, false]);
  });
});

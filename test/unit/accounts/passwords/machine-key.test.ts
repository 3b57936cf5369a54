import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../../electron/accounts/decide.ts';
import type { MachineKey } from '../../../../electron/accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { defaultPlanRules } from '../../../../electron/accounts/plan-rules.ts';
import { membershipHash, someAccount } from '../some-account.ts';

/** As EncodePassword of SqlMembershipProvider with `passwordFormat="Encrypted"`: CBC, an IV of zeros, salt before password. */
function encrypt(password: string, key: MachineKey, salt: Buffer): string {
  const [cipher, block] =
    key.decryption === 'AES' ? [`aes-${8 * key.decryptionKey.length}-cbc`, 16] : ['des-ede3-cbc', 8];
  const encryptor = createCipheriv(cipher, key.decryptionKey, Buffer.alloc(block));
  const clear = Buffer.concat([salt, Buffer.from(password, 'utf16le')]);
  return Buffer.concat([encryptor.update(clear), encryptor.final()]).toString('base64');
}

const keys = fc
  .constantFrom(['AES', 16], ['AES', 24], ['AES', 32], ['3DES', 24] as const)
  .chain(([decryption, length]) =>
    fc
      .uint8Array({ minLength: Number(length), maxLength: Number(length) })
      .map((decryptionKey) => ({ decryption, decryptionKey }) as MachineKey),
  );
const salts = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes));
const passwords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }).filter((text) => !text.includes('\0'));

const verdictOf = (password: string, key: MachineKey | null, salt: Buffer) =>
  toPasswordHash(membershipHash(2, password, salt.toString('base64')), { membershipHash: 'auto', machineKey: key });

describe('an encrypted membership password', () => {
  test('is decrypted with the machine key, and goes out as clear text does', () => {
    fc.assert(
      fc.property(passwords, keys, salts, (password, key, salt) => {
        const verdict = verdictOf(encrypt(password, key, salt), key, salt);
        expect(verdict).toEqual({ kind: 'clear', format: 'membership-decrypted', password });
      }),
    );
  });

  test('asks for the machine key when there is none, another, or one of a wrong length', () => {
    fc.assert(
      fc.property(passwords, keys, keys, salts, (password, key, other, salt) => {
        const stored = encrypt(password, key, salt);
        const held = { kind: 'held', format: 'membership-encrypted', reason: 'password-needs-machine-key' };
        expect(verdictOf(stored, null, salt)).toEqual(held);
        fc.pre(!Buffer.from(key.decryptionKey).equals(Buffer.from(other.decryptionKey)));
        expect(verdictOf(stored, other, salt)).toEqual(held);
        expect(verdictOf(stored, { ...key, decryptionKey: key.decryptionKey.subarray(1) }, salt)).toEqual(held);
      }),
    );
  });

  test('never gives what does not begin with the row’s own salt', () => {
    const key: MachineKey = { decryption: 'AES', decryptionKey: randomBytes(24) };
    const stored = encrypt('Quittenbaum~1', key, Buffer.alloc(16, 1));
    expect(verdictOf(stored, key, Buffer.alloc(16, 2))).toMatchObject({ reason: 'password-needs-machine-key' });
    expect(verdictOf(stored, key, Buffer.alloc(8, 1))).toMatchObject({ reason: 'password-needs-machine-key' });
  });

  test('is decided by a plan that was given the key, which keeps no password', () => {
    const machineKey: MachineKey = { decryption: '3DES', decryptionKey: randomBytes(24) };
    const salt = randomBytes(16);
    const password = membershipHash(2, encrypt('Quittenbaum~1', machineKey, salt), salt.toString('base64'));
    const context = { rules: defaultPlanRules, prefix: 'p', inScope: () => true, username: null };
    const decision = decide(someAccount({ password }), { ...context, machineKey });
    expect(decision).toMatchObject({ password: 'sent-as-bcrypt', format: 'membership-decrypted' });
    expect(JSON.stringify(decision)).not.toContain('Quittenbaum');
    expect(decide(someAccount({ password }), context)).toMatchObject({ reason: 'password-needs-machine-key' });
  });
});

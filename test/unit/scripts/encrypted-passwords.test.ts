import { describe, expect, test } from 'vitest';
import { decryptPassword } from '../../../electron/accounts/passwords/machine-key.ts';
import { encryptedVectors } from '../accounts/passwords/encrypted-vectors.ts';
import { fits } from './password-check.ts';

const [first, second] = encryptedVectors;
if (first === undefined || second === undefined) throw new Error('There are no vectors.');
const storedOf = ({ Password, PasswordSalt }: typeof first) =>
  ({ recipe: { kind: 'membership', hash: 'auto' }, hash: Password, salt: PasswordSalt, format: 2 }) as const;

describe('a password that the old application encrypted', () => {
  test.for(encryptedVectors)('$id is decrypted by the plan and by a script alike', async (vector) => {
    const { decryption, decryptionKey, password, wrongPassword } = vector;
    const key = { decryption, decryptionKey: Buffer.from(decryptionKey, 'hex') };
    const [encrypted, salt] = [vector.Password, vector.PasswordSalt].map((text) => Buffer.from(text, 'base64'));
    expect(decryptPassword(encrypted ?? Buffer.alloc(0), salt ?? Buffer.alloc(0), key)).toBe(password);
    for (const configuration of [
      { MACHINE_DECRYPTION_KEY: decryptionKey, MACHINE_DECRYPTION: decryption },
      { MACHINE_DECRYPTION_KEY: ` ${decryptionKey.toLowerCase()} `, MACHINE_DECRYPTION: decryption.toLowerCase() },
    ]) {
      expect(await fits(storedOf(vector), password, configuration)).toBe(true);
      expect(await fits(storedOf(vector), wrongPassword, configuration)).toBe(false);
      expect(await fits(storedOf(vector), '', configuration)).toBe(false);
    }
  });

  test.for([
    ['there is no key', {}, 'no MACHINE_DECRYPTION_KEY'],
    ['the key is another one', { MACHINE_DECRYPTION_KEY: second.decryptionKey }, 'another key'],
    ['the key is cut', { MACHINE_DECRYPTION_KEY: first.decryptionKey.slice(2) }, 'no key for MACHINE_DECRYPTION'],
    ['the key is no hexadecimal text', { MACHINE_DECRYPTION_KEY: 'AutoGenerate' }, 'no key for MACHINE_DECRYPTION'],
    [
      'the algorithm is one that Node has no more',
      { MACHINE_DECRYPTION_KEY: '0123456789ABCDEF', MACHINE_DECRYPTION: 'DES' },
      'no key for MACHINE_DECRYPTION',
    ],
  ] as const)('is neither right nor wrong where %s, and the log says so', async ([, configuration, why]) => {
    const lines: string[] = [];
    expect(await fits(storedOf(first), first.password, configuration, (line) => lines.push(line))).toBe('cannot');
    expect(lines.join()).toContain(why);
    expect(lines.join()).not.toContain(first.decryptionKey);
  });

  test('needs no name of its algorithm where that is AES, and may be damaged', async () => {
    const configuration = { MACHINE_DECRYPTION_KEY: first.decryptionKey };
    expect(await fits(storedOf(first), first.password, configuration)).toBe(true);
    const cut = Buffer.from(first.Password, 'base64').subarray(0, 32).toString('base64');
    expect(await fits({ ...storedOf(first), hash: cut }, first.password, configuration)).toBe('cannot');
    expect(await fits({ ...storedOf(first), hash: 'no base64!' }, first.password, configuration)).toBe(false);
  });
});

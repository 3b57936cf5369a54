import { describe, expect, test } from 'vitest';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { verifyArgon2, verifyByWasm } from '../../../../electron/accounts/passwords/verify/argon2.ts';
import { checkPassword } from '../../../../electron/accounts/passwords/verify/check-password.ts';
import { hashVectors, storedOf } from './hash-vectors.ts';

const auto = { membershipHash: 'auto' } as const;
const known = hashVectors.filter(({ password }) => password !== null);
/** crypt(3), phpass and bcrypt's relatives, which nobody here can compute. */
const unverifiable = /^unix-crypt|^ldap-10$|^bcrypt-16$/;

describe('a plan’s recipe, tried on an account whose password is known', () => {
  test.each(known)('$id', async (vector) => {
    const { id, password, wrongPassword, signsIn, reason } = vector;
    const stored = storedOf(vector);
    const right = await checkPassword(stored, password ?? '', auto);
    const wrong = await checkPassword(stored, wrongPassword ?? `${password}x`, auto);
    const needsKey = reason === 'needs-machine-key';
    expect(right.result).toBe(unverifiable.test(id) ? 'unverifiable' : signsIn && !needsKey ? 'fits' : 'differs');
    expect(wrong.result).toBe(unverifiable.test(id) ? 'unverifiable' : 'differs');
    const { kind, format } = toPasswordHash(stored, auto);
    expect(right).toMatchObject({ verdict: kind, format });
  });

  test('with parameters that need more memory than there is can’t be tried', async () => {
    const columns = { hash: Buffer.alloc(32, 1), salt: Buffer.alloc(16, 2), format: null };
    const settings = { hash: 'bytes', length: 32, salt: 'bytes' } as const;
    for (const recipe of [
      { kind: 'scrypt', cost: 2 ** 24, blockSize: 1024, parallelization: 1024, ...settings },
      {
        kind: 'argon2',
        type: 'argon2id',
        version: 19,
        memoryKiB: 4_194_304,
        iterations: 1,
        parallelism: 1,
        ...settings,
      },
    ] as const)
      expect(await checkPassword({ ...columns, recipe }, 'x', auto)).toMatchObject({ result: 'unverifiable' });
  });
});

test('Argon2 is the same with and without a runtime that has it', async () => {
  const hash = '$argon2id$v=19$m=4096,t=1,p=1$c2FsdDNkMmY4MjBjMzlhOA$';
  const tag = 'N4p+zgXqqdaO3o/FvpSg2ryRiAynpwS69gxj7U4s7uwTa+g2La+cZR3d0aaAvweeLauzZCwFTLVq2t2oMbM1uw';
  const right = Buffer.from('a1B2'.repeat(20));
  for (const verify of [verifyArgon2, verifyByWasm]) {
    expect(await verify(hash + tag, right)).toBe(true);
    expect(await verify(hash + tag, Buffer.from('another'))).toBe(false);
  }
});

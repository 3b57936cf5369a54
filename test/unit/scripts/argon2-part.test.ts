import crypto, { createHash } from 'node:crypto';
import fc from 'fast-check';
import { argon2d, argon2i, argon2id, md4 as md4ByWasm } from 'hash-wasm';
import { describe, expect, test, vi } from 'vitest';
import { mostArgon2, passwordCode } from '../../../electron/scripts/render/password-code.ts';
import { fits } from './password-check.ts';
import { planForPasswords } from './password-plan.ts';
import { scriptPart } from './script-parts.ts';

const argon2Key = scriptPart('argon2Key') as (
  password: Buffer,
  salt: Buffer,
  length: number,
  shape: Shape,
) => Promise<Buffer>;
const blake2b = scriptPart('blake2b') as (bytes: Buffer, length: number) => Buffer;
const longBlake2b = scriptPart('longBlake2b') as (bytes: Buffer, length: number) => Buffer;
const md4 = scriptPart('md4') as (bytes: Buffer) => Buffer;

interface Shape {
  readonly type: 'argon2d' | 'argon2i' | 'argon2id';
  readonly version: number;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

const types = ['argon2d', 'argon2i', 'argon2id'] as const;
const byWasm = { argon2d, argon2i, argon2id };

describe('the scripts’ own Argon2', () => {
  const shape = fc.record({
    type: fc.constantFrom(...types),
    iterations: fc.integer({ min: 1, max: 3 }),
    parallelism: fc.integer({ min: 1, max: 5 }),
    more: fc.integer({ min: 0, max: 70 }),
    length: fc.integer({ min: 4, max: 140 }),
    password: fc.string({ unit: 'binary', maxLength: 200 }),
    salt: fc.uint8Array({ minLength: 8, maxLength: 70 }),
  });

  test('gives what Node’s and what a third implementation give', async () => {
    await fc.assert(
      fc.asyncProperty(shape, async ({ type, iterations, parallelism, more, length, password, salt }) => {
        const memoryKiB = 8 * parallelism + more;
        const typed = Buffer.from(password);
        const own = await argon2Key(typed, Buffer.from(salt), length, {
          type,
          version: 19,
          memoryKiB,
          iterations,
          parallelism,
        });
        const parameters = { message: typed, nonce: salt, memory: memoryKiB, passes: iterations, parallelism };
        expect(own).toEqual(crypto.argon2Sync(type, { ...parameters, tagLength: length }));
        if (password === '') return;
        const other = { password: typed, salt, iterations, parallelism, memorySize: memoryKiB, hashLength: length };
        expect(own.toString('hex')).toBe(await byWasm[type](other));
      }),
      { numRuns: 60 },
    );
  });

  // The reference implementation's own tests of version 16 (phc-winner-argon2, src/test.c): password “password”, salt “somesalt”.
  test.for([
    ['argon2i', 256, 2, 1, 'fd4dd83d762c49bdeaf57c47bdcd0c2f1babf863fdeb490df63ede9975fccf06'],
    ['argon2i', 256, 2, 2, 'b6c11560a6a9d61eac706b79a2f97d68b4463aa3ad87e00c07e2b01e90c564fb'],
  ] as const)(
    '%s of version 16 in %i KiB, %i times, in %i lanes',
    async ([type, memoryKiB, iterations, parallelism, hash]) => {
      const key = await argon2Key(Buffer.from('password'), Buffer.from('somesalt'), 32, {
        type,
        version: 16,
        memoryKiB,
        iterations,
        parallelism,
      });
      expect(key.toString('hex')).toBe(hash);
    },
  );

  test('takes upon it what is usual, and refuses in words what would run into Auth0’s limit', async () => {
    const salt = Buffer.alloc(16, 1).toString('base64').replace(/=+$/, '');
    const stored = (memory: number, passes: number) => ({
      recipe: { kind: 'self-describing' } as const,
      // Version 16: Node’s own Argon2 has only 19.
      hash: `$argon2id$v=16$m=${memory},t=${passes},p=1$${salt}$${salt}`,
      salt: null,
      format: null,
    });
    expect(await fits(stored(64, 1), 'password')).toBe(false);
    for (const [memory, passes] of [
      [1_048_576, 1],
      [65_536, 5],
    ] as const) {
      const lines: string[] = [];
      expect(await fits(stored(memory, passes), 'password', {}, (line) => lines.push(line))).toBe('cannot');
      expect(lines.join()).toContain(`Argon2 over ${memory} KiB, ${passes} times`);
    }
    const recipe = { kind: 'argon2', type: 'argon2id', version: 19, iterations: 5, parallelism: 4 } as const;
    const columns = { hash: 'base64', length: 32, salt: 'base64' } as const;
    expect(() => passwordCode(planForPasswords({ ...recipe, ...columns, memoryKiB: 65_536 }))).toThrow(
      'more time or memory',
    );
    expect([scriptPart('ARGON2_KIB'), scriptPart('ARGON2_WORK')]).toEqual([mostArgon2.memoryKiB, mostArgon2.work]);
  });

  test.for([
    '$argon2id$v=19$m=64,t=1,p=9$c29tZXNhbHQ$c29tZXNhbHQ',
    '$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$c29tZXNhbHQ',
    '$argon2x$',
  ])('%s is damaged, and nobody’s password', async (hash) => {
    expect(await fits({ recipe: { kind: 'self-describing' }, hash, salt: null, format: null }, '')).not.toBe(true);
  });
});

test('one password at a time, and nobody waits into Auth0’s limit', async () => {
  const inTurn = scriptPart('inArgon2Turn') as <T>(work: () => T) => Promise<T>;
  const happened: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = inTurn(async () => {
    happened.push('one begins');
    await first.promise;
    throw new Error('one fails');
  });
  const two = inTurn(() => happened.push('two'));
  await expect(Promise.race([two, Promise.resolve('waiting')])).resolves.toBe('waiting');
  first.resolve();
  await expect(one).rejects.toThrow('one fails');
  await two;
  expect(happened).toEqual(['one begins', 'two']);
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const late = inTurn(() => happened.push('late'));
    vi.setSystemTime(Date.now() + 10_001);
    await expect(late).rejects.toThrow('Too many sign in at once.');
  } finally {
    vi.useRealTimers();
  }
  expect(await inTurn(() => 'afterwards')).toBe('afterwards');
});

test('the scripts’ own BLAKE2b is Node’s, and in other lengths that of RFC 7693’s parameters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(blake2b(Buffer.from(bytes), 64)).toEqual(createHash('blake2b512').update(bytes).digest());
    }),
  );
  // `b2sum --length=256` of “abc”.
  expect(blake2b(Buffer.from('abc'), 32).toString('hex')).toBe(
    'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
  );
  expect(longBlake2b(Buffer.from('abc'), 1024)).toHaveLength(1024);
});

test('the scripts’ own MD4 is that of others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(md4(Buffer.from(bytes)).toString('hex')).toBe(await md4ByWasm(bytes));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsAlone, packedBytes, packFile } from '../../../electron/migration/bulk/pack-file.ts';

const cap = 10_000;
const user = fc.record({ bytes: fc.integer({ min: 50, max: 900 }) });

/** Packs a queue to its end. */
function packAll<User extends { readonly bytes: number }>(users: readonly User[]): (readonly User[])[] {
  const files: (readonly User[])[] = [];
  let queue = users;
  for (;;) {
    const packed = packFile(queue, cap, false);
    if (packed === null) return files;
    files.push(packed.taken);
    queue = packed.left;
  }
}

describe('packing', () => {
  test('never exceeds the cap, loses nobody, sends nobody twice', () => {
    fc.assert(
      fc.property(fc.array(user, { maxLength: 300 }), (users) => {
        const files = packAll(users);
        expect(files.every((file) => packedBytes(file) <= cap)).toBe(true);
        expect(new Set(files.flat())).toEqual(new Set(users));
        expect(files.flat()).toHaveLength(users.length);
      }),
    );
  });

  test('counts exactly the bytes of the JSON array', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 20 }), (names) => {
        const users = names.map((name) => ({ name, bytes: Buffer.byteLength(JSON.stringify({ name })) }));
        const json = JSON.stringify(names.map((name) => ({ name })));
        expect(packedBytes(users)).toBe(Buffer.byteLength(json));
      }),
    );
  });

  test('waits for more users until a file is 98% full', () => {
    fc.assert(
      fc.property(fc.array(user, { maxLength: 60 }), (users) => {
        const packed = packFile(users, cap, true);
        if (packed !== null) expect(packedBytes(packed.taken)).toBeGreaterThanOrEqual(0.98 * cap);
      }),
    );
  });

  test('passes over a user that no longer fits for one behind it that does', () => {
    const users = [{ bytes: 9_000 }, { bytes: 5_000 }, { bytes: 900 }];
    expect(packFile(users, cap, false)).toEqual({ taken: [users[0], users[2]], left: [users[1]] });
  });

  test('knows who fits into no file', () => {
    expect(fitsAlone({ bytes: cap - 2 }, cap)).toBe(true);
    expect(fitsAlone({ bytes: cap - 1 }, cap)).toBe(false);
  });
});

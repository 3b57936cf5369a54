import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountKey, KeyKind } from '../../../electron/accounts/account.ts';
import { checkPrefix, keyOf, userIdOf } from '../../../electron/accounts/user-id.ts';
import { readVectors } from './read-vectors.ts';

interface UserIdVector {
  readonly prefix: string;
  readonly kind: KeyKind;
  readonly value: string;
  readonly repeat?: number;
  readonly id: string | null;
}

const prefix = fc.stringMatching(/^[a-z0-9._-]{0,32}$/);
const text = fc.string({ unit: 'binary', maxLength: 30 }).map((value): AccountKey => ({ kind: 'text', value }));
// Lone surrogates too: nvarchar keeps them.
const codeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 30 })
  .map((units): AccountKey => ({ kind: 'text', value: String.fromCharCode(...units) }));
const guid = fc.uuid().map((value): AccountKey => ({ kind: 'guid', value }));
const integer = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value): AccountKey => ({ kind: 'integer', value: String(value) }));
const key = fc.oneof(text, codeUnits, guid, integer);
const idOf = (front: string, of: AccountKey) => {
  const made = userIdOf(front, of);
  return made.kind === 'id' ? made.id : null;
};

describe('user ids', () => {
  test.each(readVectors<UserIdVector>('user-id-vectors.json'))('vector $prefix $kind $value', (vector) => {
    const value = vector.value.repeat(vector.repeat ?? 1);
    expect(idOf(vector.prefix, { kind: vector.kind, value })).toBe(vector.id);
  });

  test('are what Auth0 stores: 1 to 255 ASCII characters without blanks or bars, never with auth0| in front', () => {
    fc.assert(
      fc.property(prefix, key, (front, of) => {
        const id = idOf(front, of);
        if (id !== null) expect(id).toMatch(/^(?!auth0\|)[\x21-\x7b\x7d\x7e]{1,255}$/);
      }),
    );
  });

  test('give their key back', () => {
    fc.assert(
      fc.property(prefix, key, (front, of) => {
        const id = idOf(front, of);
        if (id !== null) expect(keyOf(front, of.kind, id)).toEqual(of);
      }),
    );
  });

  test('differ where keys differ, even when case is folded away', () => {
    fc.assert(
      fc.property(prefix, fc.oneof(fc.tuple(text, text), fc.tuple(codeUnits, codeUnits)), (front, [left, right]) => {
        fc.pre(left.value !== right.value);
        const [one, other] = [idOf(front, left), idOf(front, right)];
        if (one !== null && other !== null) expect(one.toUpperCase()).not.toBe(other.toUpperCase());
      }),
    );
    expect(idOf('', { kind: 'text', value: 'Anna' })).not.toBe(idOf('', { kind: 'text', value: 'anna' }));
  });

  test('that were not made here have no key', () => {
    for (const id of ['other-42', 'cm-042', 'cm-4 2', 'cm-']) expect(keyOf('cm-', 'integer', id)).toBeNull();
    for (const id of ['cm-~4G', 'cm-~61', 'cm-A', 'cm-~U00e9', 'cm-~']) {
      expect(keyOf('cm-', 'text', id)).toEqual(id === 'cm-~' ? { kind: 'text', value: '' } : null);
    }
    expect(keyOf('', 'guid', '3F2504E0-4F89-41D3-9A0C-0305E82C3301')).toBeNull();
  });

  test('are refused for a prefix or a value that is none', () => {
    expect(checkPrefix('cm-').kind).toBe('ok');
    expect(checkPrefix('').kind).toBe('ok');
    for (const bad of ['CM-', 'a b', 'auth0|', 'ü', 'a'.repeat(33)]) expect(checkPrefix(bad).kind).toBe('refused');
    expect(() => userIdOf('auth0|', { kind: 'integer', value: '1' })).toThrow(TypeError);
    expect(() => userIdOf('', { kind: 'guid', value: 'no guid' })).toThrow(TypeError);
    expect(() => userIdOf('', { kind: 'integer', value: '007' })).toThrow(TypeError);
  });
});

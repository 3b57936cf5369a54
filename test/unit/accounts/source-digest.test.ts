import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account.ts';
import type { PasswordRecipe } from '../../../electron/accounts/passwords/recipe.ts';
import { sourceBytes } from '../../../electron/accounts/source-digest.ts';
import { identityHash, someAccount } from './some-account.ts';

const text = fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 4 }));
const column = fc.oneof(
  text,
  fc.uint8Array({ maxLength: 2 }),
  fc.uint8Array({ maxLength: 2 }).map((bytes) => Buffer.from(bytes).toString('hex')),
);
const accounts = fc
  .record<Partial<Account>>({
    email: text,
    username: text,
    name: text,
    phoneNumber: text,
    emailVerified: fc.boolean(),
    barred: fc.constantFrom('no' as const, 'locked' as const),
    password: fc.record({
      recipe: fc.constantFrom<PasswordRecipe>(
        { kind: 'identity' },
        { kind: 'membership', hash: 'auto' },
        { kind: 'membership', hash: 'sha1' },
      ),
      hash: column,
      salt: column,
      format: fc.oneof(fc.constant(null), fc.nat(2), fc.nat(2).map(String)),
    }),
    appMetadata: fc.dictionary(fc.string({ maxLength: 2 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
  })
  .map((changes) => someAccount(changes));

describe('source bytes', () => {
  test('differ exactly where accounts differ', () => {
    fc.assert(
      fc.property(accounts, accounts, (left, right) => {
        const same = sourceBytes(left).equals(sourceBytes(right));
        expect(same).toBe(JSON.stringify(sorted(left)) === JSON.stringify(sorted(right)));
      }),
      { numRuns: 500 },
    );
  });

  test('notice every single field', () => {
    const before = sourceBytes(someAccount());
    const changes: Partial<Account>[] = [
      { key: { kind: 'text', value: someAccount().key.value } },
      { email: null },
      { email: '' },
      { emailVerified: false },
      { username: null },
      { name: 'anna larsson' },
      { phoneNumber: '1' },
      { phoneVerified: true },
      { password: identityHash(null) },
      { password: { ...identityHash(''), recipe: { kind: 'none' } } },
      { password: identityHash('') },
      { password: { ...identityHash(''), salt: '' } },
      { password: { ...identityHash(''), format: 1 } },
      { password: { ...identityHash(''), format: '1' } },
      { barred: 'unapproved' },
      { anonymous: true },
      { appMetadata: { a: 1 } },
    ];
    const all = changes.map((change) => sourceBytes(someAccount(change)).toString('hex'));
    expect(new Set([...all, before.toString('hex')]).size).toBe(changes.length + 1);
  });

  test('keep neighbouring fields apart, and do not depend on the order of metadata', () => {
    const one = sourceBytes(someAccount({ username: 'ab', name: 'c' }));
    expect(one.equals(sourceBytes(someAccount({ username: 'a', name: 'bc' })))).toBe(false);
    const forth = sourceBytes(someAccount({ appMetadata: { a: 1, b: [{ c: 1, d: null }] } }));
    expect(forth.equals(sourceBytes(someAccount({ appMetadata: { b: [{ d: null, c: 1 }], a: 1 } })))).toBe(true);
  });
});

/** The same value with the keys of every object in order, to compare by. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}

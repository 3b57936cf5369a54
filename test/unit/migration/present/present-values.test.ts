import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fieldsOf,
  othersMembers,
  type PresentValues,
  returnOf,
  updateOf,
  valuesAfter,
} from '../../../../electron/migration/present/present-values.ts';

const text = fc.constantFrom('Mona', 'Berg', 'x');
const some = fc.option(text, { nil: null });
const value = fc.oneof(
  text,
  fc.integer({ min: 0, max: 2 }),
  fc.record({ deep: text }),
  fc.array(text, { maxLength: 2 }),
);
const member = fc.constantFrom('plan', 'roles', 'city');
const metadata = fc.dictionary(member, value, { maxKeys: 3 });
const values = fc.record<PresentValues>({
  created: fc.constant(1),
  email: fc.constant('mona@example.com'),
  name: some,
  given_name: some,
  family_name: some,
  nickname: some,
  picture: some,
  email_verified: fc.boolean(),
  blocked: fc.boolean(),
  user_metadata: metadata,
  app_metadata: metadata,
});
const withNull = fc.dictionary(member, fc.option(value, { nil: null }), { maxKeys: 3 });
const wanted = fc.record(
  {
    email: fc.constant('mona@example.com'),
    email_verified: fc.boolean(),
    name: text,
    given_name: text,
    family_name: text,
    nickname: text,
    picture: text,
    blocked: fc.boolean(),
    user_metadata: withNull,
    app_metadata: withNull,
  },
  { requiredKeys: ['email', 'email_verified'] },
);

test('an update gives what the account has, leaves what it has not, and can be taken back to the last member', () => {
  fc.assert(
    fc.property(values, wanted, (before, account) => {
      const changes = updateOf(before, account);
      const after = valuesAfter(before, changes);
      const others = othersMembers(before, account);
      expect(after).toMatchObject({
        ...(account.name === undefined ? {} : { name: account.name }),
        blocked: before.blocked || account.blocked === true,
        email_verified: before.email_verified || account.email_verified,
      });
      for (const field of ['user_metadata', 'app_metadata'] as const) {
        for (const [name, known] of Object.entries(before[field])) {
          expect(after[field][name]).toEqual(account[field]?.[name] ?? known);
          // Whatever the account doesn't name is never its to take away.
          expect(others[field].includes(name)).toBe(account[field]?.[name] == null);
        }
      }
      // Once given, nothing is left to give; taken back, nothing is left of it.
      expect(updateOf(after, account)).toEqual({});
      expect(valuesAfter(after, returnOf(before, changes))).toEqual(before);
      expect(fieldsOf(returnOf(before, changes))).toEqual(fieldsOf(changes));
    }),
    { numRuns: 2_000 },
  );
});

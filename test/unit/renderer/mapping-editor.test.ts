import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MappingEdit, mappingEdit, type Profile, type Value } from '../../../electron/assistant/contract/index.ts';
import {
  editOf,
  everyField,
  isNothing,
  isSameProfile,
  nothingFor,
  sourceOf,
  withValue,
  wrongName,
} from '../../../renderer/steps/accounts/mapping-editor/edit-profile.ts';
import { columnOfId, idOfSource, sourceOfId } from '../../../renderer/steps/accounts/mapping-editor/source-options.ts';
import { putTogether, takeApart } from '../../../renderer/steps/accounts/mapping-editor/value-shape.ts';

const alias = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const column = fc.record({ table: alias, column: fc.string({ minLength: 1, maxLength: 12 }) });
const constant = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('column' as const), column }),
    fc.record({ kind: fc.constant('constant' as const), value: constant }),
    fc.record({
      kind: fc.constant('concatenate' as const),
      values: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      between: fc.string({ maxLength: 5 }),
    }),
    fc.record({ kind: fc.constantFrom('trim', 'fold', 'iso-date', 'parse-json'), of: tie('value') }),
    fc.record({ kind: fc.constant('provided' as const), that: column, of: tie('value') }),
    fc.record({
      kind: fc.constant('map' as const),
      of: tie('value'),
      cases: fc.array(fc.record({ from: fc.string(), to: fc.option(constant) }), { maxLength: 3 }),
      otherwise: fc.constantFrom('keep' as const, 'leave-out' as const),
    }),
  ),
}));
const names = fc
  .stringMatching(/^[a-z_]{1,8}$/)
  .filter((name) => wrongName(nothing, 'app_metadata', name) === undefined);
const nothing: Profile = { fields: {}, userMetadata: {}, appMetadata: {} };
const profile: fc.Arbitrary<Profile> = fc.record({
  fields: fc.record(
    { email: value, name: value, email_verified: value, phone_number: value },
    { requiredKeys: [], noNullPrototype: true },
  ),
  userMetadata: fc.dictionary(names, value, { maxKeys: 3, noNullPrototype: true }),
  appMetadata: fc.dictionary(names, value, { maxKeys: 3, noNullPrototype: true }),
});
const field = fc.oneof(
  fc.constantFrom('email', 'email_verified', 'nickname', 'phone_verified'),
  fc.tuple(fc.constantFrom('user_metadata', 'app_metadata'), names).map((parts) => parts.join('.')),
);

test('a value that is taken apart and put together is the same', () => {
  fc.assert(
    fc.property(value, (whole) => {
      const apart = takeApart(whole);
      expect(putTogether(apart)).toEqual(whole);
      expect('of' in apart.source).toBe(false);
    }),
  );
});

describe('a profile', () => {
  test('has the value that a field was given, keeps every other, and stays one that the assistant takes', () => {
    fc.assert(
      fc.property(profile, field, fc.option(value, { nil: undefined }), (before, changed, given) => {
        const frozen = structuredClone(before);
        const after = withValue(before, changed, given);
        expect(before).toEqual(frozen);
        expect(sourceOf(after, changed)).toEqual(given);
        for (const other of everyField(before, after)) {
          if (other !== changed) expect(sourceOf(after, other)).toEqual(sourceOf(before, other));
        }
        expect(everyField(after, after).includes(changed)).toBe(given !== undefined || !changed.includes('.'));
        expect(mappingEdit.parse(editOf(after, []))).toEqual({ profile: after, joins: [] } satisfies MappingEdit);
      }),
    );
  });

  test('is the same again when a field is given back what it had', () => {
    fc.assert(
      fc.property(profile, field, value, (before, changed, given) => {
        const after = withValue(before, changed, given);
        expect(isSameProfile(withValue(after, changed, sourceOf(before, changed)), before)).toBe(true);
        expect(isSameProfile(after, before)).toBe(JSON.stringify(sourceOf(before, changed)) === JSON.stringify(given));
      }),
    );
  });

  test.each([
    ['user_metadata', '', /needs a name/],
    ['user_metadata', 'a.b', /no name with a dot/],
    ['user_metadata', 'cost$', /no name with a dot or a dollar/],
    ['app_metadata', 'blocked', /keeps this name for itself/],
    ['app_metadata', 'city', /has a field of this name/],
  ] as const)('takes no field %s.%s', (kind, name, why) => {
    const city: Value = { kind: 'constant', value: 'x' };
    expect(wrongName({ ...nothing, appMetadata: { city } }, kind, name)).toMatch(why);
  });

  test('takes the same name in either kind of metadata', () => {
    expect(
      wrongName({ ...nothing, appMetadata: { city: { kind: 'constant', value: 'x' } } }, 'user_metadata', 'city'),
    ).toBe(undefined);
    expect(() => sourceOf(nothing, 'city')).toThrow(RangeError);
  });
});

test('an address is verified for nobody where nothing says so, and that is no change where nothing was proposed', () => {
  const never: Value = { kind: 'constant', value: false };
  const evidence: Value = { kind: 'column', column: { table: 'u', column: 'Confirmed' } };
  expect(nothingFor('email_verified', never)).toBe(never);
  expect(nothingFor('email_verified', undefined)).toBe(undefined);
  expect(nothingFor('email_verified', evidence)).toEqual(never);
  expect(nothingFor('phone_verified', evidence)).toBe(undefined);
  expect(isNothing('phone_verified', never)).toBe(false);
});

test('a choice among columns names the column, whatever stands in its name', () => {
  fc.assert(
    fc.property(column, (ref) => {
      const id = idOfSource({ kind: 'column', column: ref });
      expect(columnOfId(id)).toEqual(ref);
      expect(sourceOfId(id, undefined, [])).toEqual({ kind: 'column', column: ref });
    }),
  );
  for (const id of ['nothing', 'constant', 'several'] as const) expect(columnOfId(id)).toBe(undefined);
});

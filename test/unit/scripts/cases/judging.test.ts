import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingFields } from '../../../../electron/scripts/cases/differing-fields.ts';
import { judgeCall } from '../../../../electron/scripts/cases/judge-call.ts';
import { type Held, judgeHeld } from '../../../../electron/scripts/cases/judge-held.ts';
import { call } from '../../../../electron/scripts/cases/situation.ts';
import type { Check, Expectation } from '../../../../electron/scripts/cases/test-case.ts';
import type { ScriptOutcome, ScriptResult } from '../../../../electron/scripts/container/result.ts';
import { identityHash, someAccount } from '../../accounts/some-account.ts';

const result = (outcome: ScriptOutcome, change: Partial<ScriptResult> = {}): ScriptResult => ({
  outcome,
  breaches: [],
  console: [],
  durationMs: 5,
  ...change,
});
const profile = (fields: object): ScriptOutcome => ({ kind: 'profile', profile: JSON.parse(JSON.stringify(fields)) });
const CANARY = 'canary@planted.example';
const error = { name: 'Error', message: CANARY, at: [{ line: 7, column: 3 }] };
const endings: readonly ScriptOutcome[] = [
  profile({ user_id: 'm-1', [CANARY]: CANARY }),
  { kind: 'nobody' },
  { kind: 'value', value: CANARY },
  { kind: 'value', value: true },
  { kind: 'wrong-password', identifier: CANARY, message: CANARY },
  { kind: 'validation-error', code: CANARY, message: CANARY },
  { kind: 'unauthorized', message: CANARY },
  { kind: 'error', error },
  { kind: 'syntax-error', message: CANARY, place: null },
  { kind: 'not-a-function', found: CANARY },
  { kind: 'timed-out', limitMs: 20_000 },
  { kind: 'crashed', how: { kind: 'uncaught-error', error } },
  { kind: 'out-of-memory', capBytes: 1 },
  { kind: 'recycled', why: 'crashed' },
];
const expectations: readonly Expectation[] = [
  { kind: 'user', user: { user_id: 'm-2', email: 'a@example.com' } },
  { kind: 'profile', fields: { user_id: 'm-2' } },
  { kind: 'same-as', call: 0 },
  { kind: 'marked' },
  { kind: 'nobody' },
  { kind: 'not-this-user', userId: 'm-1' },
  { kind: 'wrong-password' },
  { kind: 'refused' },
  { kind: 'no-profile' },
  { kind: 'taken' },
  { kind: 'value', value: true },
  { kind: 'value', value: 'nothing' },
  { kind: 'value-or-invalid', value: false },
  { kind: 'deleted' },
  { kind: 'outage' },
  { kind: 'anything' },
];
const judged = (expected: Expectation, outcome: ScriptOutcome, before: ScriptOutcome = { kind: 'nobody' }) =>
  judgeCall(call('login', [], expected), result(outcome), [result(before)]);

describe('a call', () => {
  test('that takes most of Auth0’s limit is wrong, however right its answer', () => {
    const verdict = (durationMs: number) =>
      judgeCall(call('getUser', [], { kind: 'nobody' }), result({ kind: 'nobody' }, { durationMs }), []);
    expect(verdict(13_500)).toEqual({ kind: 'right' });
    expect(verdict(15_020)).toMatchObject({ kind: 'wrong', why: expect.stringMatching(/^getUser takes 15 seconds\./) });
  });

  test('is told wrong without a word of the script’s, whatever was expected and whatever came', () => {
    for (const expected of expectations) {
      const verdicts = endings.map((outcome) => judged(expected, outcome, profile({ user_id: 'm-3' })));
      expect(JSON.stringify(verdicts), expected.kind).not.toContain(CANARY);
      // None takes everything, and none is of a kind that nothing fits.
      expect(
        verdicts.some(({ kind }) => kind === 'wrong'),
        expected.kind,
      ).toBe(true);
    }
  });

  test('with a breach is wrong, whatever it answered', () => {
    const place = { line: 4, column: 2 };
    const twice = result({ kind: 'nobody' }, { breaches: [{ kind: 'callback-twice', place }] });
    expect(judgeCall(call('getUser', [], { kind: 'nobody' }), twice, [])).toEqual({
      kind: 'wrong',
      why: 'getUser calls its callback more than once.',
      place,
    });
  });

  test.for([
    ['wrong-password', { kind: 'wrong-password', identifier: null, message: '' }],
    ['refused', { kind: 'unauthorized', message: '' }],
    ['nobody', { kind: 'nobody' }],
    ['no-profile', { kind: 'error', error }],
    ['outage', { kind: 'error', error }],
    ['taken', { kind: 'validation-error', code: 'user_exists', message: '' }],
    ['not-this-user', profile({ user_id: 'm-9' })],
    ['marked', profile({ app_metadata: { userferry_trickle: { at: 'now' } } })],
    ['same-as', profile({ user_id: 'm-3', app_metadata: { userferry_trickle: { at: 'later' } } })],
  ] as const)('%s is what was expected', ([kind, outcome]) => {
    const expected = expectations.find((each) => each.kind === kind);
    if (expected === undefined) throw new Error(kind);
    const before = profile({ user_id: 'm-3', app_metadata: { userferry_trickle: { at: 'earlier' } } });
    expect(judged(expected, outcome, before)).toEqual({ kind: 'right' });
  });

  test('says where an outage would lock everybody out, and where somebody comes in', () => {
    expect(judged({ kind: 'outage' }, { kind: 'wrong-password', identifier: null, message: '' })).toMatchObject({
      why: expect.stringContaining('Everybody would be told that their password is wrong.'),
    });
    expect(judged({ kind: 'refused' }, { kind: 'nobody' })).toMatchObject({
      why: expect.stringContaining('free for somebody else'),
    });
    expect(judged({ kind: 'wrong-password' }, profile({}))).toMatchObject({
      why: expect.stringContaining('gets in who must not'),
    });
  });

  test('that may refuse a value and does is over; a name that is taken is no such refusal', () => {
    const expected = { kind: 'value-or-invalid', value: 'nothing' } as const;
    const refusal = (code: string) => judged(expected, { kind: 'validation-error', code, message: '' });
    expect(refusal('too_long')).toEqual({ kind: 'over', why: null });
    expect(refusal('user_exists')).toMatchObject({ kind: 'wrong' });
    expect(judged(expected, { kind: 'value', value: null })).toEqual({ kind: 'right' });
  });
});

describe('fields that differ', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5, noNullPrototype: true });

  test('are none of a profile and itself, and some as soon as one value is another', () => {
    fc.assert(
      fc.property(json, fc.string(), fc.string(), (fields, name, value) => {
        const same = JSON.parse(JSON.stringify(fields));
        expect(differingFields(same, same)).toEqual([]);
        const other = { ...same, [name]: [value] };
        expect(differingFields(same, other).length > 0).toBe(JSON.stringify(same[name]) !== JSON.stringify([value]));
      }),
    );
  });

  test('are named one by one in metadata, and those that only the script has are counted', () => {
    const expected = { user_id: 'a', name: 'b', app_metadata: { roles: ['x'], plan: 1 } };
    const given = { user_id: 'a', app_metadata: { roles: ['y'], plan: 1, [CANARY]: 1 }, nickname: 'c', [CANARY]: 1 };
    expect(differingFields(expected, given)).toEqual([
      'name (missing)',
      'app_metadata.roles',
      'app_metadata.one field too many',
      'nickname (too many)',
      'one field too many',
    ]);
  });
});

describe('what the copies hold', () => {
  const context = { prefix: 'm-', membershipHash: 'auto' as const };
  const anna = someAccount();
  const bob = someAccount({
    key: { kind: 'guid', value: '00000000-0000-0000-0000-000000000002' },
    email: 'bob@example.com',
  });
  const held = (...accounts: readonly (typeof anna)[]): Held => new Map(accounts.map((each) => [each.key.value, each]));
  const before = held(anna, bob);
  const judge = (check: Check, after: Held, results: readonly ScriptResult[] = []) =>
    judgeHeld(check, before, after, results, context);
  const key = anna.key.value;

  test('is right when nothing changed, and a later sign-in is no change', async () => {
    expect(await judge({ kind: 'unchanged' }, held({ ...anna, lastSignIn: 5 }, bob))).toBeNull();
    expect(await judge({ kind: 'unchanged' }, held({ ...anna, name: 'Other' }, bob))).toContain(
      'One account was changed',
    );
    expect(await judge({ kind: 'unchanged' }, held(anna))).toContain('One account is gone');
    const third = { ...bob, key: { ...bob.key, value: '00000000-0000-0000-0000-000000000003' } };
    expect(await judge({ kind: 'unchanged' }, held(anna, bob, third))).toContain('One account was made');
  });

  test('is wrong when more was changed than should be, of the account or of others', async () => {
    const check: Check = { kind: 'only-changed', key, fields: ['email'] };
    expect(await judge(check, held({ ...anna, email: 'new@example.com' }, bob))).toBeNull();
    expect(await judge(check, held({ ...anna, email: 'new@example.com', password: identityHash(null) }, bob))).toBe(
      'More is changed than should be: the password.',
    );
    expect(await judge(check, held({ ...anna, email: 'new@example.com' }, { ...bob, name: 'x' }))).toContain(
      'One account was changed',
    );
  });

  test('is wrong when somebody is still there, or somebody else is gone', async () => {
    const check: Check = { kind: 'gone', key };
    expect(await judge(check, held(bob))).toBeNull();
    expect(await judge(check, before)).toBe('The account is still there afterwards.');
    expect(await judge(check, held())).toContain('One account is gone that should have stayed');
  });

  test('is wrong when the password does not fit by the store’s own way, or is of no kind that it knows', async () => {
    const check = { kind: 'password', key, password: 'not it' } as const;
    expect(await judge(check, before)).toContain('the old application would refuse it');
    expect(await judge(check, held({ ...anna, password: identityHash('x') }, bob))).toContain(
      'the old application would refuse it',
    );
  });

  test('is wrong when the new account has another id than a bulk import would give', async () => {
    const made: Check = { kind: 'made', email: 'new@example.com', password: 'p', call: 0 };
    const one = {
      ...anna,
      key: { kind: 'guid' as const, value: '00000000-0000-0000-0000-00000000000a' },
      email: 'New@example.com',
    };
    expect(await judge(made, before)).toBe('No account was made.');
    expect(await judge(made, held(anna, bob, one), [result(profile({ user_id: 'other' }))])).toContain(
      'another user_id',
    );
    expect(await judge(made, held(anna, bob, one), [result(profile({ user_id: `m-${one.key.value}` }))])).toContain(
      'would refuse it',
    );
    expect(await judge(made, held(anna, bob, { ...one, barred: 'unapproved' }))).toContain('may not sign in');
  });
});

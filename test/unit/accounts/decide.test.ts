import { describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account.ts';
import { type DecideContext, decide } from '../../../electron/accounts/decide.ts';
import { defaultPlanRules, type PlanRules } from '../../../electron/accounts/plan-rules.ts';
import { defaultUsernameLimits } from '../../../electron/accounts/username.ts';
import { identityHash, membershipHash, someAccount } from './some-account.ts';

const context: DecideContext = {
  rules: defaultPlanRules,
  prefix: 'cm-',
  inScope: () => true,
  username: null,
};
const withRules = (rules: Partial<PlanRules>): DecideContext => ({
  ...context,
  rules: { ...defaultPlanRules, ...rules },
});
const longKey = { kind: 'text', value: 'k'.repeat(253) } as const;

describe('the decision on an account', () => {
  test('is to import it, under its own id and folded address', () => {
    expect(decide(someAccount(), context)).toEqual({
      decision: 'import',
      userId: 'cm-3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      email: 'anna.larsson@example.se',
      format: 'identity-v3-pbkdf2-sha256',
      blocked: false,
      password: 'imported-as-it-is',
    });
  });

  test.each<[string, Partial<Account>, { decision: string; reason: string }]>([
    ['an anonymous visitor', { anonymous: true, email: null }, { decision: 'skip', reason: 'anonymous-user' }],
    ['no address', { email: null }, { decision: 'reject', reason: 'email-missing' }],
    ['a blank address', { email: ' \t' }, { decision: 'reject', reason: 'email-missing' }],
    ['no address at all in it', { email: 'n/a' }, { decision: 'reject', reason: 'email-malformed' }],
    [
      'too long an address',
      { email: `${'a'.repeat(65)}@example.se` },
      { decision: 'reject', reason: 'email-too-long' },
    ],
    ['too long a key', { key: longKey }, { decision: 'reject', reason: 'user-id-too-long' }],
    ['too long a name', { name: '🚀'.repeat(151) }, { decision: 'reject', reason: 'name-too-long' }],
    ['no password', { password: identityHash(null) }, { decision: 'hold', reason: 'no-password' }],
    ['a damaged hash', { password: identityHash('AQ') }, { decision: 'hold', reason: 'damaged-password' }],
    [
      'several troubles, by the one that comes first',
      { email: 'n/a', key: longKey, password: identityHash(null) },
      { decision: 'reject', reason: 'email-malformed' },
    ],
  ])('keeps back %s', (_, changes, expected) => {
    expect(decide(someAccount(changes), context)).toMatchObject(expected);
  });

  test('counts a name by characters, not by code units', () => {
    expect(decide(someAccount({ name: '🚀'.repeat(150) }), context).decision).toBe('import');
  });

  test('does not mind a long name that is not sent because it is the address', () => {
    const email = `${'a'.repeat(60)}@${'d'.repeat(60)}.${'d'.repeat(60)}.example`;
    expect(decide(someAccount({ email, name: email.toUpperCase() }), context).decision).toBe('import');
  });

  test('imports barred accounts as blocked unless the rules say otherwise', () => {
    for (const barred of ['locked', 'unapproved'] as const) {
      const account = someAccount({ barred });
      expect(decide(account, context)).toMatchObject({ decision: 'import', blocked: true });
      expect(decide(account, withRules({ blockedAccounts: 'import-unblocked' }))).toMatchObject({ blocked: false });
      expect(decide(account, withRules({ blockedAccounts: 'skip' }))).toMatchObject({
        decision: 'skip',
        reason: 'out-of-scope',
      });
    }
  });

  test('imports without a password only who has none, and only when told to', () => {
    const rules = withRules({ withoutPassword: 'import-without' });
    expect(decide(someAccount({ password: identityHash(null) }), rules)).toMatchObject({ password: 'none' });
    expect(decide(someAccount({ password: identityHash('AQ') }), rules).decision).toBe('hold');
  });

  test('sends clear text as bcrypt, and never carries it', () => {
    const password = membershipHash(0, 'Quittenbaum~1');
    const decision = decide(someAccount({ password }), context);
    expect(decision).toMatchObject({ password: 'sent-as-bcrypt', format: 'clear-text' });
    expect(JSON.stringify(decision)).not.toContain('Quittenbaum');
  });

  test('takes the chosen membership algorithm', () => {
    const password = membershipHash(1, Buffer.alloc(32).toString('base64'), Buffer.alloc(16).toString('base64'));
    expect(decide(someAccount({ password }), withRules({ membershipHash: 'sha256' })).format).toBe('membership-sha256');
    expect(decide(someAccount({ password }), context).format).toBe('membership-hmacsha256-assumed');
  });

  test.each([
    ['Anna', true],
    ["o'neil_1", true],
    ['a'.repeat(15), true],
    ['a'.repeat(16), false],
    ['Олена', false],
    ['anna larsson', false],
    ['anna@b.se', false],
    ['anna@b', true],
    ['', false],
    [null, false],
  ])('on a connection with usernames: %j is acceptable: %s', (username, acceptable) => {
    const decision = decide(someAccount({ username }), { ...context, username: defaultUsernameLimits });
    expect(decision.decision).toBe(acceptable ? 'import' : 'reject');
    if (decision.decision === 'reject') expect(decision.reason).toBe('username-invalid');
  });

  test('skips what looks like a service account, unless the rules want it', () => {
    const account = someAccount({ username: 'svc_backup' });
    expect(decide(account, context)).toMatchObject({ decision: 'skip', reason: 'service-account' });
    expect(decide(account, withRules({ serviceAccounts: 'import' }))).toMatchObject({ decision: 'import' });
  });

  test('skips whoever is out of scope, before anything else is wrong with them', () => {
    const outside: DecideContext = { ...context, inScope: () => false };
    expect(decide(someAccount({ email: null }), outside)).toMatchObject({ decision: 'skip', reason: 'out-of-scope' });
  });

  test('holds somebody who only signs in with another provider for that reason', () => {
    const account = someAccount({ password: { ...identityHash(''), hash: null }, externalLogins: ['Google'] });
    expect(decide(account, context)).toMatchObject({ decision: 'hold', reason: 'external-login-only' });
    expect(decide(account, withRules({ withoutPassword: 'import-without' }))).toMatchObject({ password: 'none' });
  });

  test.each([
    ['givenName', 150],
    ['familyName', 150],
    ['nickname', 300],
  ] as const)('rejects a %s of more than %d characters', (field, limit) => {
    expect(decide(someAccount({ [field]: '𝒜'.repeat(limit) }), context)).toMatchObject({ decision: 'import' });
    expect(decide(someAccount({ [field]: '𝒜'.repeat(limit + 1) }), context)).toMatchObject({ reason: 'name-too-long' });
  });
});

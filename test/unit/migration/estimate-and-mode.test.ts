import { describe, expect, test } from 'vitest';
import type { PasswordFormat } from '../../../electron/accounts/passwords/format-labels.ts';
import type { Reason } from '../../../electron/common/words.ts';
import { type AccountGroup, accountsIn } from '../../../electron/journal/account-groups.ts';
import { estimatePlan } from '../../../electron/migration/plan/estimate.ts';
import { recommendMode } from '../../../electron/migration/plan/recommend-mode.ts';

describe('the estimate of a plan', () => {
  test('gives files by bytes and time by the rates that were observed', () => {
    expect(estimatePlan({ importing: 111_000, clearText: 2_000, userBytes: 500, room: 510_500 })).toEqual({
      files: 109,
      userBytes: 500,
      importing: { fast: 1_000_000, usual: 3_700_000, slow: 10_090_909 },
      hashing: 40_000,
    });
  });

  test('of nobody is nothing', () => {
    expect(estimatePlan({ importing: 0, clearText: 0, userBytes: 0, room: 510_500 })).toMatchObject({
      files: 0,
      importing: { slow: 0 },
    });
  });
});

describe('the recommended mode', () => {
  const group = (accounts: number, change: Partial<AccountGroup> = {}): AccountGroup => ({
    decision: 'import',
    reason: null,
    blocked: false,
    experience: 'same-password',
    format: 'membership-sha1',
    traits: [],
    accounts,
    ...change,
  });
  const held = (accounts: number, reason: Reason, format: PasswordFormat) =>
    group(accounts, { decision: 'hold', reason, experience: 'no-account', format });
  const beside = (people: number, ...groups: readonly AccountGroup[]) =>
    recommendMode([...groups, group(people - accountsIn(groups))]);

  test.each([
    [0, 'bulk'],
    [10, 'bulk'],
    [11, 'hybrid'],
    [499, 'hybrid'],
    [500, 'trickle'],
    [1_000, 'trickle'],
  ])('with %d of 1,000 passwords that Auth0 can’t import is %s', (accounts, mode) => {
    const { mode: recommended, why } = beside(1_000, held(accounts, 'password-not-importable', 'phpass'));
    expect(recommended).toBe(mode);
    if (accounts > 0) expect(why).toContain(`${accounts.toLocaleString('en-GB')} of 1,000 people`);
  });

  test('looks at people only, and at passwords that a sign-in could carry over', () => {
    const groups = [
      held(40, 'no-password', 'none'),
      held(60, 'password-needs-machine-key', 'membership-encrypted'),
      group(900, { decision: 'skip', reason: 'service-account', experience: 'not-a-person' }),
    ];
    const few = beside(1_000, ...groups);
    expect(few.mode).toBe('trickle');
    expect(few.why).toContain('the machine key given');
    expect(beside(10_000, ...groups).mode).toBe('bulk');
  });

  test('promises no sign-in to passwords that nobody can read, and asks for what they are first', () => {
    const { mode, why } = beside(1_000, held(900, 'password-format-unknown', 'digest-undecided'));
    expect(mode).toBe('bulk');
    expect(why).toContain('First name or prove the format of 900 people’s passwords');
    expect(beside(1_000, held(900, 'password-not-importable', 'crypt-yescrypt'))).toMatchObject({ mode: 'bulk' });
  });

  test('of an empty table is bulk', () => {
    expect(recommendMode([]).mode).toBe('bulk');
  });
});

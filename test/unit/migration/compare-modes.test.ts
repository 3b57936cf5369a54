import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mode, modes } from '../../../electron/common/mode-words.ts';
import { decisions, experiences, type Reason, reasons, traits } from '../../../electron/common/words.ts';
import { type AccountGroup, countsOf, formatsOf } from '../../../electron/journal/account-groups.ts';
import { compareModes } from '../../../electron/migration/plan/compare-modes.ts';
import { estimatePlan } from '../../../electron/migration/plan/estimate.ts';
import { touchedByRules } from '../../../electron/migration/plan/touched-by-rules.ts';
import { waysOutOfReasons } from '../../../electron/migration/plan/ways-out-of-reasons.ts';

const estimate = estimatePlan({ importing: 100, clearText: 0, userBytes: 500, room: 510_500 });
const basis = { signInsKnown: true, unblocks: false, estimate };

function group(change: Partial<AccountGroup>): AccountGroup {
  return {
    decision: 'import',
    reason: null,
    blocked: false,
    experience: 'same-password',
    format: 'identity-v3-pbkdf2-sha256',
    traits: [],
    accounts: 1,
    ...change,
  };
}
const held = (reason: Reason, accounts: number, change: Partial<AccountGroup> = {}) =>
  group({ decision: 'hold', reason, accounts, experience: 'no-account', ...change });

/** Of each mode: at once, by sign-in, new password, stay. */
function partsOf(groups: readonly AccountGroup[], change: Partial<typeof basis> = {}) {
  return Object.fromEntries(
    compareModes(groups, { ...basis, ...change }).map(({ mode, atOnce, bySignIn, reset, stay }) => [
      mode,
      [atOnce, bySignIn, reset, stay],
    ]),
  );
}

describe('the four modes', () => {
  test('of people whose passwords can be imported: bulk and hybrid take all at once, trickle as they come, legacy nobody', () => {
    expect(partsOf([group({ accounts: 90 })])).toEqual({
      trickle: [0, 90, 0, 0],
      bulk: [90, 0, 0, 0],
      hybrid: [90, 0, 0, 0],
      legacy: [0, 0, 0, 90],
    });
  });

  test('nobody with a blank in front of their address comes by a script, with a password or without: a run alone brings them', () => {
    const traits = ['address-after-blank'] as const;
    const groups = [group({ accounts: 3, traits }), held('no-password', 2, { traits })];
    expect(partsOf(groups)).toMatchObject({ trickle: [0, 0, 0, 5], bulk: [3, 0, 0, 2], hybrid: [3, 0, 0, 2] });
  });

  test.each(['password-not-importable', 'password-needs-machine-key', 'password-format-unknown'] as const)(
    '%s: only a sign-in carries it over',
    (reason) => {
      expect(partsOf([held(reason, 10)])).toEqual({
        trickle: [0, 10, 0, 0],
        bulk: [0, 0, 0, 10],
        hybrid: [0, 10, 0, 0],
        legacy: [0, 0, 0, 10],
      });
    },
  );

  test('what no script can check is carried over by no sign-in: a new password is needed', () => {
    const groups = [
      held('password-not-importable', 6, { format: 'crypt-yescrypt' }),
      held('password-format-unknown', 3, { format: 'unrecognised' }),
    ];
    expect(partsOf(groups)).toMatchObject({ trickle: [0, 0, 9, 0], bulk: [0, 0, 0, 9], hybrid: [0, 0, 9, 0] });
  });

  test('without a password that anybody could check, a new one is needed; bulk holds them until that is decided', () => {
    expect(partsOf([held('no-password', 4), held('damaged-password', 3)])).toMatchObject({
      trickle: [0, 0, 7, 0],
      bulk: [0, 0, 0, 7],
      hybrid: [0, 0, 7, 0],
    });
    const decided = group({ experience: 'needs-reset', format: 'none', accounts: 4 });
    expect(partsOf([decided])).toMatchObject({ trickle: [0, 0, 4, 0], bulk: [0, 0, 4, 0], hybrid: [0, 0, 4, 0] });
  });

  test('who is locked out can’t sign in anywhere: trickle leaves them, bulk takes them along blocked', () => {
    const locked = { traits: ['locked'], accounts: 5 } as const;
    const blocked = group({ ...locked, blocked: true, experience: 'blocked' });
    expect(partsOf([blocked])).toMatchObject({ trickle: [0, 0, 0, 5], bulk: [5, 0, 0, 0], hybrid: [5, 0, 0, 0] });
    const stuck = held('password-not-importable', 5, locked);
    expect(partsOf([stuck])).toMatchObject({ trickle: [0, 0, 0, 5], hybrid: [0, 0, 0, 5] });
    expect(partsOf([stuck], { unblocks: true })).toMatchObject({ trickle: [0, 5, 0, 0] });
  });

  test.each(['shared-email', 'external-login-only', 'email-missing'] as const)('%s: no mode moves them', (reason) => {
    const decision = reason === 'email-missing' ? 'reject' : 'hold';
    for (const parts of Object.values(partsOf([held(reason, 6, { decision })]))) expect(parts).toEqual([0, 0, 0, 6]);
  });

  test('whom the plan skips is nobody who signs in', () => {
    const skipped = group({ decision: 'skip', reason: 'service-account', experience: 'not-a-person', accounts: 8 });
    expect(compareModes([skipped, group({ accounts: 2 })], basis).map(({ people }) => people)).toEqual([2, 2, 2, 2]);
  });

  test('how many came lately is told where a sign-in moves them and the database knows', () => {
    const groups = [group({ accounts: 30, traits: ['signed-in-lately'] }), group({ accounts: 70 })];
    const lately = (change: Partial<typeof basis>) =>
      compareModes(groups, { ...basis, ...change }).map(({ signedInLately }) => signedInLately);
    expect(lately({})).toEqual([30, null, 30, null]);
    expect(lately({ signInsKnown: false })).toEqual([null, null, null, null]);
  });

  test('only bulk and hybrid send files', () => {
    const sending = (mode: Mode) => compareModes([], basis).find((each) => each.mode === mode)?.files;
    expect(modes.map(sending)).toEqual([null, estimate, estimate, null]);
  });
});

const groups = fc.array(
  fc.record({
    decision: fc.constantFrom(...decisions),
    reason: fc.option(fc.constantFrom(...reasons)),
    blocked: fc.boolean(),
    experience: fc.constantFrom(...experiences),
    format: fc.constantFrom('none', 'membership-sha1', 'nopcommerce-encrypted'),
    traits: fc.subarray([...traits]),
    accounts: fc.nat(1_000_000),
  }),
  { maxLength: 30 },
);

test('whatever the accounts are, every mode’s parts add up to the people, and the counts to the plan', () => {
  fc.assert(
    fc.property(groups, fc.boolean(), fc.boolean(), (all, signInsKnown, unblocks) => {
      const { total, skipped, ...counts } = countsOf(all);
      for (const comparison of compareModes(all, { signInsKnown, unblocks, estimate })) {
        const { people, atOnce, bySignIn, reset, stay, signedInLately } = comparison;
        expect(people).toBe(total - skipped);
        expect(atOnce + bySignIn + reset + stay).toBe(people);
        expect(signedInLately ?? 0).toBeLessThanOrEqual(bySignIn + atOnce);
      }
      const sum = (parts: readonly { readonly accounts: number }[]) =>
        parts.reduce((all, { accounts }) => all + accounts, 0);
      expect(counts.import + counts.held + skipped + counts.rejected).toBe(total);
      expect(sum(counts.experiences)).toBe(total);
      expect(sum(formatsOf(all))).toBe(total);
      for (const byDecision of Object.values(touchedByRules(all))) {
        expect(byDecision.import).toBeLessThanOrEqual(counts.import);
        expect(byDecision.skip).toBeLessThanOrEqual(skipped);
      }
    }),
  );
});

describe('whom a rule is about', () => {
  test('is counted by what was decided, whatever else is wrong with them', () => {
    const touched = touchedByRules([
      group({ traits: ['locked'], blocked: true, accounts: 9 }),
      group({ traits: ['unapproved'], blocked: true, accounts: 1 }),
      held('shared-email', 2, { traits: ['locked', 'shares-address'] }),
      held('no-password', 3, { format: 'none' }),
      held('external-login-only', 4, { format: 'none' }),
      group({ decision: 'skip', reason: 'service-account', traits: ['service-account'], accounts: 5 }),
    ]);
    expect(touched).toEqual({
      blockedAccounts: { import: 10, hold: 2, skip: 0, reject: 0 },
      sharedEmail: { import: 0, hold: 2, skip: 0, reject: 0 },
      withoutPassword: { import: 0, hold: 3, skip: 0, reject: 0 },
      serviceAccounts: { import: 0, hold: 0, skip: 5, reject: 0 },
    });
  });
});

describe('the ways out of a reason', () => {
  test('are those of every format that is held for it, the best first', () => {
    const found = waysOutOfReasons([
      held('password-needs-machine-key', 1, { format: 'nopcommerce-encrypted' }),
      held('password-needs-machine-key', 1, { format: 'membership-encrypted' }),
      held('shared-email', 3),
    ]);
    expect(found).toEqual([
      {
        reason: 'password-needs-machine-key',
        ways: ['give-machine-key', 'trickle', 'reset', 'import-without-password'],
      },
    ]);
  });
});

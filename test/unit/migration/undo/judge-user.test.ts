import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWaived, undoCauses, undoConsents } from '../../../../electron/common/undo-words.ts';
import { type BroughtUser, judgeUser, type TracedUser } from '../../../../electron/migration/undo/judge-user.ts';

const digest = (name: string) => Buffer.from(name.padEnd(16, '.'));
const made = 1_700_000_000_000;

/** As the run left them. */
const untouched: TracedUser = {
  here: true,
  marked: false,
  signIns: 0,
  lastLogin: null,
  lastReset: null,
  linked: 0,
  factors: 0,
  factorsChanged: null,
  created: made,
  changed: made,
  named: digest('named'),
  unnamed: digest('unnamed'),
  metadata: digest('metadata'),
};
const brought: BroughtUser = {
  sent: digest('named'),
  metadata: digest('metadata'),
  factorSent: false,
  elsewhere: false,
  madeUntil: made + 60_000,
  carriedOver: null,
};
const causesOf = (user: Partial<TracedUser>, of: Partial<BroughtUser> = {}) => {
  const verdict = judgeUser({ ...untouched, ...user }, { ...brought, ...of });
  return verdict.kind === 'kept' ? verdict.causes : verdict.kind;
};

describe('a user whom a run imported', () => {
  test('is undoable as the run left them, whether sent with a name or without, with a second factor or without', () => {
    expect(causesOf({})).toBe('undoable');
    expect(causesOf({}, { sent: digest('unnamed') })).toBe('undoable');
    expect(causesOf({ factors: 1, factorsChanged: made + 1_000 }, { factorSent: true })).toBe('undoable');
    // Of a release that kept no digest of metadata, or by a tenant that tells no times.
    expect(causesOf({ metadata: digest('another') }, { metadata: null })).toBe('undoable');
    expect(causesOf({ created: null, changed: null }, { madeUntil: null })).toBe('undoable');
    expect(judgeUser(null, { ...brought, elsewhere: true })).toEqual({ kind: 'gone' });
  });

  test.each<readonly [string, Partial<TracedUser>, Partial<BroughtUser>, readonly string[]]>([
    ['signed in', { signIns: 1 }, {}, ['signed-in']],
    ['signed in while blocked', { lastLogin: made + 1 }, {}, ['signed-in']],
    ['set a password', { lastReset: made + 1 }, {}, ['password-set']],
    ['was linked', { linked: 1 }, {}, ['linked']],
    ['enrolled', { factors: 1 }, {}, ['enrolled']],
    ['enrolled another factor', { factors: 2 }, { factorSent: true }, ['enrolled']],
    ['enrolled anew', { factors: 1, factorsChanged: made + 3_600_000 }, { factorSent: true }, ['enrolled']],
    ['has another address, name or state', { named: digest('x'), unnamed: digest('y') }, {}, ['changed']],
    ['has other metadata', { metadata: digest('x') }, {}, ['changed']],
    ['was sent, nobody knows how', {}, { sent: null }, ['changed']],
    ['was touched in a way that nothing tells', { changed: made + 3_600_000 }, {}, ['changed']],
    ['came by signing in', { marked: true }, {}, ['marked']],
    ['was made anew', { created: made + 60_001, changed: made + 60_001 }, {}, ['made-anew']],
    ['has an id of two connections', { signIns: 3 }, { elsewhere: true }, ['other-connection']],
    ['is of another connection', { here: false }, {}, ['other-connection']],
    ['did several things', { signIns: 1, factors: 1, changed: made + 9e6 }, {}, ['signed-in', 'enrolled']],
  ])('who %s is kept for it', (_, user, of, causes) => {
    expect(causesOf(user, of)).toEqual(causes);
  });

  const moment = fc.option(fc.integer({ min: made - 10, max: made + 7_200_000 }), { nil: null });
  const someDigest = fc.constantFrom(...['named', 'unnamed', 'metadata', 'another'].map(digest));
  const anyUser = fc.record<TracedUser>({
    here: fc.boolean(),
    marked: fc.boolean(),
    signIns: fc.nat(2),
    lastLogin: moment,
    lastReset: moment,
    linked: fc.nat(2),
    factors: fc.nat(2),
    factorsChanged: moment,
    created: moment,
    changed: moment,
    named: someDigest,
    unnamed: someDigest,
    metadata: someDigest,
  });
  const anyBrought = fc.record<BroughtUser>({
    sent: fc.option(someDigest, { nil: null }),
    metadata: fc.option(someDigest, { nil: null }),
    factorSent: fc.boolean(),
    elsewhere: fc.boolean(),
    madeUntil: moment,
    carriedOver: moment,
  });

  test('is undoable only where nothing whatever tells against it', () => {
    fc.assert(
      fc.property(anyUser, anyBrought, (user, of) => {
        if (judgeUser(user, of).kind !== 'undoable') return;
        const { signIns, lastLogin, lastReset, linked, marked, here } = user;
        expect({ signIns, lastLogin, lastReset, linked, marked, here, elsewhere: of.elsewhere }).toEqual({
          signIns: 0,
          lastLogin: null,
          lastReset: null,
          linked: 0,
          marked: false,
          here: true,
          elsewhere: false,
        });
        expect([user.named, user.unnamed]).toContainEqual(of.sent);
      }),
      { numRuns: 3_000 },
    );
  });

  test('is deleted with every yes only where the run surely brought them', () => {
    const everyYes = new Set(undoConsents);
    fc.assert(
      fc.property(anyUser, anyBrought, (user, of) => {
        const verdict = judgeUser(user, of);
        if (verdict.kind === 'kept' && !isWaived(verdict.causes, everyYes)) return;
        expect(user.here && !of.elsewhere && !user.marked).toBe(true);
        const { created } = user;
        expect(created !== null && of.madeUntil !== null && created > of.madeUntil).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('a yes waives its own cause, and several causes take a yes each', () => {
  const causes = fc.uniqueArray(fc.constantFrom(...undoCauses));
  const consents = fc.uniqueArray(fc.constantFrom(...undoConsents));
  fc.assert(
    fc.property(causes, consents, (found, given) => {
      const waived = found.length > 0 && found.every((cause) => given.some((consent) => consent === cause));
      expect(isWaived(found, new Set(given))).toBe(waived);
    }),
  );
});

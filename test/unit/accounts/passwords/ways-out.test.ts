import { expect, test } from 'vitest';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { trickleCarries, waysOut } from '../../../../electron/accounts/passwords/ways-out.ts';
import { hashVectors, storedOf } from './hash-vectors.ts';

const afresh = ['reset', 'import-without-password'];
const byTrickle = ['trickle', ...afresh];

test('every password that is held has ways out, and each fits its reason', () => {
  const met = new Set<string>();
  for (const vector of hashVectors) {
    const verdict = toPasswordHash(storedOf(vector), { membershipHash: 'auto' });
    if (verdict.kind !== 'held') continue;
    met.add(verdict.reason);
    const expected = {
      'password-not-importable': trickleCarries(verdict) ? byTrickle : afresh,
      'password-needs-machine-key': ['give-machine-key', ...byTrickle],
      'damaged-password': afresh,
      'clear-password-over-72-bytes': afresh,
      'no-password': afresh,
      'password-format-unknown': ['prove-format', ...byTrickle],
    }[verdict.reason];
    expect(waysOut(verdict)).toEqual(expected);
  }
  expect([...met].sort()).toEqual(['damaged-password', 'password-needs-machine-key', 'password-not-importable']);
});

test('naming the algorithm helps where only that is open, and the machine key not for a shop’s own', () => {
  const reason = 'password-not-importable';
  expect(waysOut({ format: 'membership-sha384-or-hmacsha384', reason })).toEqual(['prove-format', ...byTrickle]);
  expect(waysOut({ format: 'nopcommerce-encrypted', reason: 'password-needs-machine-key' })).toEqual(byTrickle);
});

test('a sign-in carries nothing over that the rendered login can’t check: crypt-parts.test.ts tries each', () => {
  const unknown = 'password-format-unknown';
  expect(waysOut({ format: 'digest-undecided', reason: unknown })).toEqual(['prove-format', ...afresh]);
  expect(waysOut({ format: 'identity-v2-undecided', reason: unknown })).toEqual(['prove-format', ...byTrickle]);
  expect(waysOut({ format: 'crypt-des-assumed', reason: 'password-not-importable' })).toEqual(afresh);
  expect(waysOut({ format: 'phpass', reason: 'password-not-importable' })).toEqual(byTrickle);
});

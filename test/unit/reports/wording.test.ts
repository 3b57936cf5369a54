import { expect, test } from 'vitest';
import { arrivedText, durationText } from '../../../electron/reports/wording.ts';

test('a duration begins with a unit that is not nought', () => {
  expect([800, 25_000, 59_600, 221_000, 9_360_000].map(durationText)).toEqual([
    '0.8 s',
    '25 s',
    '1 min 0 s',
    '3 min 41 s',
    '2 h 36 min',
  ]);
});

test('one account is in Auth0, and others are', () => {
  expect([0, 1, 59].map((inTenant) => arrivedText(inTenant, 60))).toEqual([
    '0 of 60 accounts are in Auth0.',
    '1 of 60 accounts is in Auth0.',
    '59 of 60 accounts are in Auth0.',
  ]);
  expect([0, 1].map((inTenant) => arrivedText(inTenant, 1))).toEqual([
    '0 of 1 account is in Auth0.',
    '1 of 1 account is in Auth0.',
  ]);
});

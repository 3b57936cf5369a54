import { expect, test } from 'vitest';
import { isSameCode, type Written, writeCode } from '../../../electron/assistant/scripts/write/write-code.ts';

const key = new Uint8Array(32).fill(7);
const written: Written = {
  action: 'changePassword',
  source: 'function changePassword() {}',
  args: { email: 'ada@example.com', newPassword: 'one' },
  keys: ['1'],
  before: new Map([['1', ['1', 'ada@example.com', new Date(0), Buffer.of(1)]]]),
  restless: [2],
  statements: [{ sql: 'UPDATE t', parameters: [{ name: '@a', type: 'int' }], changes: true }],
};

test('a code stands for everything that a yes is given to, and for nothing else', () => {
  const code = writeCode(written, key);
  expect(code).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  const same: readonly Partial<Written>[] = [
    { args: { newPassword: 'another', email: 'ada@example.com' } },
    // She has signed in meanwhile.
    { before: new Map([['1', ['1', 'ada@example.com', new Date(5), Buffer.of(1)]]]) },
  ];
  for (const change of same) expect(writeCode({ ...written, ...change }, key)).toBe(code);
  const other: readonly Partial<Written>[] = [
    { action: 'verify' },
    { source: 'function changePassword() { }' },
    { args: { email: 'bob@example.com', newPassword: 'one' } },
    { keys: ['2'] },
    { before: new Map([['1', ['1', 'new@example.com', new Date(0), Buffer.of(1)]]]) },
    { before: new Map([['1', ['1', 'ada@example.com', new Date(0), Buffer.of(2)]]]) },
    { statements: [{ sql: 'UPDATE t', parameters: [], changes: true }] },
    { statements: [] },
  ];
  const codes = other.map((change) => writeCode({ ...written, ...change }, key));
  expect(new Set([code, ...codes])).toHaveLength(other.length + 1);
  expect(writeCode(written, new Uint8Array(32))).not.toBe(code);
});

test('the password of somebody new is no part of a code', () => {
  const create = (password: string): Written => ({
    ...written,
    action: 'create',
    args: { user: { email: 'a@b.c', password } },
  });
  expect(writeCode(create('one'), key)).toBe(writeCode(create('other'), key));
});

test('a code is taken as it is typed', () => {
  expect(isSameCode(' ab12 cd34', 'AB12-CD34')).toBe(true);
  expect(isSameCode('', 'AB12-CD34')).toBe(false);
});

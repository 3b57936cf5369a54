import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';
import { expectFound, foundIn } from './marked-script.ts';

const withContext = { node: 22, context: true } as const;

describe('a text that Auth0 can’t call', () => {
  test.for<readonly [string, readonly Rule[], string]>([
    ['a slip', ['syntax'], 'function verify(email, callback) {\n  callback(null⟦;⟧\n}'],
    ['a brace too few', ['syntax'], 'function verify(email, callback) {\n  if (email) {\n    callback(null);\n}⟦⟧'],
    [
      'await without async',
      ['syntax'],
      'function verify(email, callback) {\n  callback(null, await ⟦f⟧ind(email));\n}',
    ],
    ['nothing', ['no-function'], '⟦⟧'],
    ['nothing but a comment', ['no-function'], '⟦⟧// to be written'],
    ['a number', ['no-function'], '⟦42⟧'],
    ['an object', ['no-function'], '(⟦{ verify() {} }⟧)'],
    ['a class', ['no-function'], '⟦class Verify {}⟧'],
    ['a generator', ['no-function'], '⟦function* verify(email, callback) ⟧{ callback(null, true); }'],
    [
      'something before the function',
      ['no-function'],
      "⟦const url = require('url');⟧\nfunction verify(email, callback) { callback(null, true); }",
    ],
  ])('%s', ([, rules, text]) => expectFound('verify', text, rules));

  test('with a sentence about what is there', () => {
    expect(foundIn('verify', 'class Verify {}')).toEqual(['no-function 1:1-1:16']);
  });
});

describe('the parameters of the action', () => {
  test.for<readonly [ActionName, string]>([
    ['login', 'usernameOrEmail, password'],
    ['getUser', 'email'],
    ['create', 'user'],
    ['verify', 'email'],
    ['changePassword', 'email, newPassword'],
    ['deleteUser', 'id'],
    ['changeEmail', 'email, newEmail, verified'],
  ])('%s has its own, and context before the callback where that is switched on', ([action, own]) => {
    const plain = `function ${action}(${own}, callback) { callback(null); }`;
    const contextual = `function ${action}(${own}, context, callback) { callback(null); }`;
    expect(foundIn(action, plain)).toEqual([]);
    expect(foundIn(action, contextual, withContext)).toEqual([]);
    expect(foundIn(action, contextual).map((each) => each.split(' ')[0])).toContain('parameters');
    // Auth0's own sample for changeEmail has no context even then.
    expect(foundIn(action, plain, withContext).length > 0).toBe(action !== 'changeEmail');
    expect(foundIn(action, `function ${action}() {}`).map((each) => each.split(' ')[0])).toContain('parameters');
  });

  test.for<readonly [string, readonly Rule[], string]>([
    ['one too few', ['parameters'], '⟦function login(email, callback) ⟧{ callback(null); }'],
    ['one too many', ['parameters'], '⟦function login(email, password, realm, callback) ⟧{ callback(null); }'],
    ['a callback before the others', ['parameters'], 'function login(⟦callback⟧, email, password) { callback(null); }'],
    ['a password first', ['parameters'], 'function login(⟦password⟧, email, callback) { callback(null); }'],
    ['no name', ['anonymous'], '⟦function (email, password, callback) ⟧{ callback(null); }'],
    ['an arrow', ['anonymous'], '⟦(email, password, callback) => ⟧{ callback(null); }'],
    ['another action’s name', ['other-action'], 'function ⟦getByEmail⟧(email, password, callback) { callback(null); }'],
    [
      'a helper beside it',
      ['helper-outside'],
      'function login(email, password, callback) { callback(null, { user_id: idOf(email) }); }\n⟦function idOf(email) ⟧{ return email; }',
    ],
  ])('%s', ([, rules, text]) => expectFound('login', text, rules));

  test.for([
    'function signIn(email, password, callback) { callback(null); }',
    'async function login(email, password, callback) { callback(null); }',
    'function login(...args) { args[2](null); }',
    'function login() { arguments[2](null); }',
    'function login(email, password, cb) { cb(null); }',
  ])('%s', (source) => {
    expect(foundIn('login', source)).toEqual([]);
  });
});

test('a script over 100 KB', () => {
  const source = (bytes: number) => {
    const script = 'function verify(email, callback) { callback(null, true); }\n//';
    return script + 'x'.repeat(bytes - script.length);
  };
  expect(foundIn('verify', source(100 * 1024))).toEqual([]);
  expect(foundIn('verify', source(100 * 1024 + 1))).toEqual(['too-large 1:1-1:1']);
});

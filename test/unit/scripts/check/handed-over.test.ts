import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';
import { expectFound, foundIn } from './marked-script.ts';

const inGetUser = (body: string) => `function getUser(email, callback) {\n${body}\n}`;
const inLogin = (body: string) => `function login(email, password, callback) {\n${body}\n}`;

describe('the profile', () => {
  test.for<readonly [string, Rule, string]>([
    ['without user_id', 'user-id-missing', 'callback(null, ⟦{ email }⟧);'],
    ['without user_id, by a name', 'user-id-missing', 'const profile = { email };\ncallback(null, ⟦profile⟧);'],
    ['whose user_id is null', 'user-id-missing', 'callback(null, { user_id: ⟦null⟧, email });'],
    ['whose user_id is a number', 'user-id-unfit', 'callback(null, { user_id: ⟦7⟧, email });'],
    ['whose user_id has a blank in it', 'user-id-unfit', "callback(null, { user_id: ⟦'a b'⟧, email });"],
    [
      'whose user_id is chance',
      'user-id-random',
      "callback(null, { user_id: ⟦require('crypto').randomUUID()⟧, email });",
    ],
    [
      'whose user_id is a UUID',
      'user-id-random',
      "const { v4 } = require('uuid');\ncallback(null, { user_id: ⟦v4()⟧, email });",
    ],
    [
      'whose user_id is chance, by a name and made a text',
      'user-id-random',
      "const id = require('crypto').randomBytes(16).toString('hex');\ncallback(null, { user_id: ⟦id⟧, email });",
    ],
    [
      'whose user_id is chance in a text',
      'user-id-random',
      "callback(null, { user_id: ⟦'u-' + Math.random()⟧, email });",
    ],
    [
      'whose user_id is the time, by a name',
      'user-id-random',
      "const now = Date.now();\ncallback(null, { user_id: ⟦'u' + now⟧, email });",
    ],
    ['that is true', 'no-profile', 'callback(null, ⟦true⟧);'],
    ['that is a list', 'no-profile', "callback(null, ⟦[{ user_id: '1' }]⟧);"],
    ['that is a promise', 'no-profile', "callback(null, ⟦Promise.resolve({ user_id: '1' })⟧);"],
    [
      'that nobody waited for',
      'no-profile',
      "callback(null, ⟦find()⟧);\nasync function find() { return { user_id: '1' }; }",
    ],
    [
      'whose email_verified is IsApproved',
      'email-verified',
      'const row = look(email);\ncallback(null, { user_id: row.Id, email_verified: ⟦row.IsApproved === true⟧ });',
    ],
  ])('%s', ([, rule, body]) => expectFound('getUser', inGetUser(body), [rule]));

  test.for<readonly [string, string]>([
    ['with a key', "callback(null, { user_id: 'members|' + look(email).Id, email });"],
    ['with what was spread into it', 'callback(null, { ...look(email), email });'],
    ['set later', 'const profile = { email };\nprofile.user_id = look(email);\ncallback(null, profile);'],
    ['made elsewhere', 'callback(null, profileOf(email));\nfunction profileOf(name) { return look(name); }'],
    [
      'made by a function that is told about it',
      'const profile = { email };\nfill(profile);\ncallback(null, profile);',
    ],
    ['nobody', 'callback(null, null);'],
    ['nobody, in short', 'callback();'],
    ['a mark with the time in it', 'callback(null, { user_id: look(email), app_metadata: { at: Date.now() } });'],
    ['a UUID made of a name', "callback(null, { user_id: require('uuid').v5(email, configuration.SPACE) });"],
  ])('not: %s', ([, body]) => expect(foundIn('getUser', inGetUser(body))).toEqual([]));

  test('is asked of login and getUser alone', () => {
    expect(foundIn('verify', 'function verify(email, callback) { callback(null, true); }')).toEqual([]);
    expect(foundIn('create', 'function create(user, callback) { callback(null, { email: user.email }); }')).toEqual([]);
  });
});

describe('the error', () => {
  test.for<readonly [ActionName, Rule, string]>([
    ['login', 'no-error-object', inLogin("callback(⟦'wrong'⟧);")],
    ['login', 'no-error-object', inLogin('callback(⟦{ code: 500 }⟧);')],
    ['login', 'no-error-object', inLogin('callback(⟦`no`⟧);')],
    ['login', 'wrong-password-as-error', inLogin("callback(⟦new Error('Wrong password')⟧);")],
    ['login', 'wrong-password-as-error', inLogin("callback(⟦new Error('Invalid credentials.')⟧);")],
    [
      'login',
      'wrong-password-as-error',
      inLogin(`require('bcrypt').compare(password, look(email), (err, isValid) => {
  if (err) return callback(err);
  if (!isValid) return callback(⟦new Error('401')⟧);
  callback(null, { user_id: look(email) });
});`),
    ],
    ['getUser', 'not-found-as-error', inGetUser("callback(⟦new Error('User not found')⟧);")],
    ['getUser', 'not-found-as-error', inGetUser('callback(⟦new WrongUsernameOrPasswordError(email)⟧);')],
    [
      'getUser',
      'not-found-as-error',
      inGetUser(`const rows = look(email);
if (rows.length === 0) return callback(⟦new Error('404')⟧);
callback(null, { user_id: rows[0].Id });`),
    ],
    [
      'getUser',
      'not-found-as-error',
      inGetUser(`const user = look(email);
if (!user) {
  return callback(⟦new Error('404')⟧);
}
callback(null, { user_id: user.Id });`),
    ],
  ])('%s: %s', ([action, rule, text]) => expectFound(action, text, [rule]));

  test.for<readonly [ActionName, string]>([
    ['login', inLogin('callback(new WrongUsernameOrPasswordError(email));')],
    ['login', inLogin("callback(new WrongUsernameOrPasswordError(null, 'wrong password'));")],
    ['login', inLogin("callback(new Error('The user database can’t be asked just now.'));")],
    [
      'login',
      inLogin(
        "const response = look(email);\nif (!response.ok) return callback(new Error('HTTP ' + response.status));\ncallback();",
      ),
    ],
    ['getUser', inGetUser('callback(null);')],
    ['getUser', inGetUser("callback(new Error('The server was not reached.'));")],
    ['verify', "function verify(email, callback) { callback(new Error('User not found')); }"],
  ])('not: %s %s', ([action, source]) => expect(foundIn(action, source)).toEqual([]));
});

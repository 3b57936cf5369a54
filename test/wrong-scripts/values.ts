import type { WrongScript } from './wrong-script.ts';

/** Scripts that hand over something that Auth0 can't use. */
export const values: readonly WrongScript[] = [
  {
    name: 'a profile without user_id',
    source: "function login(id, password, callback) { callback(null, { email: 'mona@example.com' }); }",
    outcome: { kind: 'profile' },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'a profile whose user_id is null',
    source: 'function login(id, password, callback) { callback(null, { user_id: null }); }',
    outcome: { kind: 'profile' },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'a profile whose user_id is a number',
    source: 'function login(id, password, callback) { callback(null, { user_id: 7 }); }',
    outcome: { kind: 'profile' },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'a profile whose user_id has a blank in it',
    source: "function login(id, password, callback) { callback(null, { user_id: 'members|mona lisa' }); }",
    outcome: { kind: 'profile' },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'a profile whose user_id is too long',
    source: "function login(id, password, callback) { callback(null, { user_id: 'x'.repeat(256) }); }",
    outcome: { kind: 'profile' },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'true for a profile',
    source: 'function login(id, password, callback) { callback(null, true); }',
    outcome: { kind: 'value', value: true },
    breaches: ['no-profile'],
  },
  {
    name: 'rows for a profile',
    action: 'getUser',
    source: "function getUser(email, callback) { callback(null, [{ user_id: '1' }]); }",
    outcome: { kind: 'value' },
    breaches: ['no-profile'],
  },
  {
    name: 'a profile that holds itself',
    source: `function login(id, password, callback) {
  const profile = { user_id: '1' };
  profile.self = profile;
  callback(null, profile);
}`,
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a big integer',
    source: "function login(id, password, callback) { callback(null, { user_id: '1', row: 7n }); }",
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a function for a profile',
    source: 'function login(id, password, callback) { callback(null, login); }',
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a whole table for a profile',
    source: "function login(id, password, callback) { callback(null, { user_id: '1', all: 'x'.repeat(300000) }); }",
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a value whose toJSON throws',
    source: `function login(id, password, callback) {
  callback(null, { user_id: '1', row: { toJSON() { throw new Error('no'); } } });
}`,
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a profile of three thousand objects within each other',
    source: `function login(id, password, callback) {
  let profile = { user_id: '1' };
  for (let depth = 0; depth < 3000; depth += 1) profile = { user_id: '1', profile };
  callback(null, profile);
}`,
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a proxy for a profile',
    source: `function login(id, password, callback) {
  callback(null, new Proxy({}, { get() { throw new Error('not now'); } }));
}`,
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'a profile whose getter throws',
    source: "function login(id, password, callback) { callback(null, { get user_id() { throw new Error('no'); } }); }",
    outcome: { kind: 'nobody' },
    breaches: ['not-json'],
  },
  {
    name: 'an error that can not be read',
    source: `function login(id, password, callback) {
  const reading = { get() { throw new Error('get'); }, getPrototypeOf() { throw new Error('prototype'); } };
  callback(new Proxy({}, reading));
}`,
    outcome: { kind: 'error' },
    breaches: ['no-error-object'],
  },
  {
    name: 'an error with no text for a message',
    action: 'create',
    source: `function create(user, callback) {
  const error = new ValidationError('user_exists');
  error.message = null;
  callback(error);
}`,
    outcome: { kind: 'validation-error', code: 'user_exists', message: 'null' },
  },
  {
    name: 'a symbol for an error',
    source: "function login(id, password, callback) { callback(Symbol('no')); }",
    outcome: { kind: 'error', error: { message: 'Symbol(no)' } },
    breaches: ['no-error-object'],
  },
  {
    name: 'a text for an error',
    source: "function login(id, password, callback) { callback('wrong password'); }",
    outcome: { kind: 'error', error: { message: 'wrong password' } },
    breaches: ['no-error-object'],
  },
  {
    name: 'an object for an error',
    source: 'function login(id, password, callback) { callback({ code: 500 }); }',
    outcome: { kind: 'error' },
    breaches: ['no-error-object'],
  },
  {
    name: 'the password in the profile',
    source: "function login(id, password, callback) { callback(null, { user_id: '1', nickname: password }); }",
    outcome: { kind: 'profile', profile: { nickname: '•••' } },
    breaches: ['password-written'],
  },
  {
    name: 'the password on the console',
    action: 'create',
    source: "function create(user, callback) { console.log('new', user); callback(null); }",
    outcome: { kind: 'value' },
    breaches: ['password-written'],
  },
  {
    name: 'the password in the error',
    action: 'changePassword',
    source: `function changePassword(email, newPassword, callback) {
  callback(new Error('can not set ' + newPassword));
}`,
    outcome: { kind: 'error', error: { message: 'can not set •••' } },
    breaches: ['password-written'],
  },
];

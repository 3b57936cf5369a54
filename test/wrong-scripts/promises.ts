import { LATER, SOON, type WrongScript } from './wrong-script.ts';

/** Scripts that take a promise for an answer, or lose one. */
export const promises: readonly WrongScript[] = [
  {
    name: 'returns its profile and never calls back',
    source: `async function login(id, password, callback) {
  return { user_id: '1' };
}`,
    outcome: { kind: 'timed-out' },
    breaches: ['promise-without-callback'],
    limitMs: LATER,
    endsContainer: true,
  },
  {
    name: 'returns a promise of its own and never calls back',
    action: 'getUser',
    source: `function getUser(email, callback) {
  return Promise.resolve(null);
}`,
    outcome: { kind: 'timed-out' },
    breaches: ['promise-without-callback'],
    limitMs: LATER,
    endsContainer: true,
  },
  {
    name: 'throws in an async function',
    source: `async function login(id, password, callback) {
  await null;
  throw new Error('no connection');
}`,
    outcome: { kind: 'timed-out' },
    breaches: ['promise-without-callback'],
    line: 3,
    limitMs: LATER,
    endsContainer: true,
  },
  {
    name: 'has no catch on its promise',
    source: `function login(id, password, callback) {
  Promise.reject(new Error('no connection')).then((user) => callback(null, user));
}`,
    outcome: { kind: 'timed-out' },
    breaches: ['unhandled-rejection'],
    line: 2,
    limitMs: LATER,
    endsContainer: true,
  },
  {
    name: 'waits for something that never comes',
    source: `async function login(id, password, callback) {
  await new Promise(() => {});
  callback(null, { user_id: '1' });
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'has a rejection that nobody handles, beside its answer',
    action: 'verify',
    source: `function verify(email, callback) {
  Promise.reject(new Error('the other one'));
  callback(null, true);
}`,
    outcome: { kind: 'value', value: true },
    breaches: ['unhandled-rejection'],
    line: 2,
  },
  {
    name: 'has a rejection that nobody handles, after it was over',
    action: 'verify',
    source: `function verify(email, callback) {
  setTimeout(() => Promise.reject(new Error('late')), 10);
  callback(null, true);
}`,
    outcome: { kind: 'value', value: true },
    breaches: ['callback-too-early', 'callback-too-early', 'unhandled-rejection'],
  },
  {
    name: 'throws in a then after its callback',
    source: `function login(id, password, callback) {
  return Promise.resolve({ user_id: '1' }).then((user) => {
    callback(null, user);
    throw new Error('afterwards');
  });
}`,
    outcome: { kind: 'profile' },
    breaches: ['unhandled-rejection'],
    line: 4,
  },
  {
    name: 'hands over a promise as its profile',
    source: `function login(id, password, callback) {
  callback(null, Promise.resolve({ user_id: '1' }));
}`,
    outcome: { kind: 'profile', profile: {} },
    breaches: ['unfit-user-id'],
  },
];

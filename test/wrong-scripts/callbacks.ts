import { LATER, SOON, type WrongScript } from './wrong-script.ts';

/** Scripts that call back twice, never, too early, or go on afterwards. */
export const callbacks: readonly WrongScript[] = [
  {
    name: 'never calls back',
    source: 'function login(id, password, callback) {}',
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'calls back on one path only',
    action: 'getUser',
    source: `function getUser(email, callback) {
  if (email === 'somebody@example.com') callback(null, { user_id: '1', email });
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'forgets return after an error',
    source: `function login(id, password, callback) {
  if (password !== 'right') callback(new WrongUsernameOrPasswordError(id));
  callback(null, { user_id: '1' });
}`,
    outcome: { kind: 'wrong-password', identifier: 'mona@example.com' },
    breaches: ['callback-twice'],
    line: 3,
  },
  {
    name: 'calls back twice at once',
    action: 'verify',
    source: `function verify(email, callback) {
  callback(null, true);
  callback(null, true);
}`,
    outcome: { kind: 'value', value: true },
    breaches: ['callback-twice'],
    line: 3,
  },
  {
    name: 'calls back a second time later',
    source: `function login(id, password, callback) {
  setTimeout(() => callback(null, { user_id: '1' }), 5);
  setTimeout(function late() {
    callback(new Error('took too long'));
  }, 10);
}`,
    outcome: { kind: 'profile' },
    breaches: ['callback-too-early', 'callback-too-early', 'callback-twice'],
  },
  {
    name: 'calls back in try and, because of that, in catch',
    source: `function login(id, password, callback) {
  try {
    callback(null, { user_id: '1' });
    throw new Error('something else');
  } catch (error) {
    callback(error);
  }
}`,
    outcome: { kind: 'profile' },
    breaches: ['callback-twice'],
    line: 6,
  },
  {
    name: 'calls back for every row',
    action: 'getUser',
    source: `function getUser(email, callback) {
  [{ id: '1' }, { id: '2' }, { id: '3' }].forEach(function (row) {
    callback(null, { user_id: row.id });
  });
}`,
    outcome: { kind: 'profile', profile: { user_id: '1' } },
    breaches: ['work-after-callback', 'callback-twice', 'work-after-callback', 'callback-twice'],
    line: 2,
  },
  {
    name: 'writes a line after the callback',
    action: 'verify',
    source: `function verify(email, callback) {
  callback(null, true);
  console.log('verified');
}`,
    outcome: { kind: 'value' },
    breaches: ['work-after-callback'],
    line: 3,
  },
  {
    name: 'calls a function of its own after the callback',
    action: 'deleteUser',
    source: `function deleteUser(id, callback) {
  callback(null);
  tidy();
  function tidy() {
    return id;
  }
}`,
    outcome: { kind: 'value', value: null },
    breaches: ['work-after-callback'],
    line: 4,
  },
  {
    name: 'begins a timer after the callback',
    action: 'verify',
    source: `function verify(email, callback) {
  callback(null, true);
  setTimeout(function () {}, 60000);
}`,
    outcome: { kind: 'value' },
    breaches: ['work-after-callback', 'callback-too-early'],
    line: 3,
  },
  {
    name: 'cleans up in finally, after the callback',
    action: 'verify',
    source: `function verify(email, callback) {
  Promise.resolve(true)
    .then((found) => callback(null, found))
    .finally(function close() {
      return null;
    });
}`,
    outcome: { kind: 'value', value: true },
    breaches: ['work-after-callback'],
    line: 4,
  },
  {
    name: 'calls back while a request is under way',
    action: 'create',
    source: `function create(user, callback) {
  new Promise((resolve) => setTimeout(resolve, 20)).then(function done() {
    return user;
  });
  callback(null);
}`,
    outcome: { kind: 'value' },
    breaches: ['callback-too-early', 'callback-too-early'],
    line: 2,
  },
  {
    name: 'calls back before what it awaits',
    source: `async function login(id, password, callback) {
  callback(null, { user_id: '1' });
  await new Promise((resolve) => setTimeout(resolve, 10));
}`,
    outcome: { kind: 'profile' },
    breaches: [
      'work-after-callback',
      'work-after-callback',
      'callback-too-early',
      'callback-too-early',
      'callback-too-early',
    ],
  },
  {
    name: 'leaves an interval behind',
    action: 'getUser',
    source: `function getUser(email, callback) {
  setInterval(function () {}, 60000);
  callback(null);
}`,
    outcome: { kind: 'nobody' },
    breaches: ['callback-too-early'],
    line: 2,
  },
  {
    name: 'is busy after the callback until the limit',
    action: 'verify',
    source: `function verify(email, callback) {
  callback(null, true);
  for (;;);
}`,
    outcome: { kind: 'value', value: true },
    breaches: ['busy-past-limit'],
    limitMs: LATER,
    endsContainer: true,
  },
];

import type { WrongScript } from './wrong-script.ts';

/** Texts that are no function, throw, or ask for what is not there. */
export const texts: readonly WrongScript[] = [
  {
    name: 'no JavaScript',
    source: `function login(id, password, callback) {
  callback(null;
}`,
    outcome: { kind: 'syntax-error', place: { line: 2, column: 12 } },
  },
  {
    name: 'a brace too few',
    source: `function login(id, password, callback) {
  if (id) {
    callback(null);
}`,
    outcome: { kind: 'syntax-error', place: { line: 4 } },
  },
  {
    name: 'await outside an async function',
    source: `function login(id, password, callback) {
  const user = await find(id);
  callback(null, user);
}`,
    outcome: { kind: 'syntax-error', place: { line: 2, column: 16 } },
  },
  { name: 'nothing but a comment', source: '// to be written', outcome: { kind: 'syntax-error' } },
  { name: 'a number', source: '42', outcome: { kind: 'not-a-function', found: 'a number' } },
  { name: 'an object', source: '({ login() {} })', outcome: { kind: 'not-a-function', found: 'an object' } },
  {
    name: 'a module',
    source: 'export default function login(id, password, callback) { callback(null); }',
    outcome: { kind: 'syntax-error' },
  },
  {
    name: 'a class',
    source: 'class Login {}',
    outcome: { kind: 'error', error: { name: 'TypeError' } },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'throws before anything',
    source: `function login(id, password, callback) {
  throw new Error('not written yet');
}`,
    outcome: { kind: 'error', error: { name: 'Error', message: 'not written yet' } },
    breaches: ['synchronous-throw'],
    line: 2,
  },
  {
    name: 'throws a text',
    source: "function login(id, password, callback) { throw 'no'; }",
    outcome: { kind: 'error', error: { name: 'a string', message: 'no' } },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'uses a name that nobody declared',
    source: `function login(id, password, callback) {
  callback(null, { user_id: userId });
}`,
    outcome: { kind: 'error', error: { name: 'ReferenceError', message: 'userId is not defined' } },
    breaches: ['synchronous-throw'],
    line: 2,
  },
  {
    name: 'reads a row that is not there',
    action: 'getUser',
    source: `function getUser(email, callback) {
  const rows = [];
  callback(null, { user_id: rows[0].id });
}`,
    outcome: { kind: 'error', error: { name: 'TypeError' } },
    breaches: ['synchronous-throw'],
    line: 3,
  },
  {
    name: 'forgets a parameter, so that the password is its callback',
    source: "function login(id, callback) { callback(null, { user_id: '1' }); }",
    outcome: { kind: 'error', error: { name: 'TypeError', message: 'callback is not a function' } },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'calls itself without end',
    source: 'function login(id, password, callback) { return login(id, password, callback); }',
    outcome: { kind: 'error', error: { name: 'RangeError' } },
    breaches: ['synchronous-throw'],
  },
  ...['fs', 'node:child_process', 'worker_threads', 'inspector', 'cluster', 'vm', 'module'].map(
    (name): WrongScript => ({
      name: `requires ${name}`,
      source: `function login(id, password, callback) {\n  require('${name}');\n}`,
      outcome: { kind: 'error', error: { name: 'Error' } },
      breaches: ['synchronous-throw'],
      line: 2,
    }),
  ),
  {
    name: 'requires a file',
    source: "function login(id, password, callback) { require('./helpers'); }",
    outcome: { kind: 'error' },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'requires a module that is for another database',
    source: "function login(id, password, callback) { require('mysql'); }",
    outcome: { kind: 'error' },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'requires a version that is not there',
    source: "function login(id, password, callback) { require('tedious@2.0.0'); }",
    outcome: { kind: 'error' },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'imports a module',
    source: `function login(id, password, callback) {
  import('node:fs').then(() => callback(null), callback);
}`,
    outcome: { kind: 'error' },
  },
  {
    name: 'reads the environment',
    source: 'function login(id, password, callback) { callback(null, { user_id: process.env.PATH }); }',
    outcome: { kind: 'profile', profile: {} },
    breaches: ['unfit-user-id'],
  },
  {
    name: 'speaks over the line to the parent',
    source: "function login(id, password, callback) { process.send({ kind: 'answered' }); }",
    outcome: { kind: 'error', error: { name: 'TypeError' } },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'has Node write a report into a file',
    source: 'function login(id, password, callback) { process.report.writeReport(); }',
    outcome: { kind: 'error', error: { name: 'TypeError' } },
    breaches: ['synchronous-throw'],
  },
  {
    name: 'opens the inspector',
    source: `function login(id, password, callback) {
  process.kill(process.pid, 'SIGUSR1');
  setTimeout(() => {
    const socket = require('net').connect(9229, '127.0.0.1');
    socket.on('connect', () => callback(null, { user_id: 'open' }));
    socket.on('error', () => callback(null, { user_id: 'closed' }));
  }, 300);
}`,
    outcome: { kind: 'profile', profile: { user_id: 'closed' } },
    endsContainer: true,
  },
  {
    name: 'takes a built-in module from process',
    source: "function login(id, password, callback) { process.getBuiltinModule('fs'); }",
    outcome: { kind: 'error', error: { name: 'TypeError' } },
    breaches: ['synchronous-throw'],
  },
];

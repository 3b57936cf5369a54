import { SOON, type WrongScript } from './wrong-script.ts';

const MEBIBYTE = 1024 * 1024;

/** Scripts that take their process down, or would never let it go. */
export const endings: readonly WrongScript[] = [
  {
    name: 'an endless loop',
    source: 'function login(id, password, callback) { for (;;); }',
    outcome: { kind: 'timed-out', limitMs: SOON },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'an endless chain of promises',
    source: `function login(id, password, callback) {
  (function again() {
    return Promise.resolve().then(again);
  })();
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'an expression that backtracks for years',
    source: "function login(id, password, callback) { /^(a+)+$/.test('a'.repeat(60) + '!'); callback(null); }",
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'an endless row of ticks',
    source: `function login(id, password, callback) {
  (function again() {
    process.nextTick(again);
  })();
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'keys that take their time',
    source: `function login(id, password, callback) {
  for (;;) require('crypto').generateKeyPairSync('rsa', { modulusLength: 4096 });
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'a process that stops itself',
    source: "function login(id, password, callback) { process.kill(process.pid, 'SIGSTOP'); callback(null); }",
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'an exit that is listened to without end',
    source: `function login(id, password, callback) {
  process.on('exit', () => {
    for (;;);
  });
  process.exit(1);
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'a loop that a signal does not end',
    source: `function login(id, password, callback) {
  process.on('SIGTERM', function () {});
  for (;;);
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'a lock that never opens',
    source: `function login(id, password, callback) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}`,
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'a loop that writes lines',
    source: "function login(id, password, callback) { for (;;) console.log('still here'); }",
    outcome: { kind: 'timed-out' },
    limitMs: SOON,
    endsContainer: true,
  },
  {
    name: 'ends the process',
    source: 'function login(id, password, callback) { process.exit(3); }',
    outcome: { kind: 'crashed', how: { kind: 'exit', code: 3 } },
    endsContainer: true,
  },
  {
    name: 'ends the process as if all were well',
    source: 'function login(id, password, callback) { process.exit(); }',
    outcome: { kind: 'crashed', how: { kind: 'exit', code: 0 } },
    endsContainer: true,
  },
  {
    name: 'ends the process after the callback',
    source: "function login(id, password, callback) { callback(null, { user_id: '1' }); process.exit(1); }",
    outcome: { kind: 'profile' },
    breaches: ['crashed-after-callback'],
    endsContainer: true,
  },
  {
    name: 'ends the process in finally',
    source: `function login(id, password, callback) {
  try {
    callback(null, { user_id: '1' });
  } finally {
    process.exit(4);
  }
}`,
    outcome: { kind: 'profile' },
    breaches: ['crashed-after-callback'],
    endsContainer: true,
  },
  {
    name: 'breaks how errors are told',
    source: `function login(id, password, callback) {
  Error.prepareStackTrace = () => {
    throw new Error('while telling');
  };
  callback(new Error('no connection'));
}`,
    outcome: { kind: 'error' },
    endsContainer: true,
  },
  {
    name: 'puts its own in the place of JSON',
    source: `function login(id, password, callback) {
  JSON.stringify = () => 'none';
  JSON.parse = () => {
    throw new Error('none');
  };
  callback(null, { user_id: '1' });
}`,
    outcome: { kind: 'profile', profile: { user_id: '1' } },
    endsContainer: true,
  },
  {
    name: 'throws something that can not be read, in a timer',
    source: `function login(id, password, callback) {
  setTimeout(() => {
    throw new Proxy({}, { getPrototypeOf() { throw new Error('prototype'); } });
  }, 5);
}`,
    outcome: { kind: 'crashed', how: { kind: 'uncaught-error' } },
    endsContainer: true,
  },
  {
    name: 'aborts the process',
    source: 'function login(id, password, callback) { process.abort(); }',
    outcome: { kind: 'crashed' },
    endsContainer: true,
  },
  {
    name: 'kills the process',
    source: "function login(id, password, callback) { process.kill(process.pid, 'SIGKILL'); }",
    outcome: { kind: 'crashed' },
    endsContainer: true,
  },
  {
    name: 'throws in a timer',
    source: `function login(id, password, callback) {
  setTimeout(function () {
    throw new Error('nobody catches this');
  }, 5);
}`,
    outcome: { kind: 'crashed', how: { kind: 'uncaught-error', error: { message: 'nobody catches this' } } },
    line: 3,
    endsContainer: true,
  },
  {
    name: 'has an emitter whose error nobody hears',
    source: `function login(id, password, callback) {
  const { EventEmitter } = require('events');
  setImmediate(() => new EventEmitter().emit('error', new Error('lost connection')));
}`,
    outcome: { kind: 'crashed', how: { kind: 'uncaught-error', error: { message: 'lost connection' } } },
    endsContainer: true,
  },
  {
    name: 'throws in a timer after the callback',
    source: `function login(id, password, callback) {
  setTimeout(function () {
    throw new Error('too late');
  }, 5);
  callback(null, { user_id: '1' });
}`,
    outcome: { kind: 'profile' },
    breaches: ['callback-too-early', 'callback-too-early', 'crashed-after-callback'],
    endsContainer: true,
  },
  {
    name: 'fills the heap',
    source: 'function login(id, password, callback) { const all = []; for (;;) all.push(new Array(1000).fill(0.5)); }',
    outcome: { kind: 'out-of-memory', capBytes: 128 * MEBIBYTE },
    memoryCapBytes: 128 * MEBIBYTE,
    endsContainer: true,
  },
  {
    name: 'fills the memory beside the heap',
    source: `function login(id, password, callback) {
  const all = [];
  (function more() {
    all.push(Buffer.alloc(20000000, 1));
    setImmediate(more);
  })();
}`,
    outcome: { kind: 'out-of-memory' },
    memoryCapBytes: 128 * MEBIBYTE,
    endsContainer: true,
  },
  {
    name: 'fills WebAssembly’s memory',
    source: `function login(id, password, callback) {
  const all = [];
  for (;;) {
    const memory = new WebAssembly.Memory({ initial: 1000 });
    new Uint8Array(memory.buffer).fill(1);
    all.push(memory);
  }
}`,
    outcome: { kind: 'out-of-memory' },
    memoryCapBytes: 128 * MEBIBYTE,
    endsContainer: true,
  },
  {
    name: 'makes a text longer than there can be',
    source: "function login(id, password, callback) { callback(null, { user_id: 'x'.repeat(2 ** 30) }); }",
    outcome: { kind: 'error', error: { name: 'RangeError' } },
    breaches: ['synchronous-throw'],
  },
];

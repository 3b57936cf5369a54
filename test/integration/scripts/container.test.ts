import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Fork } from '../../../electron/common/fork.ts';
import { nodeFork, nodeForkOn } from '../../../electron/common/node-fork.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';
import type { ContainerSettings, Script } from '../../../electron/scripts/container/script.ts';

// The rules of Auth0's pages on custom database action scripts (execution, environment), by name.

function openContainer(settings: Partial<ContainerSettings> = {}): Container {
  const container = new Container({ fork: nodeFork, clock: systemClock, memoryOf }, settings);
  onTestFinished(() => container.close());
  return container;
}

const script = (source: string, action: ActionName = 'getUser'): Script => ({ action, source, configuration: {} });
const profileOf = async (container: Container, source: string, args = ['mona@example.com']) =>
  (await container.run(script(source), args)).outcome;

describe('a named function with the parameters of its action', () => {
  const told = (names: string) => `{ callback(null, [${names}].concat(arguments.length)); }`;
  test.for<readonly [ActionName, string, readonly (string | boolean | { email: string })[]]>([
    ['login', 'usernameOrEmail, password', ['mona@example.com', 'pw']],
    ['getUser', 'email', ['mona@example.com']],
    ['create', 'user', [{ email: 'mona@example.com' }]],
    ['verify', 'email', ['mona@example.com']],
    ['changePassword', 'email, newPassword', ['mona@example.com', 'pw']],
    ['deleteUser', 'id', ['members|7']],
    ['changeEmail', 'email, newEmail, verified', ['mona@example.com', 'lisa@example.com', true]],
  ])('%s', async ([action, names, args]) => {
    const container = openContainer();
    const source = `function ${action}(${names}, callback) ${told(names)}`;
    const { outcome } = await container.run(script(source, action), args);
    // The password of its own arguments is taken out of whatever a script says.
    const expected = args.map((value) => (value === 'pw' ? '•••' : value));
    expect(outcome).toEqual({ kind: 'value', value: [...expected, args.length + 1] });
  });

  test('with a context before the callback, where the connection has it switched on', async () => {
    const source = `function getUser(email, context, callback) { callback(null, { user_id: context.organization.id }); }`;
    const args = ['mona@example.com', { organization: { id: 'org_1' } }];
    const { outcome } = await openContainer().run(script(source), args);
    expect(outcome).toEqual({ kind: 'profile', profile: { user_id: 'org_1' } });
  });

  test('an anonymous one, and one with helpers after it, too', async () => {
    const container = openContainer();
    const anonymous = "function (email, callback) { callback(null, { user_id: '1' }); }";
    expect(await profileOf(container, anonymous)).toMatchObject({ kind: 'profile' });
    const helped = `// Reads a user.
function getUser(email, callback) { callback(null, { user_id: idOf(email) }); }
function idOf(email) { return 'id-of-' + email; }`;
    expect(await profileOf(container, helped)).toMatchObject({ profile: { user_id: 'id-of-mona@example.com' } });
  });
});

describe('asynchronous code', () => {
  test('callbacks, promises and async functions all end with the callback', async () => {
    const container = openContainer();
    for (const source of [
      `function getUser(email, callback) { setTimeout(() => callback(null, { user_id: '1' }), 1); }`,
      `function getUser(email, callback) {
        Promise.resolve({ user_id: '1' }).then((user) => callback(null, user)).catch(callback);
      }`,
      `async function getUser(email, callback) {
        try {
          const user = await Promise.resolve({ user_id: '1' });
          return callback(null, user);
        } catch (error) {
          return callback(error);
        }
      }`,
      `function getUser(email, callback) {
        const late = setTimeout(() => callback(new Error('too slow')), 10000);
        setImmediate(() => { clearTimeout(late); callback(null, { user_id: '1' }); });
      }`,
    ]) {
      const result = await container.run(script(source), ['mona@example.com']);
      expect(result).toMatchObject({ outcome: { kind: 'profile', profile: { user_id: '1' } }, breaches: [] });
    }
  });

  test('callback() is callback(null)', async () => {
    expect(await profileOf(openContainer(), 'function getUser(email, callback) { callback(); }')).toEqual({
      kind: 'nobody',
    });
  });
});

describe('the callback is the last thing called, and completion is immediate after it', () => {
  const breachesOf = async (source: string) =>
    (await openContainer().run(script(source), ['mona@example.com'])).breaches.map(({ kind }) => kind);

  test('with return, implied or written', async () => {
    for (const source of [
      'function getUser(email, callback) { callback(null); }',
      'function getUser(email, callback) { return callback(null); }',
      'function getUser(email, callback) { if (email) return callback(null); throw new Error(email); }',
      '(email, callback) => callback(null)',
    ]) {
      expect(await breachesOf(source)).toEqual([]);
    }
  });

  test('anything behind it is told', async () => {
    const goesOn = "function getUser(email, callback) { callback(null); console.log('found', email); }";
    expect(await breachesOf(goesOn)).toEqual(['work-after-callback']);
  });

  test('a second call is told, and the first one counts', async () => {
    const source = "function getUser(email, callback) { callback(null); callback(new Error('late')); }";
    const { outcome, breaches } = await openContainer().run(script(source), ['mona@example.com']);
    expect([outcome.kind, breaches.map(({ kind }) => kind)]).toEqual(['nobody', ['callback-twice']]);
  });

  test('what is still under way is told', async () => {
    const source = 'function getUser(email, callback) { setTimeout(() => email, 5000); callback(null); }';
    expect(await breachesOf(source)).toEqual(['callback-too-early']);
  });

  test('a promise does not stand in for it', async () => {
    const source = 'async function getUser(email, callback) { return { user_id: email }; }';
    const container = openContainer({ limitMs: 3_000 });
    const { outcome, breaches } = await container.run(script(source), ['mona@example.com']);
    expect([outcome.kind, breaches.map(({ kind }) => kind)]).toEqual(['timed-out', ['promise-without-callback']]);
  });
});

describe('the limit', () => {
  /** In milliseconds: what a busy machine needs for a script that does nothing. */
  const LIMIT = 3_000;
  const endless = script('function getUser(email, callback) { for (;;); }');
  const counts = script(
    `function getUser(email, callback) {
      global.calls = (global.calls || 0) + 1;
      callback(null, { user_id: process.pid + '-' + global.calls });
    }`,
  );
  const idOf = async (container: Container) => {
    const { outcome } = await container.run(counts, ['mona@example.com']);
    if (outcome.kind !== 'profile') throw new Error(`No profile but ${outcome.kind}`);
    return String(outcome.profile.user_id).split('-').map(Number);
  };

  test('is 20 seconds', async () => {
    const slept: number[] = [];
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => {
        slept.push(ms);
        return systemClock.sleep(ms, signal);
      },
    };
    const container = new Container({ fork: nodeFork, clock, memoryOf });
    onTestFinished(() => container.close());
    await container.run(counts, ['mona@example.com']);
    expect(slept).toContain(20_000);
  });

  test('past it the process is gone, and the next call finds a fresh global', async () => {
    const container = openContainer({ limitMs: LIMIT });
    const [pid = 0] = await idOf(container);
    expect((await idOf(container))[1]).toBe(2);
    const { outcome } = await container.run(endless, ['mona@example.com']);
    expect(outcome).toEqual({ kind: 'timed-out', limitMs: LIMIT });
    const [nextPid, calls] = await idOf(container);
    expect([nextPid === pid, calls]).toEqual([false, 1]);
    await expect.poll(() => alive(pid)).toBe(false);
  });

  test('calls that shared the container fail, and say why', async () => {
    const container = openContainer({ limitMs: 600 });
    const waits = script('function getUser(email, callback) { setTimeout(() => callback(null), 60000); }');
    const [endlessCall, waiting] = await Promise.all([
      container.call(script('function getUser(email, callback) { setTimeout(() => { for (;;); }, 100); }'), ['a']),
      new Promise((resolve) => setTimeout(resolve, 200)).then(() => container.call(waits, ['b'])),
    ]);
    expect((await endlessCall.result).outcome).toEqual({ kind: 'timed-out', limitMs: 600 });
    expect((await waiting.result).outcome).toEqual({ kind: 'recycled', why: 'timed-out' });
  });

  test('a crash takes those along that shared the process', async () => {
    const container = openContainer();
    const waits = script('function getUser(email, callback) { setTimeout(() => callback(null), 60000); }');
    const waiting = await container.call(waits, ['b']);
    const throws = script("function getUser(email, callback) { setTimeout(() => { throw new Error('boom'); }, 1); }");
    expect((await container.run(throws, ['a'])).outcome).toMatchObject({ kind: 'crashed' });
    expect((await waiting.result).outcome).toEqual({ kind: 'recycled', why: 'crashed' });
  });

  test('in the variant in which the container survives, global does too', async () => {
    const container = openContainer({ limitMs: LIMIT, pastLimit: 'survives' });
    const [pid] = await idOf(container);
    const slow = script('function getUser(email, callback) { setTimeout(() => callback(null), 60000); }');
    expect((await container.run(slow, ['a'])).outcome).toEqual({ kind: 'timed-out', limitMs: LIMIT });
    expect(await idOf(container)).toEqual([pid, 2]);
  });

  test('closing ends what is under way, and later calls are refused', async () => {
    const container = openContainer();
    const call = await container.call(script('function getUser(email, callback) { for (;;); }'), ['a']);
    container.close();
    expect((await call.result).outcome).toEqual({ kind: 'recycled', why: 'closed' });
    await expect(container.run(counts, ['a'])).rejects.toMatchObject({ code: 'UF-7002' });
  });
});

describe('a process that can not be had', () => {
  test('one that never gets ready is given up and killed, and the next call tries again', async () => {
    let killed = 0;
    const neverReady: Fork = () => {
      let exited: (code: number | null) => void = () => undefined;
      return {
        pid: 0,
        send: () => undefined,
        onMessage: () => undefined,
        onOutput: () => undefined,
        onExit: (listener) => {
          exited = listener;
        },
        kill: () => {
          killed += 1;
          exited(null);
        },
      };
    };
    const clock = { ...systemClock, sleep: () => Promise.resolve() };
    const container = new Container({ fork: neverReady, clock, memoryOf });
    for (const times of [1, 2]) {
      await expect(container.run(script('function getUser() {}'), [])).rejects.toMatchObject({ code: 'UF-7001' });
      expect(killed).toBe(times);
    }
  });

  test('one that is no Node says how it ended', async () => {
    const fork: Fork = (_entry, args, options) => nodeForkOn('/bin/false')(new URL('file:///nowhere'), args, options);
    const container = new Container({ fork, clock: systemClock, memoryOf });
    await expect(container.run(script('function getUser() {}'), [])).rejects.toMatchObject({ code: 'UF-7001' });
  });

  test('closing while it starts is no fault of the computer', async () => {
    const container = openContainer();
    const call = container.run(script('function getUser(email, callback) { callback(null); }'), ['a']);
    container.close();
    await expect(call).rejects.toMatchObject({ code: 'UF-7002' });
  });
});

test('two hundred calls at once each have their own answer', async () => {
  const container = openContainer();
  const later = script(
    'function getUser(email, callback) { setTimeout(() => callback(null, { user_id: email }), Number(email) % 50); }',
  );
  const names = Array.from({ length: 200 }, (_, index) => String(index));
  const results = await Promise.all(names.map((name) => container.run(later, [name])));
  expect(results.map(({ outcome }) => outcome)).toEqual(
    names.map((name) => ({ kind: 'profile', profile: { user_id: name } })),
  );
  expect(results.flatMap(({ breaches }) => breaches)).toEqual([]);
});

test('a callback that an earlier script left in global is a second call of that script, and no answer of the next', async () => {
  const container = openContainer({ watchMs: 500 });
  const keeps = await container.call(
    script("function getUser(email, callback) { global.kept = callback; callback(null, { user_id: 'first' }); }"),
    ['a'],
  );
  await keeps.outcome;
  const next =
    "function getUser(email, callback) { global.kept(null, { user_id: 'other' }); callback(null, { user_id: 'own' }); }";
  expect(await profileOf(container, next)).toEqual({ kind: 'profile', profile: { user_id: 'own' } });
  expect((await keeps.result).breaches.map(({ kind }) => kind)).toContain('callback-twice');
});

describe('the environment', () => {
  test('configuration is what the connection has; a script may not change another’s', async () => {
    const container = openContainer();
    const source =
      "function getUser(email, callback) { configuration.HOST += '!'; callback(null, { user_id: configuration.HOST }); }";
    const shop = { action: 'getUser' as const, source, configuration: { HOST: 'shop' } };
    expect((await container.run(shop, ['a'])).outcome).toMatchObject({ profile: { user_id: 'shop!' } });
    const club = { ...shop, configuration: { HOST: 'club' } };
    expect((await container.run(club, ['a'])).outcome).toMatchObject({ profile: { user_id: 'club!' } });
  });

  test('scripts of one container share global, and see nothing else of each other', async () => {
    const container = openContainer();
    const puts =
      'function login(id, password, callback) { global.pool = 7; const mine = 1; callback(null, { user_id: "1" }); }';
    await container.run(script(puts, 'login'), ['a', 'password-of-a']);
    const gets = 'function getUser(email, callback) { callback(null, { user_id: global.pool + typeof mine }); }';
    expect(await profileOf(container, gets)).toMatchObject({ profile: { user_id: '7undefined' } });
  });

  test.for([
    ['tedious@11.0.3', 'Connection'],
    ['tedious@1.11.0', 'Connection'],
    ['tedious', 'Connection'],
    ['mssql', 'ConnectionPool'],
    ['bcrypt', 'compare'],
    ['bcrypt@0.8.5', 'compare'],
    ['axios@0.22.0', 'post'],
    ['axios', 'post'],
    ['request', 'post'],
    ['jsonwebtoken', 'sign'],
    ['lodash', 'get'],
    ['uuid', 'v4'],
    ['pbkdf2', 'pbkdf2'],
    ['crypto', 'pbkdf2'],
    ['node:url', 'URL'],
  ] as const)('require(%o) has %s', async ([name, member]) => {
    const source = `function getUser(email, callback) { callback(null, { user_id: typeof require('${name}').${member} }); }`;
    expect(await profileOf(openContainer(), source)).toMatchObject({ profile: { user_id: 'function' } });
  });

  test('a stand-in for a module says so once', async () => {
    const container = openContainer();
    const source = "function getUser(email, callback) { require('bcrypt@0.8.5'); require('bcrypt'); callback(null); }";
    const { console: lines } = await container.run(script(source), ['a']);
    expect(lines.map(({ text }) => text)).toEqual([
      'Userferry: bcryptjs stands in for bcrypt here: the same functions and hashes, slower.',
    ]);
  });

  test('errors and buffers are those that modules know; time is UTC; the environment is empty', async () => {
    const source = `function getUser(email, callback) {
      const { isNativeError } = require('util').types;
      const same = new WrongUsernameOrPasswordError(email) instanceof Error && isNativeError(new Error());
      const here = require('buffer').Buffer === Buffer;
      callback(null, { user_id: [same, here, new Date(0).getHours(), Object.keys(process.env).length].join() });
    }`;
    expect(await profileOf(openContainer(), source)).toMatchObject({ profile: { user_id: 'true,true,0,0' } });
  });

  test('what it writes comes with its time and level', async () => {
    const source = `function getUser(email, callback) {
      console.log('reading %s', email);
      setTimeout(() => { console.error({ found: [] }); callback(null); }, 20);
    }`;
    const { console: lines } = await openContainer().run(script(source), ['mona']);
    expect(lines).toMatchObject([
      { level: 'log', text: 'reading mona' },
      { level: 'error', text: '{ found: [] }' },
    ]);
    expect(lines[1]?.at).toBeGreaterThan(lines[0]?.at ?? 0);
  });
});

describe('Auth0’s errors', () => {
  test.for([
    ["new WrongUsernameOrPasswordError('mona', 'no')", { kind: 'wrong-password', identifier: 'mona', message: 'no' }],
    ['new WrongUsernameOrPasswordError(null)', { kind: 'wrong-password', identifier: null }],
    [
      "new ValidationError('user_exists', 'taken')",
      { kind: 'validation-error', code: 'user_exists', message: 'taken' },
    ],
    ["new UnauthorizedError('not today')", { kind: 'unauthorized', message: 'not today' }],
    ["new Error('down')", { kind: 'error', error: { name: 'Error', message: 'down', at: [{ line: 1, column: 46 }] } }],
  ] as const)('%s', async ([error, expected]) => {
    const result = await openContainer().run(script(`function getUser(email, callback) { callback(${error}); }`), [
      'a',
    ]);
    expect(result).toMatchObject({ outcome: expected, breaches: [] });
  });
});

describe('a password that is one of our own words', () => {
  const source = `function login(name, password, callback) {
    if (password === 'crashed') return setTimeout(() => { throw new Error('gone'); }, 0);
    if (password === 'profile') return callback(null, { user_id: 'm-1', email: 'profile@example.com' });
    if (password === 'work-after-callback') { callback(null); setTimeout(() => undefined, 0); return; }
    callback(password === 'error' ? new Error('not now') : new WrongUsernameOrPasswordError(name));
  }`;
  test.for(['wrong-password', 'error', 'crashed', 'uncaught-error', 'wrong'])(
    '%s: how the call ended stays',
    async (password) => {
      const container = openContainer({ watchMs: 5 });
      const { outcome } = await container.run(script(source, 'login'), ['mona@example.com', password]);
      expect(outcome.kind).toBe(password === 'error' || password === 'crashed' ? password : 'wrong-password');
    },
  );

  test('work-after-callback: what it did wrong stays', async () => {
    const container = openContainer({ watchMs: 5 });
    const { breaches } = await container.run(script(source, 'login'), ['mona@example.com', 'work-after-callback']);
    expect(breaches.map(({ kind }) => kind)).toContain('work-after-callback');
  });

  test('a profile that is kept comes as it is, one that is shown without the password', async () => {
    const run = async (profiles: ContainerSettings['profiles']) =>
      (await openContainer({ profiles }).run(script(source, 'login'), ['mona@example.com', 'profile'])).outcome;
    const profile = (email: string) => ({ kind: 'profile', profile: { user_id: 'm-1', email } });
    expect(await run('as-they-are')).toEqual(profile('profile@example.com'));
    expect(await run('redacted')).toEqual(profile('•••@example.com'));
  });
});

test('the answer comes at once, the watching goes on after it', async () => {
  const container = openContainer({ watchMs: 200 });
  const source = 'function getUser(email, callback) { callback(null); setTimeout(function later() {}, 30); }';
  const call = await container.call(script(source), ['a']);
  let settled = false;
  void call.result.then(() => {
    settled = true;
  });
  expect(await call.outcome).toEqual({ kind: 'nobody' });
  expect(settled).toBe(false);
  expect((await call.result).breaches.map(({ kind }) => kind)).toContain('callback-too-early');
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a container whose script never ends does not outlive the process that started it', {
  timeout: 300_000,
}, async () => {
  const file = fileURLToPath(new URL('./host-of-a-loop.ts', import.meta.url));
  const host = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = await once(host.stdout, 'data');
  const pid = Number(String(told));
  onTestFinished(() => {
    if (isThere(pid)) process.kill(pid, 'SIGKILL');
  });
  // Long enough for the loop to have begun: what counts is only that the line is not heard.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isThere(pid)).toBe(true);
  host.kill('SIGKILL');
  await expect.poll(() => isThere(pid), { timeout: 15_000, interval: 100 }).toBe(false);
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

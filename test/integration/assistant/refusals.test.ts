import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { isDefinedError, ORPCError } from '@orpc/client';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Powers } from '../../../electron/assistant/powers.ts';
import { createGate } from './support/gate.ts';
import {
  type Ends,
  id,
  idle,
  newHome,
  type Opened,
  openAssistant,
  practiceWish,
  startEnds,
  usePractice,
} from './support/workbench.ts';

const gate = createGate();
let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;
const openedFiles: string[] = [];
const powers: Partial<Powers> = {
  fetch: gate.fetch,
  openFile: async (path) => {
    openedFiles.push(path);
    return true;
  },
};

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(300), newHome()]);
  opened = await openAssistant(home.path, ends, powers);
});
afterEach(() => gate.open());
afterAll(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

const page = () => opened.page;
const client = () => opened.page.client;

const failed = (code: string) => page().until(code, ({ failure }) => failure?.code === code);

const form = { server: 's', database: 'd', user: 'u', encrypt: 'yes', trust: { kind: 'system' } };
const tenantForm = { domain: 'd', clientId: 'c', connection: 'n' };
const rules = { blockedAccounts: 'skip', sharedEmail: 'hold', withoutPassword: 'hold', membershipHash: 'auto' };
const long = 'x'.repeat(100_000);

describe('input that the contract refuses', () => {
  const commands = [
    'showStep',
    'usePractice',
    'saveLegacy',
    'diagnose',
    'survey',
    'saveRules',
    'saveTenant',
    'checkTenant',
    'makePlan',
    'startRun',
    'pauseRun',
    'resumeRun',
    'stopRun',
    'verify',
    'openReport',
  ];
  const wrong: readonly (readonly [command: string, input: unknown])[] = [
    ...commands.flatMap((command) =>
      [undefined, null, 'text', 7, [], {}, { requestId: 'short' }, { requestId: long }, { requestId: 12345678 }].map(
        (input) => [command, input] as const,
      ),
    ),
    ['showStep', { ...id(), step: 'no-such-step' }],
    ['usePractice', { ...id(), ...practiceWish, accounts: 0 }],
    ['usePractice', { ...id(), ...practiceWish, accounts: 1_000_001 }],
    ['usePractice', { ...id(), ...practiceWish, accounts: 1.5 }],
    ['usePractice', { ...id(), ...practiceWish, seed: 1e300 }],
    ['usePractice', { ...id(), ...practiceWish, store: 'ldap' }],
    ['saveLegacy', { ...id(), form: { ...form, server: long } }],
    ['saveLegacy', { ...id(), form: { ...form, port: 65_536 } }],
    ['saveLegacy', { ...id(), form: { ...form, port: '1433' } }],
    ['saveLegacy', { ...id(), form: { ...form, trust: { kind: 'fingerprint', fingerprint256: long } } }],
    ['saveLegacy', { ...id(), form: { ...form, trust: { kind: 'blindly' } } }],
    ['saveLegacy', { ...id(), form, password: long }],
    ['saveLegacy', { ...id(), form, password: 7 }],
    ['saveTenant', { ...id(), form: { ...tenantForm, connection: long } }],
    ['saveTenant', { ...id(), form: tenantForm, clientSecret: long }],
    ['saveRules', { ...id(), rules: { ...rules, blockedAccounts: 'delete' } }],
    ['saveRules', { ...id(), rules: {} }],
    ['startRun', { ...id(), plan: 1 }],
    ['startRun', { ...id(), plan: '' }],
    ['startRun', { ...id(), plan: long }],
    ['accounts', {}],
    ['accounts', { limit: 0 }],
    ['accounts', { limit: 501 }],
    ['accounts', { limit: 1e9 }],
    ['accounts', { limit: 10, after: -1 }],
    ['accounts', { limit: 10, after: '1; DROP TABLE account' }],
    ['accounts', { limit: 10, outcome: 'lost' }],
    ['accounts', { limit: 10, reason: "' OR 1=1" }],
    ['accounts', { limit: 10, of: 'tenant' }],
    ['readReport', { run: long }],
    ['readReport', { run: { $ne: null } }],
    ['openReport', { ...id(), run: '1', format: 'exe' }],
  ];

  test('is answered as a bad request, changes nothing, and everything goes on', async () => {
    const before = page().now().sequence;
    const answers = await Promise.all(
      wrong.map(([command, input]) =>
        page()
          .ask([command], input)
          .then(
            () => `${command} took ${JSON.stringify(input)?.slice(0, 100)}`,
            (error: unknown) => (error instanceof ORPCError ? error.code : String(error)),
          ),
      ),
    );
    expect(answers.filter((answer) => answer !== 'BAD_REQUEST')).toEqual([]);
    expect(page().now().sequence).toBe(before);
    await client().showStep({ ...id(), step: 'accounts' });
    await page().until('another step', ({ step }) => step === 'accounts');
  });

  test('a command that does not exist is not found', async () => {
    for (const path of [
      ['shutdown'],
      ['watch', 'all'],
      ['toString'],
      ['constructor'],
      ['__proto__'],
      ['..', 'session'],
      [],
    ]) {
      await expect(page().ask(path, {}), path.join('/')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test.for([
    'not json',
    '',
    '[]',
    'null',
    '{"i":"1"}',
    '{"i":"1","p":{"u":7}}',
    '{"i":"1","p":{"u":"http://[broken"}}',
    '{"i":"2","t":3,"p":{"e":"message"}}',
    '{"i":"3","p":{"u":"/diagnose","h":{"content-type":"multipart/form-data"},"b":{}}}',
    Buffer.from([0xff, 0xfe, 0x00]),
  ])('a message that is none (%s) leaves line and host as they were', async (message) => {
    page().socket.send(message);
    await client().showStep({ ...id(), step: 'tenant' });
    await expect(client().accounts({ from: 0, limit: 1 })).resolves.toEqual({ rows: [], total: 0 });
  });
});

describe('what can’t be done now is refused with a code and what to do next', () => {
  test('a run is not there yet', async () => {
    for (const command of ['pauseRun', 'resumeRun', 'stopRun', 'verify'] as const) {
      await client()[command](id());
      const { failure } = await failed('UF-6203');
      expect(failure?.next).toContain('start a run');
      await client().saveRules({ ...id(), rules: page().now().accounts.rules });
      await page().until('no failure', ({ failure: none }) => none === undefined);
    }
  });

  test('nothing is filled in yet', async () => {
    await client().survey(id());
    await failed('UF-6105');
    await client().checkTenant(id());
    await page().until('the check’s failure', (state) => idle(state) && state.failure?.code === 'UF-6105');
    await client().diagnose(id());
    const { legacy } = await page().until('a check', (state) => idle(state) && state.legacy.checks.length > 0);
    const [name, ...others] = legacy.checks;
    expect(name).toMatchObject({ name: 'name', state: 'failed', failure: { code: 'UF-1101' } });
    expect(others.every(({ state }) => state === 'waiting')).toBe(true);
    expect(await client().accounts({ from: 0, limit: 10 })).toEqual({ rows: [], total: 0 });
  });

  test('a tenant that breaks off every call: whoever waits for the check is told after the second', async () => {
    let calls = 0;
    const server = createServer((socket) => {
      calls += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const elsewhere = { ...tenantForm, domain: `http://127.0.0.1:${port}` };
    await client().saveTenant({ ...id(), form: elsewhere, clientSecret: 'a secret' });
    await client().checkTenant(id());
    await page().until('a check', ({ tenant }) => tenant.checks.some(({ state }) => state === 'failed'));
    expect(calls).toBe(2);
  });

  test('a report of a run that is not there', async () => {
    for (const run of ['1', '999999', 'abc', '-1', '1.5', '0x1', '1e0', '../../etc/passwd']) {
      const refused = await client()
        .readReport({ run })
        .catch((error: unknown) => error);
      expect(refused instanceof Error && isDefinedError(refused), run).toBe(true);
      expect(refused).toMatchObject({ code: 'FAILED', data: { code: 'UF-4005' } });
      expect(await client().openReport({ ...id(), run, format: 'html' })).toEqual({ opened: false, path: '' });
    }
  });

  test('a plan that is not there', async () => {
    await usePractice(page());
    for (const plan of ['1', '77', 'abc', '1 OR 1=1']) {
      await client().startRun({ ...id(), plan });
      await failed('UF-4005');
      expect(page().now().run).toBeUndefined();
      await client().saveRules({ ...id(), rules: page().now().accounts.rules });
      await page().until('no failure', ({ failure }) => failure === undefined);
    }
  });

  test('while something long is under way: it goes on, and nothing else changes', async () => {
    const { legacy, tenant, accounts } = page().now();
    const reached = gate.hold(/connections/);
    await client().makePlan(id());
    await reached;
    await client().saveLegacy({ ...id(), form: { ...legacy.form, server: 'elsewhere' }, password: 'x' });
    await failed('UF-6201');
    await client().saveTenant({ ...id(), form: { ...tenant.form, connection: 'another' } });
    await client().saveRules({ ...id(), rules: { ...accounts.rules, blockedAccounts: 'skip' } });
    await client().usePractice({ ...id(), ...practiceWish });
    await client().survey(id());
    await client().diagnose(id());
    await client().startRun({ ...id(), plan: '1' });
    await client().makePlan(id());
    gate.open();
    const state = await page().until('the plan', (now) => idle(now) && now.plan !== undefined);
    expect(state.plan).toMatchObject({ id: '1', total: 300 });
    // Nobody is told to wait for what is over.
    expect(state.failure).toBeUndefined();
    expect([state.legacy.form, state.tenant.form, state.accounts.rules]).toEqual([
      legacy.form,
      tenant.form,
      accounts.rules,
    ]);
    expect(state.run).toBeUndefined();
  });

  test('while a run is under way: it goes on as it was', async () => {
    const { legacy, tenant, accounts, plan } = page().now();
    const reached = gate.hold(/users-imports/);
    await client().startRun({ ...id(), plan: plan?.id ?? '' });
    await reached;
    const refused: (() => Promise<unknown>)[] = [
      () => client().saveLegacy({ ...id(), form: { ...legacy.form, server: 'elsewhere' } }),
      () => client().saveTenant({ ...id(), form: { ...tenant.form, connection: 'another' } }),
      () => client().saveRules({ ...id(), rules: { ...accounts.rules, blockedAccounts: 'skip' } }),
      () => client().usePractice({ ...id(), ...practiceWish }),
      () => client().survey(id()),
      () => client().makePlan(id()),
      () => client().verify(id()),
      () => client().startRun({ ...id(), plan: plan?.id ?? '' }),
    ];
    for (const command of refused) {
      await client().resumeRun(id());
      await page().until('no failure', ({ failure }) => failure === undefined);
      await command();
      await failed('UF-6202');
    }
    // Nothing comes from the tenant, and the time that the run takes is shown all the same.
    const active = page().now().run?.activeMs ?? 0;
    await page().until('a later time', ({ run }) => (run?.activeMs ?? 0) > active + 100);
    await page().until('a still later one', ({ run }) => (run?.activeMs ?? 0) > active + 200);
    // Looking at both ends changes nothing under a run.
    await client().diagnose(id());
    await page().until('the diagnosis', (state) => idle(state) && state.legacy.connected);
    gate.open();
    const state = await page().until('the end', (now) => idle(now) && now.reports.length > 0);
    expect(state.run).toMatchObject({ state: 'finished', plan: plan?.id });
    expect(state.verification?.reconciled).toBe(true);
    expect(state.legacy.form).toEqual(legacy.form);
  });
});

describe('a command that comes twice under one id', () => {
  const twice = async <Answer>(command: (request: { requestId: string }) => Promise<Answer>) => {
    const request = { requestId: randomUUID() };
    const together = await Promise.all([command(request), command(request)]);
    return [...together, await command(request)];
  };

  test('is carried out once: a plan', async () => {
    const before = Number(page().now().plan?.id);
    await twice((request) => client().makePlan(request));
    const { failure } = await page().until('the plan', (state) => idle(state) && Number(state.plan?.id) > before);
    expect(failure).toBeUndefined();
    expect(page().now().plan?.id).toBe(String(before + 1));
  });

  test('is carried out once: a run, and each answer comes when it is under way', async () => {
    const reached = gate.hold(/users-imports|users-exports/);
    const before = Number(page().now().run?.id);
    await twice((request) => client().startRun({ ...request, plan: page().now().plan?.id ?? '' }));
    await reached;
    const state = await page().until('the run', ({ run }) => Number(run?.id) > before);
    expect([state.run?.id, state.failure]).toEqual([String(before + 1), undefined]);
    gate.open();
    await page().until('the end', (now) => idle(now) && now.reports[0]?.run === String(before + 1));
  });

  test('gives the same answer: a report’s file is opened once', async () => {
    const run = page().now().run?.id ?? '';
    const answers = await twice((request) => client().openReport({ ...request, run, format: 'html' }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(openedFiles).toEqual([page().now().reports[0]?.html]);
  });

  test('an id names one command: another command under it is carried out', async () => {
    const request = id();
    await client().showStep({ ...request, step: 'migrate' });
    await client().showStep({ ...request, step: 'reports' });
    await client().saveRules({ ...request, rules: { ...page().now().accounts.rules, blockedAccounts: 'skip' } });
    const { step } = await page().until('the rules', ({ accounts }) => accounts.rules.blockedAccounts === 'skip');
    expect(step).toBe('migrate');
  });
});

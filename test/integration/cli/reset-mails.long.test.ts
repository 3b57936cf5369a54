// Password-change e-mails from plan to new password: real SQL Server protocol, a practice tenant over HTTP, faults on the way.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { migrate } from '../../../electron/cli/migrate.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { resetMailsVerb } from '../../../electron/cli/reset-mails.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { runSql } from '../../run-sql.ts';
import { runCli } from './run-cli.ts';

const mail = z.object({ to: z.string(), kind: z.string(), used: z.boolean() });

let home: string;
let servers: PracticeServers;
let workspace: string;
let environment: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-reset-mails-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-identity-core', accounts: 22, seed: 11 }, tenant: {} },
    nodeFork,
  );
  const { sqlServer, tenant, fingerprint256 } = servers;
  await runSql(servers, 'UPDATE dbo.AspNetUsers SET PasswordHash = NULL');
  const usual = practiceWorkspace(
    { legacy: { ...sqlServer, fingerprint256 }, tenant },
    'aspnet-identity-core',
    'mailing-',
  );
  const rules = { ...usual.strategy.rules, withoutPassword: 'import-without' } as const;
  workspace = join(home, 'workspace.json');
  await saveWorkspace(workspace, { ...usual, strategy: { ...usual.strategy, rules } });
  environment = {
    USERFERRY_HOME: home,
    USERFERRY_SQL_PASSWORD: sqlServer.password,
    USERFERRY_CLIENT_SECRET: tenant.clientSecret,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

const context = () => ({
  powers: nodePowers('terminal', home),
  terminal: { progress: () => undefined, note: () => undefined },
  signal: new AbortController().signal,
});

const sendTo = (options: object = {}) =>
  resetMailsVerb({ workspace, perMinute: 600, yes: ['send'], ...options }, context());

async function order(call: string, body: object): Promise<void> {
  const response = await fetch(`${servers.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.text()).toBe(true);
}

/** To whom password-change e-mails went, in order. */
async function mailed(): Promise<readonly z.infer<typeof mail>[]> {
  const text = await (await fetch(`${servers.tenant.control}/mails`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => mail.parse(JSON.parse(line)))
    .filter(({ kind }) => kind === 'password-change');
}

async function asAdministrator(method: string, path: string, body?: object): Promise<unknown> {
  const { origin, clientId: client_id, clientSecret: client_secret } = servers.tenant;
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience: `${origin}/api/v2/` };
  const { access_token } = z
    .object({ access_token: z.string() })
    .parse(await (await fetch(`${origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(grant) })).json());
  const response = await fetch(`${origin}/api/v2/${path}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.ok, text).toBe(true);
  return text === '' ? null : JSON.parse(text);
}

/** The lines of a list; no cell of a practice account needs quotes before its state. */
function linesOf(csv: string) {
  return csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([, , , id = '', state = '']) => ({ id: `auth0|${id}`, state }));
}

const signIn = (username: string, password: string) =>
  fetch(`${servers.tenant.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      client_id: servers.tenant.signInClientId,
      realm: servers.tenant.connection,
      username,
      password,
    }),
  });

test('from the refusal on the built-in provider to everybody with one outcome and one e-mail at most', {
  timeout: 300_000,
}, async () => {
  expect(await migrate({ workspace }, context())).toMatchObject({ json: { state: 'finished' } });

  const dry = await runCli(['reset-mails', '--workspace', workspace, '--dry-run', '--json'], environment);
  expect(dry.code, dry.stderr).toBe(0);
  const plan = JSON.parse(dry.stdout);
  const people: number = plan.people.total;
  expect(people).toBeGreaterThan(8);
  expect(plan).toMatchObject({
    provider: { kind: 'built-in' },
    application: servers.tenant.signInClientId,
    perMinute: 60,
    people: { waiting: people, asked: 0 },
    toAsk: people,
    seconds: people,
    obstacles: [{ code: 'UF-4301' }],
  });
  await expect(sendTo()).rejects.toMatchObject({ code: 'UF-4301' });
  await order('email-provider', { provider: 'own' });
  await expect(sendTo({ yes: [] })).rejects.toMatchObject({ code: 'UF-4302' });
  expect(await mailed()).toEqual([]);

  const change = { on: 'dbconnections.change-password' };
  await order('faults', { kind: 'rate-limited', ...change, skip: 1, resetSeconds: 1 });
  await order('faults', { kind: 'lost-answer', ...change, skip: 2, when: 'after' });
  const first = await sendTo({ first: 3 });
  expect(first).toMatchObject({
    exit: 3,
    json: { requests: 3, ended: 'enough', people: { total: people, asked: 2, uncertain: 1, waiting: people - 3 } },
  });
  const had = (await mailed()).map(({ to }) => to);
  expect(had).toHaveLength(3);

  // Of those who wait, one is deleted, one gets another address, one chooses a password by a link of their own.
  const out = join(home, 'list.csv');
  await sendTo({ dryRun: true, out });
  const waiting = linesOf(await readFile(out, 'utf8')).filter(({ state }) => state === 'waiting');
  expect(waiting).toHaveLength(people - 3);
  const [left, moved, quick] = waiting;
  if (left === undefined || moved === undefined || quick === undefined) throw new Error('Too few people wait.');
  await asAdministrator('DELETE', `users/${left.id}`);
  await asAdministrator('PATCH', `users/${moved.id}`, { email: 'moved@contoso.example' });
  await asAdministrator('PATCH', `users/${quick.id}`, { password: 'chosen already' });
  await order('faults', { kind: 'server-error', ...change, status: 503, when: 'before' });

  const last = await sendTo({ out });
  expect(last).toMatchObject({
    exit: 3,
    json: {
      settledByLog: 1,
      ended: 'done',
      people: { total: people, asked: people - 4, skipped: 3, uncertain: 1, refused: 0, waiting: 0 },
      reasons: expect.arrayContaining(
        ['gone', 'address-changed', 'password-set'].map((reason) => ({ state: 'skipped', reason, accounts: 1 })),
      ),
    },
  });
  const letters = (await mailed()).map(({ to }) => to);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).toHaveLength(people - 4);
  expect(letters).not.toContain('moved@contoso.example');
  const outcomes = linesOf(await readFile(out, 'utf8')).map(({ state }) => state);
  expect(outcomes).toHaveLength(people);
  expect(outcomes).not.toContain('waiting');
  expect(await sendTo()).toMatchObject({ json: { requests: 0, people: { uncertain: 1 } } });
  expect(await sendTo({ yes: ['send', 'send-uncertain'] })).toMatchObject({
    exit: 0,
    json: { requests: 1, people: { uncertain: 0, asked: people - 3 } },
  });

  const [someone = ''] = had;
  await order('follow', { link: { email: someone, kind: 'password-change' }, password: 'a new beginning' });
  expect((await signIn(someone, 'a new beginning')).status).toBe(200);
  expect(await sendTo({ dryRun: true, yes: ['remind'] })).toMatchObject({
    json: { list: null, people: { total: people, skipped: 4, waiting: people - 4 } },
  });

  const folder = join(home, 'workspaces', 'mailing-');
  for (const name of await readdir(folder)) {
    if (!name.startsWith('journal')) continue;
    const bytes = (await readFile(join(folder, name))).toString('latin1');
    for (const address of [...had, 'moved@contoso.example']) expect(bytes.includes(address), name).toBe(false);
  }
});

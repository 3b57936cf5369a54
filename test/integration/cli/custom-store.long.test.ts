import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { customersTable, people, recipeOfCustomers } from '../../custom-stores/customers.ts';
import { runSql } from '../../run-sql.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let home: string;
let servers: PracticeServers;
let workspace: ReturnType<typeof practiceWorkspace>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-custom-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'empty', accounts: 0, seed: 1 }, tenant: { plan: 'unlimited', importSpeed: 'instant' } },
    nodeFork,
  );
  const { sqlServer, tenant, fingerprint256 } = servers;
  const { host, port, user, database } = sqlServer;
  await runSql(servers, ...customersTable('dbo.tbl_Kunde'));
  workspace = {
    ...practiceWorkspace(
      { legacy: { host, port, user, database, fingerprint256 }, tenant },
      'aspnet-identity-core',
      'custom-round-trip',
    ),
    store: 'custom',
  };
});
afterAll(async () => {
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

async function userferry(verb: readonly string[], file: string, content: object, run: typeof runHere = runHere) {
  const path = join(home, file);
  await writeFile(path, JSON.stringify(content));
  const { sqlServer, tenant } = servers;
  const { code, stdout, stderr } = await run([...verb, '--workspace', path, '--json'], {
    USERFERRY_HOME: join(home, 'home'),
    USERFERRY_SQL_PASSWORD: sqlServer.password,
    USERFERRY_CLIENT_SECRET: tenant.clientSecret,
  });
  expect(stdout, stderr).not.toBe('');
  return { code, told: JSON.parse(stdout) };
}

async function signIn(email: string, password: string): Promise<boolean> {
  const { origin, signInClientId, connection } = servers.tenant;
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: connection,
      client_id: signInClientId,
      username: email,
      password,
    }),
  });
  await response.arrayBuffer();
  expect([200, 403]).toContain(response.status);
  return response.ok;
}

test('a table that nobody knows is surveyed, asked about, mapped, migrated, and people sign in with their old passwords', async () => {
  const bare = await userferry(['plan'], 'bare.json', workspace);
  expect(bare).toMatchObject({ code: 1, told: { failure: { code: 'UF-1203' } } });

  const asking = await userferry(['survey'], 'bare.json', workspace);
  expect(asking).toMatchObject({
    code: 1,
    told: {
      failure: { code: 'UF-1207' },
      candidates: [
        {
          store: 'custom',
          tables: ['dbo.tbl_Kunde'],
          confidence: 'likely',
          questions: [{ id: 'password-recipe', answer: null }],
        },
      ],
    },
  });

  const wrong = await userferry(['survey', '--answer', 'password-recipe=rot13'], 'bare.json', workspace);
  expect(wrong).toMatchObject({ code: 1, told: { failure: { code: 'UF-1209' } } });

  const mappingFile = join(home, 'mapping.json');
  const answered = await userferry(
    ['survey', '--mapping', mappingFile, '--answer', `password-recipe=${recipeOfCustomers}`],
    'bare.json',
    workspace,
  );
  expect(answered).toMatchObject({
    code: 0,
    told: { survey: { store: 'custom', accounts: 60, formats: [{ format: 'digest-sha256-salted', accounts: 60 }] } },
  });

  const mapping = JSON.parse(await readFile(mappingFile, 'utf8'));
  const mapped = { ...workspace, mapping };
  const again = await userferry(['survey'], 'mapped.json', mapped, runCli);
  expect(again).toMatchObject({ code: 0, told: { survey: { store: 'custom', accounts: 60 }, candidates: [] } });

  // The same people by a SELECT: no catalog says what tells its rows apart, so that is asked and proved.
  const select = join(home, 'kunden.sql');
  await writeFile(
    select,
    'SELECT KdNr AS Nummer, EMail, Kennwort, Salz, Aktiv FROM dbo.tbl_Kunde WHERE Aktiv = 1; -- who is left\n',
  );
  const own = await userferry(
    [
      ...['survey', '--select', select, '--answer', 'key=Nummer'],
      ...['--answer', `password-recipe=${recipeOfCustomers}`],
    ],
    'bare.json',
    workspace,
  );
  expect(own).toMatchObject({ code: 0, told: { survey: { store: 'custom', accounts: 54 } } });
  await writeFile(select, 'DELETE FROM dbo.tbl_Kunde');
  expect(await userferry(['survey', '--select', select], 'bare.json', workspace)).toMatchObject({
    code: 1,
    told: { failure: { code: 'UF-1211' } },
  });

  const elsewhere = { ...mapped, mapping: { ...mapping, lastSignIn: { table: 'u', column: 'LetzterBesuch' } } };
  expect(await userferry(['plan'], 'elsewhere.json', elsewhere)).toMatchObject({
    code: 1,
    told: { failure: { code: 'UF-1221', message: expect.stringContaining('LetzterBesuch') } },
  });

  const plan = await userferry(['plan'], 'mapped.json', mapped, runCli);
  expect(plan).toMatchObject({ code: 0, told: { plan: { total: 60, import: 60, importBlocked: 6 } } });
  const run = await userferry(['migrate'], 'mapped.json', mapped, runCli);
  expect(run).toMatchObject({ code: 0, told: { reconciled: true, accounts: { total: 60, imported: 60 } } });

  for (const { email, password, active } of people.filter((_, index) => index % 7 === 0)) {
    expect(await signIn(email, `${password}x`)).toBe(false);
    expect(await signIn(email, password)).toBe(active);
  }
  // Neither a password nor a hash came to rest anywhere.
  for (const path of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const content = await readFile(join(path.parentPath, path.name));
    for (const { password, salt } of people.slice(0, 5)) {
      expect(content.includes(password), path.name).toBe(false);
      expect(content.includes(Buffer.from(salt)), path.name).toBe(false);
    }
  }
});

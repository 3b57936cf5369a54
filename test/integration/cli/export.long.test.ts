// What `export --format deploy-cli` writes, imported by Auth0's own tool as npm has it.
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { connectionsOf } from '../practice-tenant/connections-of.ts';
import { runDeployCli } from '../practice-tenant/run-deploy-cli.ts';
import { runHere } from './run-here.ts';

const foreignSecret = 'canary "of" \\somebody\n$else';

let folder: string;
let servers: PracticeServers;
let workspace: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-export-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-membership', accounts: 5, seed: 5 },
      // Its own export can only be imported again where ciphertext that comes back is recognised.
      tenant: { secure: true, variants: { configurationEcho: 'recognised' } },
    },
    nodeFork,
  );
  const { sqlServer, tenant, fingerprint256 } = servers;
  const usual = practiceWorkspace(
    { legacy: { ...sqlServer, fingerprint256 }, tenant },
    'aspnet-membership',
    'exporting',
  );
  const environments = { practice: { ...usual.environments.practice, connection: 'members' } };
  workspace = join(folder, 'workspace.json');
  await writeFile(workspace, JSON.stringify({ ...usual, environments }));
});
afterAll(async () => {
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function userferry(args: readonly string[], given: object = {}) {
  const { code, stdout, stderr } = await runHere([...args, '--workspace', workspace, '--json'], {
    USERFERRY_HOME: folder,
    USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
    USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
    USERFERRY_CONFIGURATION: JSON.stringify(given),
  });
  expect(stdout, stderr).not.toBe('');
  return { code, told: JSON.parse(stdout) };
}

test('a folder that Auth0’s tool imports leaves nothing to change, and comes back as it was', {
  timeout: 240_000,
}, async () => {
  const connections = await connectionsOf(servers.tenant);
  const { id } = await connections.create({
    name: 'members',
    strategy: 'auth0',
    display_name: 'Members of Contoso',
    options: {
      enabledDatabaseCustomization: true,
      customScripts: { login: 'function login() { /* theirs */ }', change_username: 'function changeUsername() {}' },
      configuration: { API_TOKEN: foreignSecret },
      passwordPolicy: 'good',
    },
  });
  if (id === undefined) throw new Error('The connection has no id.');
  const before = await connections.get(id);

  const exported = join(folder, 'exported');
  const { code, told } = await userferry(['export', '--format', 'deploy-cli', '--mode', 'legacy', '--out', exported]);
  expect({ code, told }).toMatchObject({ code: 0, told: { mode: 'legacy', leftOut: [{ action: 'verify' }] } });
  const written = await Promise.all(told.files.map((name: string) => readFile(join(exported, name), 'utf8')));
  for (const secret of [servers.sqlServer.password, servers.tenant.clientSecret, 'canary']) {
    expect(written.join('\n')).not.toContain(secret);
  }
  const readme = await readFile(join(exported, 'README.md'), 'utf8');
  if (process.platform !== 'win32') expect((await stat(join(exported, 'README.md'))).mode & 0o777).toBe(0o600);
  for (const variable of told.variables) expect(readme).toContain(`\`${variable}\``);
  expect(readme).toContain(`: \`${servers.sqlServer.database}\``);

  const { host, port, database, user, password } = servers.sqlServer;
  const values: Readonly<Record<string, string>> = {
    DATABASE_MEMBERS_API_TOKEN: foreignSecret,
    DATABASE_MEMBERS_SQL_SERVER: host,
    DATABASE_MEMBERS_SQL_PORT: String(port),
    DATABASE_MEMBERS_SQL_DATABASE: database,
    DATABASE_MEMBERS_SQL_USER: user,
    DATABASE_MEMBERS_SQL_PASSWORD: password,
    DATABASE_MEMBERS_SQL_TRUST_CERTIFICATE: 'yes',
  };
  expect(told.variables.toSorted()).toEqual(Object.keys(values).toSorted());
  const importing = ['import', '--config_file', 'config.json', '--input_file', '.'];

  const { DATABASE_MEMBERS_API_TOKEN: _, ...incomplete } = values;
  const skipped = await runDeployCli(servers.tenant, exported, importing, incomplete);
  expect(skipped.output).toContain('Skipping database folder');
  expect(await connections.get(id)).toEqual(before);

  const imported = await runDeployCli(servers.tenant, exported, importing, values);
  expect(imported.code, imported.output).toBe(0);
  const after = await connections.get(id);
  expect(after).toMatchObject({
    display_name: 'Members of Contoso',
    options: { passwordPolicy: 'good', import_mode: false },
  });
  expect(Object(after.options).customScripts).toMatchObject({
    change_username: 'function changeUsername() {}',
    create: expect.stringContaining('tedious'),
  });
  const dry = await userferry(['deploy', '--mode', 'legacy', '--dry-run'], { API_TOKEN: foreignSecret });
  expect(dry.code).toBe(0);
  // Values that nobody is shown are all that may be otherwise.
  expect(dry.told.changes).toEqual(
    ['API_TOKEN', 'SQL_DATABASE', 'SQL_PASSWORD', 'SQL_PORT', 'SQL_SERVER', 'SQL_TRUST_CERTIFICATE', 'SQL_USER'].map(
      (key) => ({ kind: 'configuration', key, change: 'resent' }),
    ),
  );

  const back = join(folder, 'back');
  await mkdir(back);
  const config = { AUTH0_INCLUDED_ONLY: '["databases"]' };
  const outcome = await runDeployCli(servers.tenant, back, ['export', '-f', 'directory', '-o', 'out'], config);
  expect(outcome.code, outcome.output).toBe(0);
  const folders = [
    join(exported, 'database-connections', 'members'),
    join(back, 'out', 'database-connections', 'members'),
  ];
  for (const script of ['login.js', 'get_user.js', 'create.js', 'change_email.js']) {
    const [ours, theirs] = await Promise.all(folders.map((each) => readFile(join(each, script), 'utf8')));
    expect(theirs).toBe(ours);
  }
  const again = await runDeployCli(servers.tenant, back, ['import', '-i', 'out'], config);
  expect(again.code, again.output).toBe(0);
  // Of a script that it doesn't know, the tool's own export makes a file name, and leaves it at that.
  const { customScripts, ...others } = Object(after.options);
  const { options } = await connections.get(id);
  expect(options).toEqual({ ...others, customScripts: { ...customScripts, change_username: './change_username.js' } });
});

test('what lets Auth0’s machines through is written for the region, which is asked for where the domain doesn’t tell', async () => {
  const out = join(folder, 'firewall');
  const exporting = ['export', '--format', 'firewall', '--out', out];
  expect(await userferry(exporting)).toMatchObject({ code: 1, told: { failure: { code: 'UF-2060' } } });
  const { code, told } = await userferry([...exporting, '--region', 'EU']);
  expect({ code, told }).toMatchObject({
    code: 0,
    told: { region: 'EU', port: servers.sqlServer.port, added: [], gone: [] },
  });
  const addresses = await readFile(join(out, 'addresses.txt'), 'utf8');
  expect(addresses.trim().split('\n')).toEqual(told.addresses);
  expect(await readFile(join(out, 'windows-firewall.ps1'), 'utf8')).toContain(`= ${servers.sqlServer.port}\n`);
  expect(await userferry([...exporting, '--region', 'XX'])).toMatchObject({ code: 2 });
  await writeFile(join(folder, 'file'), '');
  const nowhere = ['export', '--format', 'firewall', '--region', 'EU', '--out', join(folder, 'file', 'in-it')];
  expect(await userferry(nowhere)).toMatchObject({ code: 1, told: { failure: { code: 'UF-6123' } } });
});

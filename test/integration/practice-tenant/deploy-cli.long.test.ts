// Auth0's own tool for tenants under change control, as npm has it, against the practice tenant by HTTPS.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';
import { runDeployCli } from './run-deploy-cli.ts';

let tenant: OpenedTenant;
let folder: string;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ secure: true });
  folder = await mkdtemp(join(tmpdir(), 'userferry-deploy-cli-'));
});
afterAll(async () => {
  await tenant?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function deployCli(...args: readonly string[]): Promise<void> {
  const { code, output } = await runDeployCli(tenant.practice, folder, args);
  expect(code, output).toBe(0);
}

test('a directory is imported, and exported as it was', { timeout: 300_000 }, async () => {
  const source = join(folder, 'in', 'database-connections', 'members');
  await mkdir(source, { recursive: true });
  const scripts = { login: './login.js', get_user: './get_user.js' };
  const options = { enabledDatabaseCustomization: true, import_mode: true, customScripts: scripts };
  const database = {
    name: 'members',
    strategy: 'auth0',
    enabled_clients: ['Practice application'],
    options: { ...options, configuration: { SQL_SERVER: 'plain' } },
  };
  await writeFile(join(source, 'database.json'), JSON.stringify(database));
  await writeFile(join(source, 'login.js'), 'function login() {}\n');
  await writeFile(join(source, 'get_user.js'), 'function getUser() {}\n');
  await deployCli('import', '--input_file', 'in');

  const [made] = (await tenant.connections.list({ name: 'members' })).data;
  expect(made?.options).toMatchObject({
    import_mode: true,
    customScripts: { login: 'function login() {}\n', get_user: 'function getUser() {}\n' },
    configuration: { SQL_SERVER: expect.stringMatching(/^2\.0\$/) },
  });
  const clients = await tenant.connections.clients.get(made?.id ?? '');
  expect(clients.data).toEqual([{ client_id: tenant.practice.signInClientId }]);

  await deployCli('export', '--format', 'directory', '--output_folder', 'out');
  const exported = join(folder, 'out', 'database-connections', 'members');
  const { options: out } = JSON.parse(await readFile(join(exported, 'database.json'), 'utf8'));
  // It exports no configuration: of that it would have ciphertext alone.
  expect(out).toEqual({ ...options, disable_self_service_change_password: false });
  expect(await readFile(join(exported, 'login.js'), 'utf8')).toBe('function login() {}\n');
});

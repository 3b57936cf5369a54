import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe } from 'vitest';
import { buildForElectron, electronBinary } from '../../build/electron-runtime.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { watchForTrouble } from './browser.ts';
import { typeIn } from './type-in.ts';
import { stateOfTenant, typeWrongly, walkTheWizard } from './walk-the-wizard.ts';

const accounts = 4_000;
const importSpeed = 150;
const root = fileURLToPath(new URL('../..', import.meta.url));
const binary = electronBinary();

// `node node_modules/electron/install.js` fetches the runtime, some 100 MB; where the network does not give it, this is skipped.
describe.skipIf(binary === null)('the whole way through Electron (skipped where its runtime is not fetched)', () => {
  let home: string;
  let servers: PracticeServers;
  let app: ElectronApplication;
  let page: Page;
  let trouble: readonly string[];

  beforeAll(async () => {
    if (!buildForElectron()) throw new Error('The app could not be built for Electron, see above.');
    home = await mkdtemp(join(tmpdir(), 'userferry-electron-'));
    servers = await startPracticeServers(
      {
        sqlServer: { store: 'aspnet-identity-core', accounts, seed: 1 },
        tenant: { plan: 'unlimited', importSpeed },
      },
      nodeFork,
    );
    // Chromium's sandbox can't start for root, which is what CI runs as on some machines.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [root, '--lang=en-GB', ...sandbox],
      env: { ...process.env, USERFERRY_HOME: home },
    });
    page = await app.firstWindow();
    trouble = watchForTrouble(page);
  }, 240_000);
  afterAll(async () => {
    await app?.close();
    await servers?.stop();
    if (home !== undefined) await rm(home, { recursive: true, force: true });
  });

  /** The practice environment first, whose processes are Electron's own there; then what is typed points at servers with a slow tenant. */
  async function connect(): Promise<void> {
    await page.getByRole('button', { name: 'All migrations' }).click();
    await page.getByRole('textbox', { name: 'Accounts' }).fill('20');
    await page.getByRole('button', { name: 'Use the practice environment', exact: true }).click();
    await page.getByRole('button', { name: 'Replace: Password' }).waitFor();
    await typeIn(page, servers);
  }

  walkTheWizard(() => ({
    name: 'electron',
    page,
    accounts,
    trouble,
    connect,
    tenantState: () => stateOfTenant(servers.tenant.control),
    typesWrongly: (email) => typeWrongly(servers.tenant, email),
  }));
});

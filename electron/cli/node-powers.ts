import type { Powers } from '../assistant/powers.ts';
import { userferryHome } from '../assistant/workspace/home.ts';
import { fileSecretStorage } from '../assistant/workspace/secrets.ts';
import { systemClock } from '../common/clock.ts';
import { nodeFork } from '../common/node-fork.ts';
import { startCopiesServer } from '../practice/start-copies-server.ts';
import { startPracticeServers } from '../practice/start-environment.ts';
import { startPracticeTenant } from '../practice/start-tenant.ts';

/** What a Node process lends to the application: the terminal and the browser host run on these. */
export function nodePowers(host: 'terminal' | 'browser', home: string = userferryHome()): Powers {
  return {
    host,
    home,
    fetch: globalThis.fetch,
    clock: systemClock,
    random: Math.random,
    secrets: fileSecretStorage(home),
    fork: nodeFork,
    templates: new URL('../../templates/', import.meta.url),
    async startPractice({ store, accounts, seed }) {
      const servers = await startPracticeServers(
        { sqlServer: { store, accounts, seed }, tenant: { plan: 'unlimited', importSpeed: 400 } },
        nodeFork,
      );
      const { sqlServer, tenant, fingerprint256, stop } = servers;
      return { legacy: { ...sqlServer, fingerprint256 }, tenant, stop };
    },
    startCopiesServer: () => startCopiesServer(nodeFork),
    startPracticeTenant: () => startPracticeTenant({}, nodeFork),
    openFile: async () => false,
    printToPdf: null,
    runActive: () => undefined,
  };
}

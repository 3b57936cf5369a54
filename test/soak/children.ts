// Processes that carry a piece of work out on the practice environment, to be killed.
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';
import type { ChildMessage, ChildWish } from './child-messages.ts';
import type { ScriptedConnection } from './people-who-come.ts';

const entries = {
  migrating: fileURLToPath(new URL('./migrating-child.ts', import.meta.url)),
  undoing: fileURLToPath(new URL('./undoing-child.ts', import.meta.url)),
};

export function wishFor(
  { sqlServer, tenant, fingerprint256 }: PracticeServers,
  journal: string,
  scripted: ScriptedConnection | null,
  waves: string | null = null,
): ChildWish {
  const { host, port, database, user } = sqlServer;
  const { origin, clientId, connection, connectionId } = tenant;
  return {
    journal,
    waves,
    key: randomBytes(32).toString('hex'),
    sql: { server: host, port, database, user, fingerprint256 },
    tenant: { origin, clientId, connection: scripted ?? { id: connectionId, name: connection } },
  };
}

export function start(
  kind: keyof typeof entries,
  wish: ChildWish,
  { sqlServer, tenant }: PracticeServers,
): ChildProcess {
  return fork(entries[kind], [JSON.stringify(wish)], {
    env: {
      ...process.env,
      USERFERRY_SQL_PASSWORD: sqlServer.password,
      USERFERRY_CLIENT_SECRET: tenant.clientSecret,
    },
  });
}

export function message<Kind extends ChildMessage['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<ChildMessage, { readonly kind: Kind }>> {
  return new Promise((resolve, reject) => {
    child.on('message', (received: ChildMessage) => {
      if (received.kind === kind) resolve(received as Extract<ChildMessage, { readonly kind: Kind }>);
    });
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
  });
}

export async function end(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await exited;
}

import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Fork } from '../common/fork.ts';
import { startPracticeSqlServer } from './start-sql-server.ts';

const taken = z.strictObject({
  statements: z.array(
    z.strictObject({
      sql: z.string(),
      parameters: z.array(z.strictObject({ name: z.string(), type: z.string() })),
    }),
  ),
  left: z.number().int(),
});

/**
 * Starts a practice SQL Server without any table, in a process of its own and in memory alone, that takes encrypted connections from this
 * machine and can keep a record of the statements that it is sent.
 * @throws UserferryError UF-6301 when it can't
 */
export async function startCopiesServer(fork: Fork) {
  const server = await startPracticeSqlServer({ store: 'empty', accounts: 0, seed: 0, encryption: 'required' }, fork);
  const { host, port, database, user, password, certificate, control, stop } = server;
  const call = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(control + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  return {
    ...{ host, port, database, user, password, certificate },
    fingerprint256: new X509Certificate(certificate).fingerprint256,
    async record(exceptApplications: readonly string[]): Promise<void> {
      await call('/record', { on: true, exceptApplications });
    },
    taken: async () => taken.parse(await call('/record/take', {})),
    stop,
  };
}

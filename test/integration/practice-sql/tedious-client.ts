import { Connection, Request } from 'tedious';
import { onTestFinished } from 'vitest';
import { DATABASE, PASSWORD, USER } from './scripted-engine.ts';
import type { Served } from './serve.ts';

export interface TediousClient {
  readonly connection: Connection;
  /** Resolves with the number of rows received. */
  batch(text: string): Promise<number>;
}

/** The driver without the pool around it: no statements of its own between those of a test, and it can go away at any time. */
export async function connectTedious(
  served: Served,
  encrypt = false,
  tdsVersion: '7_1' | '7_2' | '7_3_A' | '7_3_B' | '7_4' = '7_4',
): Promise<TediousClient> {
  const connection = new Connection({
    server: '127.0.0.1',
    authentication: { type: 'default', options: { userName: USER, password: PASSWORD } },
    options: { port: served.server.port, encrypt, trustServerCertificate: true, database: DATABASE, tdsVersion },
  });
  connection.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error == null ? resolve() : reject(error)));
  });
  onTestFinished(() => connection.close());
  return {
    connection,
    batch: (text) =>
      new Promise((resolve, reject) => {
        connection.execSqlBatch(
          new Request(text, (error, rows) => (error == null ? resolve(rows ?? 0) : reject(error))),
        );
      }),
  };
}

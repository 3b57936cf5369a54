// How fast the practice SQL Server streams rows to mssql, against the same client reading the same bytes from a recording:
// the ratio says what of the time is the server's.
import { connect, createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import sql from 'mssql';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { MessageReader } from '../../electron/practice/sql-server/wire/packet.ts';
import { startPracticeSqlServer } from '../../electron/practice/start-sql-server.ts';

const ROWS = 200_000;
const ROUNDS = 3;
const QUERY =
  'SELECT Id, UserName, Email, EmailConfirmed, PasswordHash, LockoutEnd, AccessFailedCount FROM dbo.AspNetUsers';
const LARGEST_MESSAGE = 1024 * 1024;

interface Target {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Connects, streams all rows once, and returns how long the rows alone took, in seconds. */
async function stream(target: Target): Promise<number> {
  const pool = await new sql.ConnectionPool({
    server: '127.0.0.1',
    ...target,
    pool: { min: 0, max: 1 },
    requestTimeout: 0,
    options: { encrypt: false, trustServerCertificate: true },
  }).connect();
  try {
    const request = pool.request();
    request.stream = true;
    let rows = 0;
    const started = performance.now();
    await new Promise<void>((resolve, reject) => {
      request.on('row', () => {
        rows += 1;
      });
      request.on('error', reject);
      request.on('done', () => resolve());
      request.batch(QUERY);
    });
    if (rows !== ROWS) throw new Error(`${rows} rows came instead of ${ROWS}.`);
    return (performance.now() - started) / 1000;
  } finally {
    await pool.close();
  }
}

async function fastest(target: Target): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) best = Math.min(best, await stream(target));
  return best;
}

/**
 * Streams once over a line that keeps the server's answer to each of the client's messages. mssql tries a connection out
 * before it opens the one that it uses; the last says the same as the first, and more.
 */
async function record(target: Target): Promise<Uint8Array[]> {
  let answers: Buffer[][] = [];
  const relay = createServer((client) => {
    const own: Buffer[][] = [];
    answers = own;
    const reader = new MessageReader(LARGEST_MESSAGE);
    const upstream = connect(target.port, '127.0.0.1');
    client.on('error', () => {});
    upstream.on('error', () => {});
    client.on('data', (chunk) => {
      for (const _ of reader.push(chunk)) own.push([]);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      own.at(-1)?.push(chunk);
      client.write(chunk);
    });
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  await stream({ ...target, port: address.port });
  relay.close();
  return answers.map((chunks) => new Uint8Array(Buffer.concat(chunks)));
}

async function withRecording<Result>(answers: Uint8Array[], use: (port: number) => Promise<Result>): Promise<Result> {
  const worker = new Worker(new URL('./canned-server.ts', import.meta.url), { workerData: { answers } });
  try {
    return await use(await new Promise<number>((resolve) => worker.once('message', resolve)));
  } finally {
    await worker.terminate();
  }
}

const rate = (seconds: number) => `${Math.round(ROWS / seconds).toLocaleString('en')} rows/s`;

export async function run(): Promise<void> {
  const server = await startPracticeSqlServer({ store: 'aspnet-identity-core', accounts: ROWS, seed: 1 }, nodeFork);
  try {
    const answers = await record(server);
    const served = await fastest(server);
    const reference = await withRecording(answers, (port) => fastest({ ...server, port }));
    console.log(
      `practice SQL Server: ${rate(served)} (${ROWS.toLocaleString('en')} rows of 7 columns, best of ${ROUNDS})`,
    );
    console.log(`recorded bytes:      ${rate(reference)} (same client, no server work)`);
    console.log(`ratio:               ${(served / reference).toFixed(2)} times the time of the recording`);
  } finally {
    await server.stop();
  }
}

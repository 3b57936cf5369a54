// A worker thread that plays a recorded SQL Server: the n-th message of a connection is answered with the n-th recorded
// answer. It does no work per row, so a client reading from it shows how fast the client alone is.
import { createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { MessageReader } from '../../electron/practice/sql-server/wire/packet.ts';

const { answers } = z.object({ answers: z.array(z.instanceof(Uint8Array)) }).parse(workerData);
const LARGEST_MESSAGE = 1024 * 1024;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  const reader = new MessageReader(LARGEST_MESSAGE);
  let next = 0;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    for (const _ of reader.push(chunk)) {
      const answer = answers[next];
      next += 1;
      if (answer !== undefined) socket.write(answer);
    }
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') parentPort?.postMessage(address.port);
});

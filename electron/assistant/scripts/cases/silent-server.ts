import { createServer, type Socket } from 'node:net';

export interface UnhelpfulServer {
  readonly port: number;
  close(): void;
}

/** Takes every connection and never says a word, as a server does that hangs. On this computer alone. */
export async function silentServer(): Promise<UnhelpfulServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listening(server);
  return {
    port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A port where nobody listens: one that was just given and taken back. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new TypeError('A server without a port.'));
      else resolve(address.port);
    });
  });
}

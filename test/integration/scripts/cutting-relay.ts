import { connect, createServer, type Socket } from 'node:net';

/** Stands between a script and its database, and breaks the line when it is told to. */
export interface CuttingRelay {
  readonly port: number;
  /** Breaks every line that is there. */
  cut(): void;
  /** Breaks the line that sends the n-th packet from now on, before it arrives; null for none. */
  cutAt(packet: number | null): void;
  /** Loses, from now on, whatever is sent over the lines that are there, and tells neither end: as a firewall that forgot them. */
  forget(): void;
  close(): void;
}

export async function cuttingRelay(target: number): Promise<CuttingRelay> {
  const sockets = new Set<Socket>();
  const forgotten = new WeakSet<Socket>();
  let left: number | null = null;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk) => {
      if (forgotten.has(client)) return;
      if (left !== null) left -= 1;
      if (left === 0) client.destroy();
      else upstream.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    cutAt(packet) {
      left = packet;
    },
    forget() {
      for (const socket of sockets) forgotten.add(socket);
    },
    close() {
      cut();
      server.close();
    },
  };
}

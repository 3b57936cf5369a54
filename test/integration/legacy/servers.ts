import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Engine } from '../../../electron/practice/sql-server/engine/interface.ts';
import { ByteSink } from '../../../electron/practice/sql-server/wire/byte-sink.ts';
import { Connection, type ConnectionServices } from '../../../electron/practice/sql-server/wire/connection.ts';
import { newCounters } from '../../../electron/practice/sql-server/wire/counters.ts';
import { Faults } from '../../../electron/practice/sql-server/wire/faults.ts';
import { packetTypes, toPackets } from '../../../electron/practice/sql-server/wire/packet.ts';
import { writePrelogin } from '../../../electron/practice/sql-server/wire/prelogin.ts';
import { StatementRecord } from '../../../electron/practice/sql-server/wire/statement-record.ts';
import { writeLoginAck } from '../../../electron/practice/sql-server/wire/tokens.ts';

/** What a port does with each connection. */
export type Accept = (socket: Socket) => void;

/** Takes what closes a server once its test is over. */
export type WhenOver = (close: () => void) => void;

/** Listens for the length of a test, on a free port unless one is named; what a test opens is closed with it. */
export async function listening(accept: Accept, port = 0, whenOver: WhenOver = onTestFinished): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    accept(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  whenOver(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** A SQL Server with the TLS that a test wants, over any engine. */
export function sqlServer(
  engine: Engine,
  secureContext: SecureContext | null,
  change: Partial<ConnectionServices> = {},
): Promise<number> {
  return listening(speaksTds(engine, secureContext, change));
}

/** TDS with the TLS that a test wants, over any engine. */
export function speaksTds(
  engine: Engine,
  secureContext: SecureContext | null,
  change: Partial<ConnectionServices> = {},
): Accept {
  return (socket) => {
    new Connection(socket, 51, services(engine, secureContext, change), () => {});
  };
}

/** A server that lets everybody in, in a version of the protocol that no client knows. */
export const speaksUnknownTds: Accept = (socket) => {
  socket.on('data', (bytes) => {
    const packet = { type: packetTypes.tokens, packetSize: 4096, spid: 0, after: 'end' } as const;
    const isPrelogin = bytes[0] === packetTypes.prelogin;
    const sink = new ByteSink();
    if (!isPrelogin) writeLoginAck(sink, 0x06_00_00_00);
    const body = isPrelogin
      ? writePrelogin(2, { encryption: 2, asksFederated: false })
      : sink.buffer.subarray(0, sink.at);
    socket.write(toPackets(Buffer.from(body), packet, 1).packets);
  });
};

const FEDERATED_INFO = 0xee;

/** A server that lets in whoever brings a token of Microsoft Entra’s, and says where to get it (FEDAUTHINFO, MS-TDS 2.2.7.12). */
export const speaksEntra: Accept = (socket) => {
  const told = [
    { id: 1, text: Buffer.from('https://login.microsoftonline.com/common', 'utf16le') },
    { id: 2, text: Buffer.from('https://database.windows.net/', 'utf16le') },
  ];
  const data = Buffer.alloc(4 + told.length * 9);
  data.writeUInt32LE(told.length);
  let textAt = data.length;
  for (const [index, { id, text }] of told.entries()) {
    const at = 4 + index * 9;
    data.writeUInt8(id, at);
    data.writeUInt32LE(text.length, at + 1);
    data.writeUInt32LE(textAt, at + 5);
    textAt += text.length;
  }
  const head = Buffer.from([FEDERATED_INFO, 0, 0, 0, 0]);
  head.writeUInt32LE(textAt, 1);
  const info = Buffer.concat([head, data, ...told.map(({ text }) => text)]);
  socket.on('data', (bytes) => {
    const packet = { type: packetTypes.tokens, packetSize: 4096, spid: 0, after: 'end' } as const;
    const isPrelogin = bytes[0] === packetTypes.prelogin;
    const body = isPrelogin ? writePrelogin(2, { encryption: 2, asksFederated: true }) : info;
    socket.write(toPackets(Buffer.from(body), packet, 1).packets);
  });
};

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** TDS 8: TLS first, and TDS inside it. */
export function strictSqlServer(engine: Engine, secureContext: SecureContext): Promise<number> {
  return listening(speaksStrictTds(engine, secureContext));
}

export function speaksStrictTds(engine: Engine, secureContext: SecureContext): Accept {
  return (socket) => {
    const tls = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['tds/8.0'] });
    tls.on('error', () => socket.destroy());
    new Connection(tls, 51, services(engine, null, { encryption: 'off' }), () => {});
  };
}

function services(engine: Engine, secureContext: SecureContext | null, change: Partial<ConnectionServices>) {
  return {
    engine,
    encryption: secureContext === null ? 'off' : 'optional',
    secureContext,
    faults: new Faults(),
    counters: newCounters(),
    record: new StatementRecord(),
    clock: systemClock,
    serverName: 'PRACTICE',
    onDefect: () => {},
    ...change,
  } satisfies ConnectionServices;
}

/** A SQL Server Browser with these instances, on a free port unless one is named; the first `silent` questions stay unanswered. */
export async function sqlBrowser(
  instances: readonly { readonly name: string; readonly port?: number }[],
  silent = 0,
  on = 0,
): Promise<{ readonly port: number; readonly asked: Buffer[] }> {
  const asked: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    asked.push(message);
    if (asked.length <= silent) return;
    const wanted = message[0] === 0x04 ? message.subarray(1, -1).toString('latin1').toLowerCase() : null;
    const told = instances.filter(({ name }) => wanted === null || name.toLowerCase() === wanted);
    // A Browser does not answer for a name that it doesn't know.
    if (told.length === 0) return;
    const text = Buffer.from(
      told
        .map(({ name, port }) => {
          const tcp = port === undefined ? '' : `;tcp;${port}`;
          return `ServerName;H;InstanceName;${name};IsClustered;No;Version;16.0.1000.6${tcp};;`;
        })
        .join(''),
    );
    const head = Buffer.from([5, 0, 0]);
    head.writeUInt16LE(text.length, 1);
    socket.send(Buffer.concat([head, text]), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject).bind(on, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    socket.close();
  });
  return { port: socket.address().port, asked };
}

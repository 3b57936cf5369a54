import { createServer, type Server, type Socket } from 'node:net';
import { type Clock, systemClock } from '../../../common/clock.ts';
import type { Engine } from '../engine/interface.ts';
import { makeCertificate } from './certificate.ts';
import { Connection, type ConnectionServices } from './connection.ts';
import { type Counters, newCounters } from './counters.ts';
import { Faults } from './faults.ts';
import { StatementRecord } from './statement-record.ts';

/** SQL Server's first session for a user: those up to 50 belong to the system. */
const FIRST_SPID = 51;
const LAST_SPID = 32_767;

export interface SqlServerOptions {
  readonly engine: Engine;
  /** 0 picks a free one. */
  readonly port: number;
  readonly encryption: 'optional' | 'required' | 'off';
  /** What ERROR and INFO call the server. */
  readonly serverName: string;
  readonly faults?: Faults;
  readonly clock?: Clock;
  readonly onDefect: (error: unknown) => void;
}

export interface SqlServer {
  readonly port: number;
  /** PEM; empty for a server without TLS. */
  readonly certificate: string;
  readonly faults: Faults;
  readonly counters: Readonly<Counters>;
  readonly record: StatementRecord;
  /** Hangs up on every client and stops listening. */
  stop(): Promise<void>;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Serves an engine over TDS 7.4 on the loopback address. */
export async function startSqlServer(options: SqlServerOptions): Promise<SqlServer> {
  const clock = options.clock ?? systemClock;
  const tls = options.encryption === 'off' ? null : await makeCertificate(clock.now());
  const faults = options.faults ?? new Faults();
  const counters = newCounters();
  const record = new StatementRecord();
  const connections = new Set<Connection>();
  let spid = FIRST_SPID;
  const services: ConnectionServices = {
    engine: options.engine,
    encryption: options.encryption,
    secureContext: tls?.secureContext ?? null,
    faults,
    counters,
    record,
    clock,
    serverName: options.serverName,
    onDefect: options.onDefect,
  };
  const accept = (socket: Socket): void => {
    if (faults.refuses) {
      counters.refused += 1;
      socket.on('error', () => {});
      socket.resetAndDestroy();
      return;
    }
    counters.connections += 1;
    const connection = new Connection(socket, spid, services, () => {
      counters.connections -= 1;
      connections.delete(connection);
    });
    spid = spid === LAST_SPID ? FIRST_SPID : spid + 1;
    connections.add(connection);
  };
  const server = createServer(accept);
  const port = await listen(server, options.port);
  return {
    port,
    certificate: tls?.certificate ?? '',
    faults,
    counters,
    record,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of connections) connection.close();
      }),
  };
}

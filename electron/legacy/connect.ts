import type { TLSSocket } from 'node:tls';
import mssql from 'mssql';
import { CertificateChanged, classifyConnectError } from './connect-error.ts';
import type { LegacyConfig } from './legacy.ts';

export interface ConnectLimits {
  /** In ms. */
  readonly connectTimeout: number;
  /** Limit of one statement, in ms. */
  readonly requestTimeout: number;
}

export const defaultConnectLimits: ConnectLimits = { connectTimeout: 15_000, requestTimeout: 120_000 };

/** Looks at what a server showed of itself in the TLS handshake; `stop` ends the connection before the login is sent. */
export type SecureListener = (socket: TLSSocket) => 'go-on' | 'stop';

export interface LegacyPool {
  readonly pool: mssql.ConnectionPool;
  /** The cause behind an error of this pool: the driver only says “closed” of a connection that failed the pin. */
  causeOf(error: unknown): unknown;
}

/** Compares fingerprints whatever their case and separators. */
export function sameFingerprint(one: string, other: string): boolean {
  const plain = (value: string) => value.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return plain(one) === plain(other) && plain(one).length === 64;
}

/**
 * Opens a pool of connections that read. A pinned certificate is compared when the handshake ends, before the login packet is
 * made: another one closes the connection, so the password goes to nobody else. Every connection of the pool is held to that.
 */
export async function openPool(
  config: LegacyConfig & { readonly port: number },
  password: string,
  limits: ConnectLimits,
  onSecure?: SecureListener,
): Promise<LegacyPool> {
  let changed: CertificateChanged | null = null;
  const { trust } = config;
  const pool = new mssql.ConnectionPool({
    server: config.server,
    port: config.port,
    database: config.database,
    user: config.user,
    password,
    connectionTimeout: limits.connectTimeout,
    requestTimeout: limits.requestTimeout,
    arrayRowMode: true,
    // A look at the socket: the default is a SELECT 1 before every statement.
    validateConnection: 'socket',
    pool: { min: 0, max: 3 },
    options: {
      appName: 'Userferry (reads accounts)',
      encrypt: config.encrypt,
      // With a pin the comparison below decides, not an authority.
      trustServerCertificate: trust.kind !== 'system',
      readOnlyIntent: true,
      lowerCaseGuids: true,
      // 4060 is no passing trouble for somebody who mistyped the database's name.
      maxRetriesOnTransientErrors: 0,
      packetSize: 16_384,
    },
    beforeConnect: (connection) => {
      connection.on('secure', (socket: TLSSocket) => {
        if (onSecure?.(socket) === 'stop') {
          connection.close();
          return;
        }
        if (trust.kind !== 'fingerprint') return;
        const shown = socket.getPeerX509Certificate()?.fingerprint256 ?? 'none';
        if (sameFingerprint(shown, trust.fingerprint256)) return;
        changed = new CertificateChanged(shown);
        connection.close();
      });
    },
  });
  // A connection that breaks while idle is replaced by the next statement; that is no event of its own.
  pool.on('error', () => {});
  const causeOf = (error: unknown) => changed ?? error;
  try {
    await pool.connect();
    return { pool, causeOf };
  } catch (error) {
    throw classifyConnectError(causeOf(error), config);
  }
}

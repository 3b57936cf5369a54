import type { TLSSocket } from 'node:tls';
import mssql from 'mssql';
import { CertificateChanged, classifyConnectError } from './connect-error.ts';
import { applicationName, driverAuthentication, tlsDetails } from './driver-options.ts';
import { type Handshake, handshakeOf } from './handshake.ts';
import type { LegacyConfig } from './legacy.ts';
import { loadWindowsDriver, noWindowsDriver, odbcConnectionString } from './windows-driver.ts';

export interface ConnectLimits {
  /** In ms. */
  readonly connectTimeout: number;
  /** Limit of one statement, in ms. */
  readonly requestTimeout: number;
  /** How long a server may take to acknowledge that a statement was called off, in ms; then its connection is dropped. */
  readonly cancelTimeout: number;
  /** How long a statement waits for one of the pool's connections, in ms. */
  readonly acquireTimeout: number;
}

export const defaultConnectLimits: ConnectLimits = {
  connectTimeout: 15_000,
  requestTimeout: 120_000,
  cancelTimeout: 5_000,
  acquireTimeout: 150_000,
};

/** A place to connect to, its port known. */
export type Reached = LegacyConfig & { readonly port: number };

/** Looks at what a server showed of itself in the TLS handshake; `stop` ends the connection before the login is sent. */
export type SecureListener = (handshake: Handshake | null) => 'go-on' | 'stop';

export interface LegacyPool {
  readonly pool: mssql.ConnectionPool;
  /** The cause behind an error of this pool: the driver only says “closed” of a connection that failed the pin. */
  causeOf(error: unknown): unknown;
  /** What the server showed when its latest connection was made; null where that was not encrypted, or the driver doesn't tell. */
  handshake(): Handshake | null;
}

export interface PoolOptions {
  readonly limits: ConnectLimits;
  /** What the session does, for the DBA who sees it: `run 3`, `survey`, `diagnose`. */
  readonly purpose: string;
  /** With a listener, certificates are shown to it instead of being checked. */
  readonly onSecure?: SecureListener;
}

/** Compares fingerprints whatever their case and separators. */
export function sameFingerprint(one: string, other: string): boolean {
  const plain = (value: string) => value.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return plain(one) === plain(other) && plain(one).length === 64;
}

/**
 * Opens a pool of connections that read. A pinned certificate is compared when the handshake ends, before the login packet is
 * made: another one closes the connection, so the password goes to nobody else. Every connection of the pool is held to that.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function openPool(config: Reached, secret: string, options: PoolOptions): Promise<LegacyPool> {
  let changed: CertificateChanged | null = null;
  let shook: Handshake | null = null;
  const pool =
    config.authentication.type === 'windows-user'
      ? await windowsPool(config, options)
      : driverPool(config, driverAuthentication(config.authentication, secret), options, {
          onChanged: (shown) => {
            changed = new CertificateChanged(shown);
          },
          onHandshake: (seen) => {
            shook = seen;
          },
        });
  // A connection that breaks while idle is replaced by the next statement; that is no event of its own.
  pool.on('error', () => {});
  const causeOf = (error: unknown) => changed ?? error;
  try {
    await pool.connect();
    return { pool, causeOf, handshake: () => shook };
  } catch (error) {
    throw classifyConnectError(causeOf(error), config);
  }
}

function poolSettings(limits: ConnectLimits) {
  return {
    arrayRowMode: true,
    // A look at the socket: the default is a SELECT 1 before every statement.
    validateConnection: 'socket',
    pool: { min: 0, max: 3, acquireTimeoutMillis: limits.acquireTimeout },
    connectionTimeout: limits.connectTimeout,
    requestTimeout: limits.requestTimeout,
  } as const;
}

function driverPool(
  config: Reached,
  authentication: NonNullable<mssql.config['authentication']>,
  { limits, purpose, onSecure }: PoolOptions,
  {
    onChanged,
    onHandshake,
  }: { readonly onChanged: (shown: string) => void; readonly onHandshake: (seen: Handshake | null) => void },
): mssql.ConnectionPool {
  const { trust } = config;
  return new mssql.ConnectionPool({
    ...poolSettings(limits),
    server: config.server,
    port: config.port,
    database: config.database,
    authentication,
    options: {
      appName: applicationName(purpose),
      cancelTimeout: limits.cancelTimeout,
      encrypt: config.encrypt,
      // With a pin the comparison below decides, not an authority. `strict` checks whatever is said here.
      trustServerCertificate: onSecure !== undefined || trust.kind === 'fingerprint' || trust.kind === 'unchecked',
      cryptoCredentialsDetails: tlsDetails(config),
      ...(config.certificateName === undefined ? {} : { serverName: config.certificateName }),
      readOnlyIntent: config.readOnlyReplica !== false,
      // Listeners of an availability group have several addresses, of which one answers.
      multiSubnetFailover: true,
      lowerCaseGuids: true,
      // 4060 is no passing trouble for somebody who mistyped the database's name.
      maxRetriesOnTransientErrors: 0,
      packetSize: 16_384,
    },
    beforeConnect: (connection) => {
      connection.on('secure', (socket: TLSSocket) => {
        // Read once: Node gives the certificate of a socket to the first who asks, and none after that.
        const handshake = handshakeOf(socket);
        onHandshake(handshake);
        if (onSecure?.(handshake) === 'stop') {
          connection.close();
          return;
        }
        if (trust.kind !== 'fingerprint') return;
        const shown = handshake?.certificate.fingerprint256 ?? 'none';
        if (sameFingerprint(shown, trust.fingerprint256)) return;
        onChanged(shown);
        connection.close();
      });
    },
  });
}

async function windowsPool(config: Reached, { limits, purpose }: PoolOptions): Promise<mssql.ConnectionPool> {
  // First what no driver can follow: nobody should install one to be told so.
  const connectionString = odbcConnectionString(config, applicationName(purpose));
  const driver = await loadWindowsDriver();
  if (driver === null) throw noWindowsDriver();
  const settings = { ...poolSettings(limits), server: config.server, connectionString };
  return new driver.ConnectionPool(settings);
}

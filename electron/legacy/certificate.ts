import { isIP } from 'node:net';
import { checkServerIdentity, connect } from 'node:tls';
import { type ConnectLimits, openPool, type Reached } from './connect.ts';
import { classifyConnectError } from './connect-error.ts';
import { tlsDetails } from './driver-options.ts';
import { type Handshake, handshakeOf } from './handshake.ts';

/**
 * Shakes hands with the server up to TLS and reads its certificate. No login is sent, so the server's log shows no failed one.
 * @throws UserferryError when there is no handshake.
 */
export async function readCertificate(config: Reached, limits: ConnectLimits): Promise<Handshake> {
  return config.encrypt === 'strict' ? tlsFirst(config, limits) : tlsInside(config, limits);
}

/** TLS inside TDS packets, as all versions before TDS 8 do it. */
async function tlsInside(config: Reached, limits: ConnectLimits): Promise<Handshake> {
  let seen: Handshake | null = null;
  try {
    const { pool } = await openPool(
      // A login that is never sent: the listener ends the connection before.
      { ...config, encrypt: true, authentication: { type: 'sql-login', user: '' } },
      '',
      {
        limits,
        purpose: 'diagnose',
        onSecure: (handshake) => {
          seen = handshake;
          return 'stop';
        },
      },
    );
    await pool.close();
  } catch (error) {
    if (seen === null) throw error;
  }
  if (seen === null) throw new Error('The handshake ended without a certificate.');
  return seen;
}

/** TDS 8 (`strict`): TLS before anything else. */
async function tlsFirst(config: Reached, limits: ConnectLimits): Promise<Handshake> {
  const name = config.certificateName ?? config.server;
  const socket = connect({
    host: config.server,
    port: config.port,
    servername: isIP(name) === 0 ? name : '',
    ALPNProtocols: ['tds/8.0'],
    rejectUnauthorized: false,
    checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
    ...tlsDetails(config),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.setTimeout(limits.connectTimeout, () =>
        reject(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })),
      );
      socket.once('secureConnect', resolve).once('error', reject);
    });
    const seen = handshakeOf(socket);
    if (seen === null) throw new Error('The handshake ended without a certificate.');
    return seen;
  } catch (error) {
    throw classifyConnectError(error, config);
  } finally {
    socket.destroy();
  }
}

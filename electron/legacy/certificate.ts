import type { KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { type ConnectLimits, openPool, type Reached } from './connect.ts';
import { classifyConnectError } from './connect-error.ts';
import { tlsDetails } from './driver-options.ts';

/** A server's certificate, for a person to compare. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** For example `RSA, 2048 bits`. */
  readonly key: string;
  readonly fingerprint256: string;
  /** The names that it is made out to. */
  readonly names: readonly string[];
}

export interface Handshake {
  readonly certificate: ShownCertificate;
  /** Why the system would not trust it (Node's code, e.g. `DEPTH_ZERO_SELF_SIGNED_CERT`), or null when it would. */
  readonly distrust: string | null;
  /** As Node names it: `TLSv1.2`. */
  readonly protocol: string;
}

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
        onSecure: (socket) => {
          seen = handshakeOf(socket);
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

function handshakeOf(socket: TLSSocket): Handshake | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  // Typed as an Error, but a code at run time (Node docs: tlsSocket.authorizationError).
  const distrust: unknown = socket.authorizationError;
  return {
    certificate: describeCertificate(certificate),
    distrust: socket.authorized ? null : String(distrust ?? 'unknown'),
    protocol: socket.getProtocol() ?? 'TLS',
  };
}

function describeCertificate(certificate: X509Certificate): ShownCertificate {
  const subject = nameIn(certificate.subject);
  const issuer = nameIn(certificate.issuer);
  return {
    subject,
    issuer: certificate.subject === certificate.issuer ? 'itself' : issuer,
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    key: describeKey(certificate.publicKey),
    fingerprint256: certificate.fingerprint256,
    names: namesOf(certificate.subjectAltName, subject),
  };
}

/** Its DNS names; the common name counts only where there is no list (RFC 6125 6.4.4). */
function namesOf(alternatives: string | undefined, subject: string): readonly string[] {
  if (alternatives === undefined) return [subject];
  return alternatives.split(', ').flatMap((entry) => (entry.startsWith('DNS:') ? [entry.slice(4)] : []));
}

/** The common name, or the whole name in one line where there is none. */
function nameIn(name: string): string {
  const lines = (name ?? '').split('\n');
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}

function describeKey(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const type = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
  if (modulusLength !== undefined) return `${type}, ${modulusLength} bits`;
  return namedCurve === undefined ? type : `${type}, ${namedCurve}`;
}

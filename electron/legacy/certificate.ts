import type { KeyObject, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { type ConnectLimits, openPool } from './connect.ts';
import type { LegacyConfig } from './legacy.ts';

/** A server's certificate, for a person to compare. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** For example `RSA, 2048 bits`. */
  readonly key: string;
  readonly fingerprint256: string;
}

export interface Handshake {
  readonly certificate: ShownCertificate;
  /** Why the system would not trust it (Node's code, e.g. `DEPTH_ZERO_SELF_SIGNED_CERT`), or null when it would. */
  readonly distrust: string | null;
}

/**
 * Shakes hands with the server up to TLS and reads its certificate. No login is sent, so the server's log shows no failed one.
 * @throws UserferryError when there is no handshake.
 */
export async function readCertificate(
  config: LegacyConfig & { readonly port: number },
  limits: ConnectLimits,
): Promise<Handshake> {
  let seen: Handshake | null = null;
  try {
    const { pool } = await openPool(
      { ...config, encrypt: true, trust: { kind: 'unchecked' } },
      '',
      limits,
      (socket) => {
        seen = handshakeOf(socket);
        return 'stop';
      },
    );
    await pool.close();
  } catch (error) {
    if (seen === null) throw error;
  }
  if (seen === null) throw new Error('The handshake ended without a certificate.');
  return seen;
}

function handshakeOf(socket: TLSSocket): Handshake | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  // Typed as an Error, but a code at run time (Node docs: tlsSocket.authorizationError).
  const distrust: unknown = socket.authorizationError;
  return {
    certificate: describeCertificate(certificate),
    distrust: socket.authorized ? null : String(distrust ?? 'unknown'),
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
  };
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

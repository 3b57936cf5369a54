import type { KeyObject, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

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

/** What a server showed of itself; null where it showed no certificate. */
export function handshakeOf(socket: TLSSocket): Handshake | null {
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

import {
  type ConnectionOptions,
  connect,
  type DetailedPeerCertificate,
  rootCertificates,
  type TLSSocket,
} from 'node:tls';
import type { CertificateSeen } from './tenant-facts.ts';

/** Codes by which OpenSSL says that it knows no authority for a certificate (Node docs: tls, X509 certificate error codes). */
const unknownAuthority =
  /^(?:UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT(?:_IN_CHAIN)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/** A handshake takes no longer, in ms. */
const patience = 5_000;

/**
 * Who issued the certificate that this computer is shown at a host: a handshake and nothing after it, not a byte of the application's.
 * It is held against the authorities that Node brings along and no other, so that one which the system trusts besides, as that of a proxy
 * which opens HTTPS, is told apart. Never throws for what it finds; aborts with the signal's reason.
 */
export function lookAtCertificate(
  host: string,
  {
    port = 443,
    signal,
    authorities = rootCertificates,
  }: {
    readonly port?: number;
    readonly signal?: AbortSignal;
    /** PEM. */
    readonly authorities?: readonly string[];
  } = {},
): Promise<CertificateSeen> {
  const options: ConnectionOptions = {
    host,
    port,
    ca: [...authorities],
    // It is looked at, not relied on: nothing is sent.
    rejectUnauthorized: false,
    timeout: patience,
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
  };
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const socket = connect(options);
    const onAbort = () => end(() => reject(signal?.reason));
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', onAbort);
      socket.destroy();
      settle();
    };
    const noWay = (why: string) => end(() => resolve({ kind: 'no-direct-way', why }));
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('secureConnect', () => {
      // Before the socket ends, which then has no certificate any more.
      const seen = seenAt(socket);
      end(() => resolve(seen));
    });
    socket.once('timeout', () => noWay(`No handshake within ${patience / 1000} s.`));
    socket.on('error', (error) => noWay(error.message));
  });
}

function seenAt(socket: TLSSocket): CertificateSeen {
  const issuer = issuerOf(socket.getPeerCertificate(true));
  if (socket.authorized) return { kind: 'public', issuer };
  // Node gives the code, although its types say that it is an error.
  const why = String(socket.authorizationError);
  return unknownAuthority.test(why) ? { kind: 'private', issuer } : { kind: 'faulty', issuer, why };
}

function issuerOf({ issuer }: DetailedPeerCertificate): string {
  const named = [issuer?.O, issuer?.CN].flat().filter((name) => name !== undefined && name !== '');
  return [...new Set(named)].join(', ').slice(0, 200) || 'an authority without a name';
}

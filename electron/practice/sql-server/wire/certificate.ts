import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

export interface ServerCertificate {
  /** PEM, for clients that want to check it. */
  readonly certificate: string;
  readonly secureContext: SecureContext;
}

const DAY = 86_400_000;

/** A certificate for this machine alone, made anew at each start: its key is never written anywhere. */
export async function makeCertificate(now: number): Promise<ServerCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    // A day of tolerance for clocks, a month of life: no practice server runs longer.
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + 30 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const secureContext = createSecureContext({
    key,
    cert,
    // TLS inside TDS ends at 1.2 (MS-TDS 2.2.6.5; 1.3 needs TDS 8), and a resumed session would change the order of the
    // handshake's flights, on which clients rely.
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
  return { certificate: cert, secureContext };
}

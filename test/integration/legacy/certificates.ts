import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { generate } from 'selfsigned';

export interface TestCertificate {
  readonly pem: string;
  readonly key: string;
}

/** A certificate for a host's name, made out by itself or by an authority. */
export async function certificateFor(
  name: string,
  by: TestCertificate | null = null,
  weak = false,
): Promise<TestCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'rsa',
    keySize: weak ? 1024 : 2048,
    algorithm: weak ? 'sha1' : 'sha256',
    ...(by === null ? {} : { ca: { key: by.key, cert: by.pem } }),
    extensions: [
      { name: 'basicConstraints', cA: by === null, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { pem: cert, key };
}

/** TLS 1.2 as the server of a practice speaks it, unless something else is said. */
export function contextOf({ key, pem }: TestCertificate, change: SecureContextOptions = {}): SecureContext {
  return createSecureContext({ key, cert: pem, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ...change });
}

import { UserferryError } from '../common/userferry-error.ts';
import { readCertificate } from './certificate.ts';
import { type ConnectLimits, type Reached, sameFingerprint } from './connect.ts';
import { CertificateChanged, classifyConnectError, onlyOldEncryption } from './connect-error.ts';
import type { Handshake, ShownCertificate } from './handshake.ts';

/** What the encryption check found; a certificate that is not trusted comes with the failure. */
export type EncryptionFinding =
  | { readonly state: 'passed' | 'warned'; readonly finding: string; readonly certificate?: ShownCertificate }
  | { readonly state: 'failed'; readonly failure: UserferryError; readonly certificate?: ShownCertificate };

/** Whether the connection is encrypted, and whether the server is who it says. Sends no login. */
export async function checkEncryption(config: Reached, limits: ConnectLimits): Promise<EncryptionFinding> {
  if (config.encrypt === false) {
    return {
      state: 'warned',
      finding:
        'Not encrypted: whoever is on the network path can read the password and the accounts. The report names it.',
    };
  }
  let seen: Handshake;
  try {
    seen = await readCertificate(config, limits);
  } catch (error) {
    return { state: 'failed', failure: await explainHandshake(error, config, limits) };
  }
  return judge(seen, config);
}

function judge({ certificate, distrust, protocol }: Handshake, config: Reached): EncryptionFinding {
  const encrypted = `Encrypted (${protocolName(protocol)})`;
  switch (config.trust.kind) {
    case 'system':
    case 'authority': {
      if (distrust !== null) return distrusted(distrust, certificate, config);
      const who = config.trust.kind === 'system' ? certificate.issuer : 'your authority';
      return { ...rated(protocol, `${encrypted}; ${who} vouches for the server`), certificate };
    }
    case 'fingerprint':
      if (!sameFingerprint(certificate.fingerprint256, config.trust.fingerprint256)) {
        const changed = new CertificateChanged(certificate.fingerprint256);
        return { state: 'failed', failure: classifyConnectError(changed, config), certificate };
      }
      return { ...rated(protocol, `${encrypted}, with the certificate that was trusted`), certificate };
    case 'unchecked':
      return {
        state: 'warned',
        finding: `${encrypted}, but nobody checks who the server is. The report names it.`,
        certificate,
      };
  }
}

function distrusted(code: string, certificate: ShownCertificate, config: Reached): EncryptionFinding {
  const failed = (reason: string) => classifyConnectError(Object.assign(new Error(code), { code: reason }), config);
  const known = failed(code);
  // A key that is too short for OpenSSL has no code of its own (`UNSPECIFIED`): SQL Server's own certificates were so until 2016.
  const failure =
    known.code === 'UF-1199'
      ? failed(certificate.issuer === 'itself' ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'CERT_UNTRUSTED')
      : known;
  return { state: 'failed', failure, certificate };
}

function rated(protocol: string, finding: string): { state: 'passed' | 'warned'; finding: string } {
  return isOld(protocol)
    ? { state: 'warned', finding: `${finding}. This TLS is no longer safe; the report names it.` }
    : { state: 'passed', finding };
}

function isOld(protocol: string): boolean {
  return protocol === 'TLSv1' || protocol === 'TLSv1.1';
}

/** `TLSv1` → `TLS 1.0`. */
function protocolName(protocol: string): string {
  return protocol === 'TLSv1' ? 'TLS 1.0' : protocol.replace('TLSv', 'TLS ');
}

/**
 * A handshake that breaks off has many causes, and says none. A second try that allows what is old, or that is not `strict`,
 * tells them apart.
 */
async function explainHandshake(error: unknown, config: Reached, limits: ConnectLimits): Promise<UserferryError> {
  if (!(error instanceof UserferryError)) throw error;
  const shakes = (change: Partial<Reached>) => readCertificate({ ...config, ...change }, limits).catch(() => null);
  if (config.encrypt === 'strict') {
    return (await shakes({ encrypt: true })) === null ? error : noStrict(config, error);
  }
  if (config.oldEncryption === true || !['UF-1003', 'UF-1108'].includes(error.code)) return error;
  const old = await shakes({ oldEncryption: true });
  return old === null ? error : onlyOld(config, old.protocol, error);
}

function noStrict({ server }: Reached, cause: UserferryError): UserferryError {
  return new UserferryError(
    {
      code: 'UF-1109',
      message: `${server} doesn’t offer strict encryption.`,
      kept: 'The password has not been sent and nothing was read.',
      next: 'Choose “Encrypted, certificate checked”. Strict encryption needs SQL Server 2022 or later, or Azure SQL.',
      ...(cause.detail === undefined ? {} : { detail: cause.detail }),
    },
    { cause },
  );
}

function onlyOld({ server }: Reached, protocol: string, cause: UserferryError): UserferryError {
  const what = isOld(protocol) ? protocolName(protocol) : 'signatures with SHA-1 or keys that are too short';
  return new UserferryError(
    {
      ...onlyOldEncryption(server, what),
      kept: 'The password has not been sent and nothing was read.',
      ...(cause.detail === undefined ? {} : { detail: cause.detail }),
    },
    { cause },
  );
}

import { createSecureContext, getCACertificates } from 'node:tls';
import type mssql from 'mssql';
import { productVersion } from '../common/product.ts';
import type { LegacyAuthentication, LegacyConfig } from './legacy.ts';

/** For tedious, which hands it to Node as it is (`tls.createSecureContext`). */
interface TlsDetails {
  readonly ca?: string[];
  readonly minVersion?: 'TLSv1';
  readonly ciphers?: string;
}

/** How tedious is told who signs in; windows-user is not for tedious, which knows no Windows session. */
export function driverAuthentication(
  authentication: Exclude<LegacyAuthentication, { type: 'windows-user' }>,
  secret: string,
): NonNullable<mssql.config['authentication']> {
  switch (authentication.type) {
    case 'sql-login':
      return { type: 'default', options: { userName: authentication.user, password: secret } };
    case 'windows-domain': {
      const { domain, user } = authentication;
      return { type: 'ntlm', options: { domain, userName: user, password: secret } };
    }
    case 'entra-default':
      return { type: 'azure-active-directory-default', options: {} };
    case 'entra-service-principal': {
      const { tenantId, clientId } = authentication;
      return {
        type: 'azure-active-directory-service-principal-secret',
        options: { tenantId, clientId, clientSecret: secret },
      };
    }
    case 'entra-token':
      return { type: 'azure-active-directory-access-token', options: { token: secret } };
  }
}

/** What a DBA reads in sp_who2 and sys.dm_exec_sessions: whose session it is, and what it does. */
export function applicationName(purpose: string): string {
  return `Userferry ${productVersion} (${purpose})`;
}

/**
 * What Node's TLS is told. `system` takes the operating system's authorities beside Node's own: a company's authority is known
 * there, and nowhere else.
 */
export function tlsDetails({ trust, oldEncryption }: Pick<LegacyConfig, 'trust' | 'oldEncryption'>): TlsDetails {
  const authorities = trust.kind === 'authority' ? [trust.pem] : trust.kind === 'system' ? systemAuthorities() : null;
  return {
    ...(authorities === null ? {} : { ca: authorities }),
    ...(oldEncryption === true ? { minVersion: 'TLSv1', ...oldCiphers() } : {}),
  };
}

function systemAuthorities(): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

/**
 * OpenSSL speaks TLS 1.0 and takes SHA-1 signatures and short keys only at its security level 0. Electron's BoringSSL has no such
 * levels, refuses the word, and needs the lower version alone.
 */
function oldCiphers(): Pick<TlsDetails, 'ciphers'> {
  const ciphers = 'DEFAULT@SECLEVEL=0';
  try {
    createSecureContext({ ciphers });
    return { ciphers };
  } catch {
    return {};
  }
}

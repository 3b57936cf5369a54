import type mssql from 'mssql';
import { UserferryError } from '../common/userferry-error.ts';
import type { LegacyConfig } from './legacy.ts';

type Driver = typeof mssql;

/**
 * mssql over Microsoft's ODBC driver, which alone signs in the Windows user of this session: tedious knows no SSPI. Null where
 * `msnodesqlv8` is not installed or can't be loaded; it is no dependency, because it has to be compiled on most machines.
 */
export async function loadWindowsDriver(): Promise<Driver | null> {
  try {
    const loaded: { readonly default: Driver } = await import('mssql/msnodesqlv8.js');
    return loaded.default;
  } catch {
    return null;
  }
}

/** UF-1114: the sign-in needs what is not on this computer. */
export function noWindowsDriver(): UserferryError {
  return new UserferryError({
    code: 'UF-1114',
    message: 'This computer can’t sign in as the Windows user who is using it.',
    kept: 'Nothing has been sent and nothing was read.',
    next: 'Sign in with a Windows account’s domain, name and password, or with a SQL Server login. To use the signed-in user, install Microsoft’s ODBC Driver 18 for SQL Server and the package msnodesqlv8 beside Userferry.',
  });
}

/**
 * What the ODBC driver is told (Microsoft: DSN and Connection String Keywords and Attributes). It checks certificates with
 * Windows itself, and can be given neither a fingerprint nor an authority.
 * @throws UserferryError UF-1116 when the certificate is trusted in a way that it can't follow
 */
export function odbcConnectionString(
  config: LegacyConfig & { readonly port: number },
  applicationName: string,
): string {
  const { trust, encrypt } = config;
  if (encrypt !== false && (trust.kind === 'fingerprint' || trust.kind === 'authority')) throw onlyWindowsTrust();
  const quoted = (value: string) => `{${value.replaceAll('}', '}}')}}`;
  return [
    'Driver={ODBC Driver 18 for SQL Server}',
    `Server=${quoted(`tcp:${config.server},${config.port}`)}`,
    `Database=${quoted(config.database)}`,
    'Trusted_Connection=yes',
    `Encrypt=${encrypt === 'strict' ? 'strict' : encrypt ? 'yes' : 'no'}`,
    `TrustServerCertificate=${trust.kind === 'unchecked' ? 'yes' : 'no'}`,
    ...(config.certificateName === undefined ? [] : [`HostNameInCertificate=${quoted(config.certificateName)}`]),
    `ApplicationIntent=${config.readOnlyReplica !== false ? 'ReadOnly' : 'ReadWrite'}`,
    'MultiSubnetFailover=Yes',
    `APP=${quoted(applicationName)}`,
  ].join(';');
}

function onlyWindowsTrust(): UserferryError {
  return new UserferryError({
    code: 'UF-1116',
    message: 'With the signed-in Windows user, one certificate or authority can’t be trusted by Userferry alone.',
    kept: 'Nothing has been sent and nothing was read.',
    next: 'Have the authority’s certificate installed in Windows and choose “Encrypted, certificate checked”, or sign in with a Windows account’s name and password.',
  });
}

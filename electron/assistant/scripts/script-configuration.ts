import { keyText } from '../../accounts/passwords/machine-key.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { LegacyConfig } from '../../legacy/legacy.ts';
import { missingSqlPassword, type SessionSecrets } from '../session.ts';
import { legacyConfig } from '../workspace/legacy-config.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';

/** What a connection's `configuration` may hold for scripts that go to SQL Server directly. */
export const configurationKeys = [
  'SQL_SERVER',
  'SQL_PORT',
  'SQL_DATABASE',
  'SQL_USER',
  'SQL_PASSWORD',
  'SQL_ENCRYPT',
  'SQL_CA',
  'SQL_TRUST_CERTIFICATE',
  'MACHINE_DECRYPTION_KEY',
  'MACHINE_DECRYPTION',
  'NOPCOMMERCE_ENCRYPTION_KEY',
] as const;

export type ScriptConfiguration = Partial<Record<(typeof configurationKeys)[number], string>>;

/**
 * The connection's `configuration` with which a workspace's scripts reach the legacy database from here: what a deployment would
 * have, with this computer's way to the server. Holds the login's password and the old application's key; in memory alone.
 * @throws UserferryError UF-7201 for logins that Auth0's machines can't use, UF-7202 for a named instance without port, UF-6105 without the password
 */
export function scriptConfiguration({
  workspace,
  secrets,
}: {
  readonly workspace: Pick<WorkspaceFile, 'legacy'>;
  readonly secrets: SessionSecrets;
}): Readonly<Record<string, string>> {
  const config = legacyConfig(workspace.legacy);
  const { server, database, authentication, encrypt, trust } = config;
  if (authentication.type !== 'sql-login') throw noLoginForScripts();
  const port = fixedPortOf(config);
  if (secrets.sqlPassword === '') throw missingSqlPassword();
  return {
    SQL_SERVER: server,
    SQL_PORT: String(port),
    SQL_DATABASE: database,
    SQL_USER: authentication.user,
    SQL_PASSWORD: secrets.sqlPassword,
    ...(encrypt === false ? { SQL_ENCRYPT: 'no' } : {}),
    ...(trust.kind === 'authority' ? { SQL_CA: trust.pem } : {}),
    // The driver that Auth0 pins can't be told one fingerprint: it checks an authority or takes anything.
    ...(trust.kind === 'unchecked' || trust.kind === 'fingerprint' ? { SQL_TRUST_CERTIFICATE: 'yes' } : {}),
    ...keysOf(secrets),
  } satisfies ScriptConfiguration;
}

/**
 * The port on which SQL Server listens, as far as a workspace tells.
 * @throws UserferryError UF-7202
 */
export function fixedPortOf({ port, instance }: Pick<LegacyConfig, 'port' | 'instance'>): number {
  if (instance !== undefined && port === undefined) throw noPort(instance);
  return port ?? 1433;
}

/** For passwords that the old application encrypted: the key as web.config has it, and that of a shop as its settings do. */
export function keysOf({ machineKey, shopKey }: SessionSecrets): ScriptConfiguration {
  return {
    ...(machineKey ? { MACHINE_DECRYPTION_KEY: keyText(machineKey), MACHINE_DECRYPTION: machineKey.decryption } : {}),
    ...(shopKey ? { NOPCOMMERCE_ENCRYPTION_KEY: shopKey } : {}),
  };
}

function noLoginForScripts(): UserferryError {
  return new UserferryError({
    code: 'UF-7201',
    message: 'Scripts sign in to the database with a SQL login; the workspace has another kind.',
    kept: 'No script was run.',
    next: 'Let the DBA make a login that only reads (userferry diagnose --dba-script FILE), and name it in a workspace for the scripts.',
  });
}

function noPort(instance: string): UserferryError {
  return new UserferryError({
    code: 'UF-7202',
    message: `Scripts reach the server by its port, and the workspace names the instance ${instance} alone.`,
    kept: 'No script was run.',
    next: 'Write the instance’s port into the workspace; `userferry diagnose` shows it. It must be a fixed one for Auth0 to reach it.',
  });
}

import { scriptConfiguration } from '../scripts/script-configuration.ts';
import { missingSecret, type SessionSecrets } from '../session.ts';
import type { EnvironmentSettings, LegacySettings, WorkspaceFile } from '../workspace/workspace.ts';

/** What a session has that the configuration is made of. */
interface DeployingSession {
  readonly workspace: Pick<WorkspaceFile, 'legacy'>;
  readonly environment: EnvironmentSettings;
  readonly secrets: SessionSecrets;
}

/**
 * The configuration that a deployment gives the scripts: how Auth0's machines reach the legacy database, and what is given besides.
 * Holds the login's password; in memory alone.
 * @param given Plain values that come from the environment, and go before the workspace's
 * @throws UserferryError as `scriptConfiguration`, UF-6105 where the password of the scripts' own login is missing
 */
export function deployedConfiguration(
  { workspace, environment, secrets }: DeployingSession,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const login = ownLoginOf({ workspace, environment });
  if (login !== null && !knowsPassword({ workspace, environment, secrets }, given)) throw missingPasswordOf(login);
  const sqlPassword = given.SQL_PASSWORD ?? secrets.sqlPassword;
  const legacy = asAuth0ReachesIt(workspace.legacy, environment.deploy ?? {});
  return { ...scriptConfiguration({ workspace: { legacy }, secrets: { ...secrets, sqlPassword } }), ...given };
}

/** Whether the password is known with which scripts would sign in. */
export function knowsPassword(
  { workspace, environment, secrets }: DeployingSession,
  given: Readonly<Record<string, string>>,
): boolean {
  const own = ownLoginOf({ workspace, environment }) === null ? secrets.sqlPassword : '';
  return (given.SQL_PASSWORD ?? own) !== '';
}

/** The login that scripts have for themselves; null where it is the workspace's. Its password is another one. */
function ownLoginOf({ workspace, environment }: Pick<DeployingSession, 'workspace' | 'environment'>): string | null {
  const { authentication } = workspace.legacy;
  const user = environment.deploy?.user;
  if (user === undefined || (authentication.type === 'sql-login' && authentication.user === user)) return null;
  return user;
}

function asAuth0ReachesIt(
  legacy: LegacySettings,
  { server, port, user, ca, trustServerCertificate }: NonNullable<EnvironmentSettings['deploy']>,
): LegacySettings {
  // Another address or another trust takes the place of all that is said of this computer's.
  const elsewhere = server === undefined ? legacy : omitted(legacy, ['port', 'instance']);
  const trusting = ca !== undefined || trustServerCertificate !== undefined;
  const own = trusting ? omitted(elsewhere, ['ca', 'certificateFingerprint', 'trustServerCertificate']) : elsewhere;
  return {
    ...own,
    ...(server === undefined ? {} : { server }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { authentication: { type: 'sql-login', user } }),
    ...(ca === undefined ? {} : { ca }),
    ...(trustServerCertificate === undefined ? {} : { trustServerCertificate }),
  };
}

type Optional = 'port' | 'instance' | 'ca' | 'certificateFingerprint' | 'trustServerCertificate';

function omitted(settings: LegacySettings, names: readonly Optional[]): LegacySettings {
  const rest = { ...settings };
  for (const name of names) delete rest[name];
  return rest;
}

function missingPasswordOf(login: string) {
  return missingSecret(`the password of the scripts’ login “${login}”`, 'SQL_PASSWORD within USERFERRY_CONFIGURATION');
}

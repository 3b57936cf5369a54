import { scriptConfiguration } from '../scripts/script-configuration.ts';
import type { SessionSecrets } from '../session.ts';
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
 * @throws UserferryError as `scriptConfiguration`
 */
export function deployedConfiguration(
  { workspace, environment, secrets }: DeployingSession,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const sqlPassword = given.SQL_PASSWORD ?? secrets.sqlPassword;
  const legacy = asAuth0ReachesIt(workspace.legacy, environment.deploy ?? {});
  return { ...scriptConfiguration({ workspace: { legacy }, secrets: { ...secrets, sqlPassword } }), ...given };
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

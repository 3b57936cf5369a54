import { deployCliFolder } from '../../migration/deploy/deploy-cli-folder.ts';
import { keywordsOf } from '../../migration/deploy/deploy-cli-parts.ts';
import type { DeployMode } from '../../migration/deploy/deploy-mode.ts';
import { prepareForSession, type SessionDeployment } from '../deploy/prepare.ts';
import type { WorkspaceSession } from '../session.ts';
import { writeFiles } from './write-files.ts';

type Parts = Parameters<typeof prepareForSession>[2];

/** A deployment that was handed over. */
export interface WrittenDeployment {
  readonly prepared: SessionDeployment;
  /** Names of the files. */
  readonly files: readonly string[];
  /** Of the environment, which have to be set for the import. */
  readonly variables: readonly string[];
}

/** What stands against a deployment whoever sends it; all else is for whoever imports the folder to allow. */
const standsAgainstAnybody: ReadonlySet<string> = new Set(['UF-2051', 'UF-4103', 'UF-4110']);

/**
 * Writes what a deployment of a mode would send as a folder for a tenant whose changes go through Auth0's deploy tool. Sends nothing.
 * @throws UserferryError what stands against the deployment whoever sends it, as `prepareForSession`, UF-6123
 */
export async function writeDeployCli(
  session: WorkspaceSession,
  lent: Parameters<typeof prepareForSession>[1],
  { mode, ...parts }: Omit<Parts, 'choice'> & { readonly mode: DeployMode },
  folder: string,
): Promise<WrittenDeployment> {
  const { connection, deploy = {} } = session.environment;
  const prepared = await prepareForSession(session, lent, { ...parts, choice: { mode } });
  const against = prepared.obstacles.find(({ code }) => standsAgainstAnybody.has(code));
  if (against !== undefined) throw against;
  const { wished } = prepared.plan;
  const files = deployCliFolder({
    connection,
    mode,
    wished,
    withApplications: (deploy.applications ?? []).length > 0,
    open: Object.fromEntries(Object.entries(prepared.configuration).filter(([key]) => openKeys.has(key))),
  });
  await writeFiles(folder, files, 'owner');
  const variables = keywordsOf(connection, Object.keys(wished.configuration)).map(({ variable }) => variable);
  return { prepared, files: [...files.keys()], variables };
}

/** Keys of the configuration whose values are no secret. */
const openKeys: ReadonlySet<string> = new Set([
  'SQL_SERVER',
  'SQL_PORT',
  'SQL_DATABASE',
  'SQL_USER',
  'SQL_ENCRYPT',
  'SQL_TRUST_CERTIFICATE',
  'MACHINE_DECRYPTION',
  'API_URL',
  'API_TOKEN_URL',
  'API_CLIENT_ID',
  'API_AUDIENCE',
]);

import { prepareForSession } from '../assistant/deploy/prepare.ts';
import type { Consent } from '../common/deploy-consents.ts';
import { deployCliFolder } from '../migration/deploy/deploy-cli-folder.ts';
import { keywordsOf } from '../migration/deploy/deploy-cli-parts.ts';
import type { DeployMode } from '../migration/deploy/deploy-mode.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { deploymentLines, givenConfiguration } from './deploy.ts';
import { exitCode, type VerbResult } from './output.ts';
import type { ThroughOption } from './script.ts';
import { editedScripts } from './scripts-folder.ts';
import { type ServiceOptions, serviceValues } from './service-configuration.ts';
import { writeFiles } from './write-files.ts';

interface ExportDeployCliOptions extends WorkspaceOptions, ThroughOption, ServiceOptions {
  readonly mode: DeployMode;
  readonly out: string;
  readonly scripts?: string;
  readonly yes?: readonly Consent[];
}

/** What stands against a deployment whoever sends it; all else is for whoever imports the folder to allow. */
const standsAgainstAnybody: ReadonlySet<string> = new Set(['UF-2051', 'UF-4103', 'UF-4110']);

/** `export --format deploy-cli`: what `deploy` would send, as a folder for a tenant whose changes go through Auth0's deploy tool. */
export function exportDeployCliVerb(options: ExportDeployCliOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { powers, signal } = context;
    const { mode, out } = options;
    const { connection, deploy = {} } = session.environment;
    const prepared = await prepareForSession(
      session,
      { templates: readTemplates(powers.templates), clock: powers.clock },
      {
        choice: { mode },
        edited: await editedScripts(options),
        // Their values come into play with the import alone.
        service: options.through === 'api' ? serviceValues(session, options) : null,
        given: givenConfiguration(),
        consents: new Set(options.yes),
        signal,
      },
    );
    const against = prepared.obstacles.find(({ code }) => standsAgainstAnybody.has(code));
    if (against !== undefined) throw against;
    const { wished, changes, foreign } = prepared.plan;
    const files = deployCliFolder({
      connection,
      mode,
      wished,
      withApplications: (deploy.applications ?? []).length > 0,
      open: Object.fromEntries(Object.entries(prepared.configuration).filter(([key]) => openKeys.has(key))),
    });
    await writeFiles(out, files, 'owner');
    const variables = keywordsOf(connection, Object.keys(wished.configuration)).map(({ variable }) => variable);
    return {
      json: {
        format: 'deploy-cli',
        out,
        files: [...files.keys()],
        mode,
        variables,
        changes,
        foreign,
        leftOut: prepared.leftOut,
        warnings: prepared.warnings,
      },
      lines: [
        ...deploymentLines(prepared),
        `The folder ${out} is for auth0-deploy-cli; its README.md says which variables must be set, and the commands.`,
      ],
      exit: exitCode.done,
    };
  });
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

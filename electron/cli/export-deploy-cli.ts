import { writeDeployCli } from '../assistant/exports/write-deploy-cli.ts';
import type { Consent } from '../common/deploy-consents.ts';
import type { DeployMode } from '../migration/deploy/deploy-mode.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { deploymentLines, givenConfiguration } from './deploy.ts';
import { exitCode, type VerbResult } from './output.ts';
import type { ThroughOption } from './script.ts';
import { editedScripts } from './scripts-folder.ts';
import { asksService, type ServiceOptions, serviceValues } from './service-configuration.ts';

interface ExportDeployCliOptions extends WorkspaceOptions, ThroughOption, ServiceOptions {
  readonly mode: DeployMode;
  readonly out: string;
  readonly scripts?: string;
  readonly yes?: readonly Consent[];
}

/** `export --format deploy-cli`: what `deploy` would send, as a folder for a tenant whose changes go through Auth0's deploy tool. */
export function exportDeployCliVerb(options: ExportDeployCliOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { powers, signal } = context;
    const { mode, out } = options;
    const { prepared, files, variables } = await writeDeployCli(
      session,
      { templates: readTemplates(powers.templates), clock: powers.clock },
      {
        mode,
        edited: await editedScripts(options),
        // Their values come into play with the import alone.
        service: asksService(session, options) ? serviceValues(session, options) : null,
        given: givenConfiguration(),
        consents: new Set(options.yes),
        signal,
      },
      out,
    );
    const { changes, foreign } = prepared.plan;
    return {
      json: {
        format: 'deploy-cli',
        out,
        files,
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

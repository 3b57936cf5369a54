import { scriptPlanOf } from '../assistant/scripts/script-plan.ts';
import { exportApi } from '../scripts/api/export-api.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { writeFiles } from './write-files.ts';

/** What `export` writes. */
export const exportFormats = ['api', 'deploy-cli', 'firewall', 'mark-migrated'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `export --format api --out DIR`: the account service for the workspace's mapping, with the scripts that ask it. */
export function exportApiVerb(
  options: WorkspaceOptions & { readonly out: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { signal, powers } = context;
    const files = exportApi(await scriptPlanOf(session, signal), readTemplates(powers.templates));
    await writeFiles(options.out, files, 'others');
    return {
      json: { format: 'api', out: options.out, files: [...files.keys()] },
      lines: [`The account service is in ${options.out}; its README.md says how it is set up.`],
      exit: exitCode.done,
    };
  });
}

import { writeAccountService } from '../assistant/exports/write-account-service.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

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
    const files = await writeAccountService(session, readTemplates(powers.templates), options.out, signal);
    return {
      json: { format: 'api', out: options.out, files },
      lines: [`The account service is in ${options.out}; its README.md says how it is set up.`],
      exit: exitCode.done,
    };
  });
}

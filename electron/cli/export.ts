import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { scriptPlanOf } from '../assistant/scripts/script-plan.ts';
import { exportApi } from '../scripts/api/export-api.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

/** `export --format api --out DIR`: the account service for the workspace's mapping, with the scripts that ask it. */
export function exportVerb(
  options: WorkspaceOptions & { readonly out: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { signal, powers } = context;
    const files = exportApi(await scriptPlanOf(session, signal), readTemplates(powers.templates));
    for (const [name, text] of files) {
      const file = join(options.out, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return {
      json: { format: 'api', out: options.out, files: [...files.keys()] },
      lines: [`The account service is in ${options.out}; its README.md says how it is set up.`],
      exit: exitCode.done,
    };
  });
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { replaceOwnFile } from '../../common/replace-own-file.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { type WorkspaceFile, workspaceFile } from './workspace.ts';

/**
 * Reads and checks a workspace file.
 * @throws UserferryError UF-6001 (not there), UF-6002 (not JSON), UF-6003 (not a workspace: names every field that is wrong)
 */
export async function loadWorkspace(path: string): Promise<WorkspaceFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserferryError(
      {
        code: 'UF-6001',
        message: `The workspace file ${path} can’t be read.`,
        kept: 'Nothing was changed.',
        next: 'Check the path after --workspace, or make a workspace with the app.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserferryError(
      {
        code: 'UF-6002',
        message: `The workspace file ${path} is not JSON.`,
        kept: 'Nothing was changed.',
        next: 'Restore it from a copy, or mend the place that the detail names.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
  const parsed = workspaceFile.safeParse(json);
  if (!parsed.success) {
    throw new UserferryError({
      code: 'UF-6003',
      message: `The workspace file ${path} has fields that can’t be right.`,
      kept: 'Nothing was changed.',
      next: 'Mend the fields that the detail names; the schema is schemas/workspace.schema.json.',
      detail: z.prettifyError(parsed.error),
    });
  }
  return parsed.data;
}

/** Writes a workspace file whole or not at all: a crash leaves the old one. */
export async function saveWorkspace(path: string, workspace: WorkspaceFile): Promise<void> {
  const checked = workspaceFile.parse(workspace);
  await replaceOwnFile(path, `${JSON.stringify(checked, null, 2)}\n`);
}

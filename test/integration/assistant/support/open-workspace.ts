import { readFile } from 'node:fs/promises';
import { openedFile } from '../../../../electron/assistant/desk/opened.ts';
import { workspaceFolder } from '../../../../electron/assistant/workspace/home.ts';

/** Where the files are of the workspace that a home was left with. */
export async function openWorkspaceFolder(home: string): Promise<ReturnType<typeof workspaceFolder>> {
  const { workspace } = JSON.parse(await readFile(openedFile(home), 'utf8'));
  return workspaceFolder(home, workspace);
}

/** What the wizard remembers of it. */
export async function rememberedText(home: string): Promise<string> {
  return readFile((await openWorkspaceFolder(home)).wizard, 'utf8');
}

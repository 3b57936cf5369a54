import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { replaceOwnFile } from '../../common/replace-own-file.ts';
import { workspaceId } from '../contract/index.ts';
import { readWizard, writeWizard } from '../wizard/wizard-file.ts';
import { workspaceFolder } from '../workspace/home.ts';

/** Where the application was left: what opens at the next start. */
const opened = z.object({ version: z.literal(1), workspace: workspaceId, shows: z.enum(['start', 'steps']) });
export type Opened = z.infer<typeof opened>;

/** The file that says so. */
export const openedFile = (home: string) => join(home, 'opened.json');

/** Null where nothing was opened yet, or nothing that this release understands. */
export async function readOpened(home: string): Promise<Opened | null> {
  const text = await readFile(openedFile(home), 'utf8').catch(() => '');
  return opened.safeParse(parsedJson(text)).data ?? (await takeOver(home));
}

/** Releases that knew a single workspace kept what was typed beside the workspaces' folders: it moves into its own. */
async function takeOver(home: string): Promise<Opened | null> {
  const old = join(home, 'wizard.json');
  const file = await readWizard(old);
  if (file === null) return null;
  const { id } = file.workspace;
  await writeWizard(workspaceFolder(home, id).wizard, file);
  const place: Opened = { version: 1, workspace: id, shows: 'steps' };
  await writeOpened(home, place);
  await rm(old);
  return place;
}

export async function writeOpened(home: string, place: Opened): Promise<void> {
  await replaceOwnFile(openedFile(home), `${JSON.stringify(place)}\n`);
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { workspaceId } from '../contract/index.ts';

/** Where the application was left: what opens at the next start. */
const opened = z.object({ version: z.literal(1), workspace: workspaceId, shows: z.enum(['start', 'steps']) });
export type Opened = z.infer<typeof opened>;

/** The file that says so. */
export const openedFile = (home: string) => join(home, 'opened.json');

/** Null where nothing was opened yet, or nothing that this release understands. */
export async function readOpened(home: string): Promise<Opened | null> {
  const text = await readFile(openedFile(home), 'utf8').catch(() => '');
  return opened.safeParse(parsedJson(text)).data ?? null;
}

export async function writeOpened(home: string, place: Opened): Promise<void> {
  await mkdir(home, { recursive: true });
  const temporary = `${openedFile(home)}.tmp`;
  await writeFile(temporary, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  await rename(temporary, openedFile(home));
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { type LookChoice, lookChoice } from '../contract/index.ts';

const file = z.object({ version: z.literal(1), look: lookChoice });

const lookFile = (home: string) => join(home, 'look.json');

/**
 * The look that was chosen on this computer. It rests beside the workspaces and not in the browser: the browser host has another port,
 * and with it another origin, at each start, and a browser keeps nothing over that.
 */
export async function readLook(home: string): Promise<LookChoice> {
  const text = await readFile(lookFile(home), 'utf8').catch(() => '');
  return file.safeParse(parsedJson(text)).data?.look ?? 'system';
}

/** @throws where the file can't be written. */
export async function writeLook(home: string, look: LookChoice): Promise<void> {
  await mkdir(home, { recursive: true });
  const temporary = `${lookFile(home)}.tmp`;
  await writeFile(temporary, `${JSON.stringify({ version: 1, look })}\n`, { mode: 0o600 });
  await rename(temporary, lookFile(home));
}

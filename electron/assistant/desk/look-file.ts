import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { replaceOwnFile } from '../../common/replace-own-file.ts';
import { lookChoice } from '../contract/index.ts';

/** What was chosen of the page on this computer. */
const chosen = z.object({
  look: lookChoice.default('system'),
  /** Whether “?” alone shows the list of keys. */
  questionKey: z.boolean().default(true),
});
export type PageChoices = z.infer<typeof chosen>;

const file = chosen.extend({ version: z.literal(1) });

const lookFile = (home: string) => join(home, 'look.json');

/**
 * The look that was chosen on this computer, and what else is about the page alone. It rests beside the workspaces and not in the browser:
 * the browser host has another port, and with it another origin, at each start, and a browser keeps nothing over that.
 */
export async function readLook(home: string): Promise<PageChoices> {
  const text = await readFile(lookFile(home), 'utf8').catch(() => '');
  const { look, questionKey } = file.safeParse(parsedJson(text)).data ?? chosen.parse({});
  return { look, questionKey };
}

/** @throws where the file can't be written. */
export async function writeLook(home: string, choices: PageChoices): Promise<void> {
  await replaceOwnFile(lookFile(home), `${JSON.stringify({ version: 1, ...choices })}\n`);
}

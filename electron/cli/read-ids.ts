import { readFile } from 'node:fs/promises';
import { UserferryError } from '../common/userferry-error.ts';

/**
 * The ids of a file: old keys or user ids, one a line; empty lines count for nothing.
 * @throws UserferryError UF-6143
 */
export async function readIds(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadableIds(file, error instanceof Error ? error.message : String(error));
  });
  const ids = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (ids.length === 0) throw unreadableIds(file, 'It has no line.');
  return [...new Set(ids)];
}

function unreadableIds(file: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-6143',
    message: `The file with a wave’s ids gives none: ${file}.`,
    kept: 'No run was begun, and nothing was sent.',
    next: 'Write the old keys or user ids into it, one a line, as text in UTF-8.',
    detail,
  });
}

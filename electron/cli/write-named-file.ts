import { writeFile } from 'node:fs/promises';
import type { Readers } from '../assistant/exports/write-files.ts';
import { writeOwnFile } from '../common/own-file.ts';
import { UserferryError } from '../common/userferry-error.ts';

/**
 * Writes what a verb was asked to put into a file; `what` begins a sentence.
 * @throws UserferryError UF-6120 where that file can't be written
 */
export async function writeNamedFile(path: string, text: string, what: string, readers: Readers): Promise<void> {
  try {
    await (readers === 'owner' ? writeOwnFile(path, text) : writeFile(path, text));
  } catch (error) {
    throw new UserferryError(
      {
        code: 'UF-6120',
        message: `${what} can’t be written to ${path}.`,
        kept: 'Nothing was changed.',
        next: 'Name a file in a folder that is there and that you may write to.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
}

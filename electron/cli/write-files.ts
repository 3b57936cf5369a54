import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserferryError } from '../common/userferry-error.ts';

/**
 * Writes files into a folder that is made where it is missing, by their names with `/`.
 * @throws UserferryError UF-6123 where that can't be done
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  try {
    for (const [name, text] of files) {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  } catch (error) {
    throw new UserferryError(
      {
        code: 'UF-6123',
        message: `The files can’t be written to ${folder}.`,
        kept: 'Some of them may be there already; nothing was sent.',
        next: 'Name a folder that you may write to.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
}

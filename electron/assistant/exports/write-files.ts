import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { UserferryError } from '../../common/userferry-error.ts';

/** `owner`: it names people, logins or hosts; `others`: what the system lets others do with a new file. */
export type Readers = 'owner' | 'others';

/**
 * Writes files into a folder that is made where it is missing, by their names with `/`.
 * @throws UserferryError UF-6123 where that can't be done
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string>, readers: Readers): Promise<void> {
  for (const [name, text] of files) await writeFileInto(folder, name, text, readers);
}

/**
 * Writes one of several files.
 * @throws UserferryError UF-6123 where that can't be done
 */
export async function writeFileInto(
  folder: string,
  name: string,
  content: string | Uint8Array,
  readers: Readers,
): Promise<void> {
  const file = join(folder, name);
  try {
    await mkdir(dirname(file), { recursive: true });
    await (readers === 'owner' ? writeOwnFile(file, content) : writeFile(file, content));
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

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFiles } from '../../../reports/pack/check-pack.ts';
import { noPack } from '../../../reports/pack/pack-errors.ts';

/** A pack as it lies in a folder. @throws UserferryError UF-5011 (the folder can't be read) */
export function folderOfPack(folder: string): PackFiles {
  return {
    place: folder,
    async names() {
      const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
        throw noPack(folder, error instanceof Error ? error.message : String(error));
      });
      // A pack has plain files alone: a folder or a link of the same name is something else.
      return entries.map((entry) => (entry.isFile() ? entry.name : `${entry.name}/`));
    },
    read: (name) => createReadStream(join(folder, name)),
  };
}

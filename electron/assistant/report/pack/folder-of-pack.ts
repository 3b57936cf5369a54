import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFiles } from '../../../reports/pack/check-pack.ts';
import { noPack } from '../../../reports/pack/pack-errors.ts';

/** A pack as it lies in a folder. @throws UserferryError UF-5011 (the folder can't be read) */
export function folderOfPack(folder: string): PackFiles {
  return {
    place: folder,
    names: () =>
      readdir(folder).catch((error: unknown) => {
        throw noPack(folder, error instanceof Error ? error.message : String(error));
      }),
    read: (name) => createReadStream(join(folder, name)),
  };
}

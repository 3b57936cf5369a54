import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedPack, checkPack, type PackFiles } from '../../../reports/pack/check-pack.ts';
import { noPack, otherFingerprint } from '../../../reports/pack/pack-errors.ts';

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

/**
 * Whether the pack in a folder is as it was made, and, where a fingerprint is given, the one that was noted with it.
 * @param fingerprint in hexadecimal digits, however they are grouped
 * @throws UserferryError UF-5011 to UF-5016, and UF-5017 (another pack)
 */
export async function checkPackIn(folder: string, fingerprint: string | null): Promise<CheckedPack> {
  const checked = await checkPack(folderOfPack(folder));
  const wanted = fingerprint?.replace(/[^0-9a-f]/gi, '').toLowerCase() ?? null;
  if (wanted !== null && wanted !== checked.fingerprint) throw otherFingerprint(checked.fingerprint);
  return checked;
}

import { open } from 'node:fs/promises';

/**
 * Writes a file that names people, logins or hosts: its owner alone may read it, also where others could read one of that name before.
 * (Windows has no such modes: there the folder's rights hold.)
 * @param content At once, or piece by piece
 * @param options.flush it is on the disk, and not in a cache alone, when this is done
 * @throws what the file system refuses
 */
export async function writeOwnFile(
  path: string,
  content: string | Uint8Array | AsyncIterable<string>,
  { flush = false }: { readonly flush?: boolean } = {},
): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    // A terminal or a pipe is somebody else's to keep.
    if ((await file.stat()).isFile()) await file.chmod(0o600);
    await file.writeFile(content);
    if (flush) await file.sync();
  } finally {
    await file.close();
  }
}

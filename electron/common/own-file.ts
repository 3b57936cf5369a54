import { open } from 'node:fs/promises';

/**
 * Writes a file that names people, logins or hosts: its owner alone may read it, also where others could read one of that name before.
 * (Windows has no such modes: there the folder's rights hold.)
 * @param content At once, or piece by piece
 * @throws what the file system refuses
 */
export async function writeOwnFile(path: string, content: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    // A terminal or a pipe is somebody else's to keep.
    if ((await file.stat()).isFile()) await file.chmod(0o600);
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

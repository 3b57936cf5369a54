import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeOwnFile } from './own-file.ts';

/**
 * Puts a file of its owner's alone in the place of the one of that name, whole or not at all: a crash, a cut in power or a full disk leaves
 * the old one. Makes its folder where it is missing. Two that write at once don't meet; the later one holds.
 * @throws what the file system refuses; nothing of the new one is then left
 */
export async function replaceOwnFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}.new`;
  try {
    await writeOwnFile(aside, content, { flush: true });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files under a folder that hold one of these texts, in UTF-8 or UTF-16. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    // One that is gone by now was written for the moment, and has become another.
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    if (texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))))
      found.push(entry.name);
  }
  return found;
}

import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOwnFile } from '../../../common/own-file.ts';
import type { ChainFinding } from '../../../journal/chain/chain-book.ts';
import { type ManifestContent, manifestName, type PackedFile, renderManifest } from '../../../reports/pack/manifest.ts';
import { inReportFolder } from '../report-files.ts';

/** An evidence pack that was written. */
export interface WrittenPack {
  readonly folder: string;
  /** To be noted elsewhere: whoever could make a pack anew could not make it with the same one. */
  readonly fingerprint: string;
  readonly files: number;
  /** What in the journal is not as Userferry wrote it; the pack says it too. */
  readonly findings: readonly ChainFinding[];
}

/** Writes a file of the pack; gives its size and digest. */
export type WriteFile = (name: string, content: string | AsyncIterable<string>) => Promise<PackedFile>;

/**
 * Makes a pack's folder within `folder`, whole or not at all, readable by its owner alone.
 * @param name how the folder begins to be called; when it was made follows
 * @throws UserferryError UF-5001 (it can't be written there)
 */
export async function packFolder(
  { folder, name, made }: { readonly folder: string; readonly name: string; readonly made: string },
  write: (writeFile: WriteFile) => Promise<void>,
  manifestOf: (files: readonly PackedFile[]) => ManifestContent,
): Promise<Omit<WrittenPack, 'findings'>> {
  return inReportFolder(folder, async () => {
    const path = join(folder, `${name}-${made.replace(/[-:.]/g, '')}`);
    const unfinished = `${path}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    try {
      const files: PackedFile[] = [];
      await write(async (file, content) => {
        const written = await writeCounted(unfinished, file, content);
        files.push(written);
        return written;
      });
      const { text, fingerprint } = renderManifest(manifestOf(files));
      await writeOwnFile(join(unfinished, manifestName), text);
      await rename(unfinished, path);
      return { folder: path, fingerprint, files: files.length };
    } catch (error) {
      // It may name people; and where the disk is full it is in the way of the next.
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  });
}

async function writeCounted(
  folder: string,
  name: string,
  content: string | AsyncIterable<string>,
): Promise<PackedFile> {
  const sum = createHash('sha256');
  let bytes = 0;
  await writeOwnFile(
    join(folder, name),
    (async function* counted() {
      for await (const piece of typeof content === 'string' ? [content] : content) {
        sum.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    })(),
  );
  return { name, bytes, sha256: sum.digest('hex') };
}

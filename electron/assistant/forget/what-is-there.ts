import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parsedJson } from '../../common/json.ts';
import { workspaceFolder } from '../workspace/home.ts';
import type { DeletedFile } from './disposal.ts';

/** The folder that holds everything of a workspace that Userferry has written by itself. */
export function ownFolder(home: string, workspace: string): string {
  return dirname(workspaceFolder(home, workspace).file);
}

/** What the wizard remembers of the workspace that was open last. */
export function wizardMemory(home: string): string {
  return join(home, 'wizard.json');
}

/** Every file that closing a workspace out would delete, its size for a look, before anything is written. */
export async function filesOf(
  home: string,
  workspace: string,
): Promise<readonly { name: string; path: string; bytes: number }[]> {
  const folder = ownFolder(home, workspace);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  if (await remembers(home, workspace)) paths.push(wizardMemory(home));
  const files: { name: string; path: string; bytes: number }[] = [];
  for (const path of paths.sort()) {
    const { size } = await stat(path);
    files.push({ name: relative(home, path), path, bytes: size });
  }
  return files;
}

/** The same with what tells later that it was this one. */
export async function digestsOf(files: readonly { name: string; path: string }[]): Promise<readonly DeletedFile[]> {
  const deleted: DeletedFile[] = [];
  for (const { name, path } of files) {
    const sum = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      sum.update(chunk);
      bytes += chunk.length;
    }
    deleted.push({ name, bytes, sha256: sum.digest('hex') });
  }
  return deleted;
}

/** Whether it is this workspace that the wizard was left with. */
export async function remembers(home: string, workspace: string): Promise<boolean> {
  const kept = parsedJson(await readFile(wizardMemory(home), 'utf8').catch(() => ''));
  const known = typeof kept === 'object' && kept !== null && 'workspace' in kept ? kept.workspace : null;
  return typeof known === 'object' && known !== null && 'id' in known && known.id === workspace;
}

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parsedJson } from '../../common/json.ts';
import type { Powers } from '../powers.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { keyName } from '../workspace/secrets.ts';
import { type Disposal, disposal } from './disposal.ts';
import { closedOutAlready } from './forget-errors.ts';

/** Whether nothing is deleted yet: the key is the first to go. */
export async function isUntouched({ workspace }: Disposal, { secrets }: Powers): Promise<boolean> {
  return (await secrets.get(keyName(workspace.id))) !== null;
}

/** A disposal of this workspace that was begun in that folder and is not at its end; null without one. */
export async function begunDisposal(folder: string, file: string): Promise<Disposal | null> {
  return (await disposalsOf(folder, file)).find(({ told }) => told.ended === null)?.told ?? null;
}

/** The disposal of this workspace that was begun last in that folder, ended or not; null without one. */
export async function disposalOf(
  folder: string,
  file: string,
): Promise<{ readonly told: Disposal; readonly path: string } | null> {
  const all = await disposalsOf(folder, file);
  return all.toSorted((one, other) => one.told.begun.localeCompare(other.told.begun)).at(-1) ?? null;
}

/** @throws UserferryError UF-4808 (the record in that folder says that it is closed out, and nothing was made since) */
export async function refuseClosedOut(folder: string, file: string, { home, secrets }: Powers): Promise<void> {
  for (const { told, path } of await disposalsOf(folder, file)) {
    const { id } = told.workspace;
    const isMadeAnew = (await secrets.get(keyName(id))) !== null || existsSync(workspaceFolder(home, id).journal);
    if (told.ended !== null && !isMadeAnew) throw closedOutAlready(told, path);
  }
}

async function disposalsOf(folder: string, file: string): Promise<readonly { told: Disposal; path: string }[]> {
  const there = parsedJson(await readFile(file, 'utf8').catch(() => ''));
  const found: { told: Disposal; path: string }[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^disposal-.*\.json$/.test(name)) continue;
    const path = join(folder, name);
    const told = await readDisposal(path);
    if (told === null || told.workspace.file !== resolve(file)) continue;
    // Another workspace may have been made in that place since.
    const isOther = typeof there === 'object' && there !== null && 'id' in there && there.id !== told.workspace.id;
    if (!isOther) found.push({ told, path });
  }
  return found;
}

/** A record of a disposal; null where there is none that can be read. */
export async function readDisposal(path: string): Promise<Disposal | null> {
  const read = disposal.safeParse(parsedJson(await readFile(path, 'utf8').catch(() => '')));
  return read.success ? read.data : null;
}

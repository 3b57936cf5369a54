import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { replaceOwnFile } from '../../common/replace-own-file.ts';
import { type CloseOutState, closeOutState } from '../contract/index.ts';
import type { Powers } from '../powers.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { disposalOf, isUntouched } from './find-disposal.ts';
import type { EndedDisposal } from './forget-workspace.ts';

const memory = z.object({
  /** The workspace’s id: nothing else of it may be there any more. */
  id: z.string(),
  shown: closeOutState,
});
/** What the app remembers of the workspace that it closed out last, until another is begun. */
export type CloseOutMemory = z.infer<typeof memory>;

const pathIn = (home: string) => join(home, 'closed-out.json');

export async function keepCloseOut(home: string, kept: CloseOutMemory): Promise<void> {
  await replaceOwnFile(pathIn(home), `${JSON.stringify(kept, null, 2)}\n`);
}

export async function dropCloseOut(home: string): Promise<void> {
  await rm(pathIn(home), { force: true });
}

/**
 * How it stands with the workspace that was being closed out, or is, by what lies there: the app may have been killed on the way. Null
 * where there is none, or where nothing of it is deleted.
 */
export async function closeOutNow(powers: Powers): Promise<CloseOutMemory | null> {
  const { home } = powers;
  const kept = memory.safeParse(parsedJson(await readFile(pathIn(home), 'utf8').catch(() => ''))).data;
  if (kept === undefined || kept.shown.state === 'done') return kept ?? null;
  const { folder } = kept.shown;
  const found = await disposalOf(folder, workspaceFolder(home, kept.id).file);
  if (found === null) return null;
  if (found.told.ended !== null)
    return { id: kept.id, shown: shownDisposal({ record: found.path, disposal: found.told }, folder) };
  return (await isUntouched(found.told, powers)) ? null : kept;
}

/** A disposal that is at its end, as it is shown. */
export function shownDisposal({ record, disposal }: EndedDisposal, folder: string): CloseOutState {
  const { workspace, by, ended, begun, packs, reports, deleted, left } = disposal;
  return {
    state: 'done',
    workspace: workspace.name,
    at: Date.parse(ended ?? begun),
    by,
    folder,
    record,
    files: deleted.length,
    packs: packs.map(({ run, folder: pack, fingerprint }) => ({ run, folder: join(folder, pack), fingerprint })),
    reports: (reports ?? []).map(({ name, sha256 }) => ({ path: join(folder, name), sha256 })),
    left,
  };
}

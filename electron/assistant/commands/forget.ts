import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { named } from '../../common/named.ts';
import type { ForgetWish, WorkedOutForget } from '../contract/index.ts';
import type { Desk } from '../desk/desk.ts';
import { type CloseOutMemory, closeOutNow, keepCloseOut, shownDisposal } from '../forget/close-out-memory.ts';
import { disposalName } from '../forget/disposal.ts';
import { forgetWorkspace } from '../forget/forget.ts';
import { folderNotWhole, unnamedForget } from '../forget/forget-errors.ts';
import { refuseInside } from '../forget/forget-workspace.ts';
import { filesOf, ownFolder } from '../forget/what-is-there.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { evidenceFolder, workspaceFolder } from '../workspace/home.ts';

/** What SQLite has beside a journal for as long as it is open: gone before anything is deleted, and so in no record of it. */
const ofOpenJournal = /-(wal|shm)$/;

/**
 * What closing the workspace out would delete, and where its evidence would go; `folder` instead of the usual place.
 * @throws UserferryError UF-4804 (the folder would be deleted too), UF-4809 (it is no whole path)
 */
export async function workOutForget(wizard: Wizard, folder: string | undefined): Promise<WorkedOutForget> {
  const { home } = wizard.powers;
  const session = wizard.session();
  const { id } = session.workspace;
  const kept = folder ?? evidenceFolder(home, id);
  if (!isAbsolute(kept)) throw folderNotWhole(kept);
  await refuseInside(ownFolder(home, id), kept);
  const isThere = existsSync(workspaceFolder(home, id).journal);
  const migration = isThere ? await session.migration() : null;
  const runs = await Promise.all(((await migration?.runs()) ?? []).map((run) => migration?.run(run.id)));
  const read = await migration?.latestRead();
  return {
    folder: kept,
    record: join(kept, disposalName(id, 'ended')),
    files: (await filesOf(home, id))
      .filter(({ name }) => !ofOpenJournal.test(name))
      .map(({ name, bytes }) => ({ name, bytes })),
    runs: runs.flatMap((run) =>
      run === undefined
        ? []
        : { id: run.id, state: run.state, accounts: run.counts.total, imported: run.counts.imported },
    ),
    accounts: read?.summary.total ?? 0,
    unfinished: [...((await migration?.evidence.unfinished()) ?? [])],
    needsName: isProduction(wizard),
  };
}

/** Closes the workspace out, or goes on with one whose closing out was begun. */
export function forget(desk: Desk, { folder, by, why, evenUnfinished }: ForgetWish): Promise<void> {
  const { powers, wizard } = desk;
  return wizard.begin('forget', async ({ signal }) => {
    const last = await closeOutNow(powers);
    const begun = last?.shown.state === 'begun' ? last : null;
    if (begun === null && isProduction(wizard) && (by === '' || why === '')) {
      throw unnamedForget(
        'There is a production tenant in this workspace: closing it out takes the name of who does it, and the reason.',
      );
    }
    const { id, name } = wizard.file.workspace;
    const closing: CloseOutMemory = begun ?? {
      id,
      shown: { state: 'begun', workspace: name, folder, at: powers.clock.now() },
    };
    if (!isAbsolute(closing.shown.folder)) throw folderNotWhole(closing.shown.folder);
    try {
      const ended = await forgetWorkspace(
        {
          withSession: (work) => work(wizard.session()),
          async letGo() {
            signal.throwIfAborted();
            await keepCloseOut(powers.home, closing);
            await wizard.seal();
          },
        },
        powers,
        {
          yes: true,
          by: named(by),
          why: named(why),
          evenUnfinished,
          folder: closing.shown.folder,
          file: workspaceFolder(powers.home, closing.id).file,
        },
      );
      await keepCloseOut(powers.home, { id: closing.id, shown: shownDisposal(ended, closing.shown.folder) });
    } finally {
      await desk.showCloseOut();
    }
  });
}

function isProduction({ file }: Wizard): boolean {
  return file.workspace.environment === 'production' || file.otherTenants.production !== undefined;
}

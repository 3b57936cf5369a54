import { join } from 'node:path';
import { named } from '../../common/named.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { UndoCount, UndoEntry } from '../../journal/undo-records.ts';
import type { RunUndo, UndoProgress } from '../../migration/undo/undo-types.ts';
import { undoReport } from '../../reports/undo-report.ts';
import type { UndoneRun, UndoWish, WorkedOutUndo } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { refuseUnnamed, undoEnds } from '../undo/prepare-undo.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showReport } from './reports.ts';

/** So many of who is kept are named on the page; the file names all. */
const NAMED_AT_MOST = 100;

/**
 * Works out whom undoing a run would delete. Deletes nobody, and writes nothing down.
 * @throws UserferryError what `RunUndo.preview` throws
 */
export async function workOutUndo(wizard: Wizard, run: string, signal: AbortSignal): Promise<WorkedOutUndo> {
  const session = wizard.session();
  const { undo } = await session.migration();
  const ends = await undoEnds(session, signal);
  return undo.preview(
    run,
    ends,
    async ({ counts, pace }) => ({
      tenant: session.environment.domain,
      connection: ends.connection.name,
      counts: [...counts],
      pace,
      kept: (await firstKept(undo, run, counts)).map(({ key, userId, causes }) => ({
        key,
        userId,
        causes: [...causes],
      })),
    }),
    signal,
  );
}

async function firstKept(undo: RunUndo, run: string, counts: readonly UndoCount[]): Promise<readonly UndoEntry[]> {
  const all = counts.reduce((sum, { state, users }) => (state === 'kept' ? sum + users : sum), 0);
  const wanted = Math.min(all, NAMED_AT_MOST);
  const kept: UndoEntry[] = [];
  if (wanted === 0) return kept;
  for await (const page of undo.entries(run)) {
    kept.push(...page.filter(({ state }) => state === 'kept'));
    if (kept.length >= wanted) break;
  }
  return kept.slice(0, wanted);
}

/** Deletes the users whom a run brought, or goes on with it. What became of everybody shows in the state, however it ends. */
export function undoRun(wizard: Wizard, { run, yes, also, by, why }: UndoWish): Promise<void> {
  return wizard.begin('undo', async ({ signal, progress }) => {
    const session = wizard.session();
    const wish = { consents: [yes, ...also], by: named(by), why: named(why) };
    refuseUnnamed(session, wish);
    const { undo } = await session.migration();
    const ends = await undoEnds(session, signal);
    wizard.powers.runActive(true);
    // From then on the journal tells whom it is about, also to a page that comes later.
    let shown: Promise<void> | undefined;
    try {
      const { end } = await undo.carryOut(run, ends, wish, {
        signal,
        onProgress: (now) => {
          shown ??= showUndone(wizard, run);
          progress(settled(now), settled(now) + now.waiting);
        },
      });
      if (end.kind === 'failed') throw end.failure;
    } finally {
      wizard.powers.runActive(false);
      await shown;
      await showUndone(wizard, run);
      await showReport(wizard, session, run);
    }
  });
}

function settled({ deleted, kept, gone, failed }: UndoProgress): number {
  return deleted + kept + gone + failed;
}

/** Shows how it stands with a run that is undone, by the journal alone. */
export async function showUndone(wizard: Wizard, run: string): Promise<void> {
  const { undo } = await wizard.session().migration();
  const standing = await undo.standing(run);
  if (standing === null) return;
  const { state, begun, ended, result, differences } = standing;
  const shown: UndoneRun = {
    run,
    state,
    begun,
    ended,
    result,
    differences,
    askings: [...standing.askings],
    counts: [...standing.counts],
    firstDifferences: [...standing.firstDifferences],
  };
  wizard.state.update({ undone: [shown, ...wizard.state.state.undone.filter((known) => known.run !== run)] });
}

/** Writes everybody whom a run brought as CSV into the workspace's folder, and opens it where the host can. */
export async function saveUndo(
  wizard: Wizard,
  run: string,
  signal: AbortSignal,
): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const { undo } = await session.migration();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `run-${run}-undo.csv`);
  const write = () =>
    inReportFolder(join(path, '..'), () => writeOwnFile(path, undoReport(undo.entries(run), undo.differences(run))));
  if (await undo.isBegun(run)) await write();
  else await undo.preview(run, await undoEnds(session, signal), write, signal);
  return { opened: await wizard.powers.openFile(path), path };
}

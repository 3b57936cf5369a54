import { join } from 'node:path';
import { named } from '../../common/named.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { PresentEnd, PresentRecord, WatchedPresent } from '../../migration/present/present-types.ts';
import { changedValues, presentReport } from '../../reports/present-report.ts';
import type { PresentList, PresentRow, PresentUpdate, PresentWish, PutBackWish } from '../contract/index.ts';
import { presentEnds, refuseUnnamed } from '../present/prepare-present.ts';
import { inReportFolder } from '../report/report-files.ts';
import { undoEnds } from '../undo/prepare-undo.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';
import { workOnPeople } from '../wizard/work-on-people.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showReport } from './reports.ts';

/** Reads the connection and the accounts of who was there before a run, and shows what would be changed; sends nothing. */
export function lookAtPresent(wizard: Wizard, run: string): Promise<void> {
  return wizard.begin('present-look', async ({ signal }) => {
    const session = wizard.session();
    const { present } = await session.migration();
    try {
      const { standing, pace } = await present.preview(run, await presentEnds(session, signal), { signal });
      wizard.state.update({ present: shown(standing, pace) });
    } catch (error) {
      // A list that was shown before may be gone.
      await showPresent(wizard, run);
      throw error;
    }
  });
}

/** Gives who was there before a run what their accounts have, or goes on with it. */
export function updatePresent(wizard: Wizard, { run, passwords, by, why }: PresentWish): Promise<void> {
  return wizard.begin('present', async (watch) => {
    const session = wizard.session();
    const wish = { by: named(by), why: named(why), passwords };
    refuseUnnamed(session, wish);
    const { present } = await session.migration();
    const ends = await presentEnds(session, watch.signal);
    await changing(wizard, run, watch, (watched) => present.update(run, ends, wish, watched));
  });
}

/** Makes of whoever is as they were left what they were before, or goes on with it. */
export function putPresentBack(wizard: Wizard, { run, by, why }: PutBackWish): Promise<void> {
  return wizard.begin('present-back', async (watch) => {
    const session = wizard.session();
    const wish = { by: named(by), why: named(why), passwords: false };
    refuseUnnamed(session, wish);
    const { present } = await session.migration();
    const ends = await undoEnds(session, watch.signal);
    await changing(wizard, run, watch, (watched) => present.putBack(run, ends, wish, watched));
  });
}

/** What becomes of everybody shows in the state, however it ends. */
async function changing(
  wizard: Wizard,
  run: string,
  watch: Watch,
  change: (watched: WatchedPresent) => Promise<PresentEnd>,
): Promise<void> {
  const session = wizard.session();
  try {
    await workOnPeople(wizard, watch, () => showPresent(wizard, run), change);
  } finally {
    // Whoever was updated is present no more, and is again once put back.
    const counted = await (await session.migration()).run(run);
    if (wizard.state.state.run?.id === run) wizard.state.update({ run: counted });
    await showReport(wizard, session, run);
  }
}

/** Shows how it stands with who was there before a run, by the journal alone. */
export async function showPresent(wizard: Wizard, run: string): Promise<void> {
  const { present } = await wizard.session().migration();
  const standing = await present.standing(run);
  const before = wizard.state.state.present;
  const pace = before?.run === run ? before.pace : undefined;
  wizard.state.update({ present: standing === null ? undefined : shown(standing, pace) });
}

function shown(standing: PresentRecord, pace: number | null | undefined): PresentUpdate {
  const { run, state, begun, ended, askings, counts } = standing;
  const lists = { askings: [...askings], counts: [...counts] };
  return { run, state, begun, ended, ...lists, ...(pace === undefined ? {} : { pace }) };
}

/** A page of who was there before a run, each with what is changed of them. */
export async function presentPeople(
  wizard: Wizard,
  { run, states, reason, after, limit }: PresentList & { readonly after: number; readonly limit: number },
): Promise<{ rows: PresentRow[] }> {
  const { present } = await wizard.session().migration();
  const filter = { ...(states === undefined ? {} : { states }), ...(reason === undefined ? {} : { reason }) };
  const entries = await present.page(run, filter, after, limit);
  return {
    rows: entries.map((entry) => {
      const { sequence, key, email, userId, state, reason: why, detail } = entry;
      return { sequence, key, email, userId, state, reason: why, changes: [...changedValues(entry)], detail };
    }),
  };
}

/** Writes all of them, value by value, as CSV into the workspace's folder, and opens it where the host can. */
export async function savePresent(wizard: Wizard, run: string): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const { present } = await session.migration();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `run-${run}-present.csv`);
  await inReportFolder(join(path, '..'), () => writeOwnFile(path, presentReport(present.entries(run))));
  return { opened: await wizard.powers.openFile(path), path };
}

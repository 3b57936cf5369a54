import { join } from 'node:path';
import { maskAddressesIn, maskEmail } from '../../accounts/mask.ts';
import { named } from '../../common/named.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { UndoCount } from '../../journal/undo-records.ts';
import type { UndoProgress } from '../../migration/undo/undo-types.ts';
import { undoReport } from '../../reports/undo-report.ts';
import { isAddressOf } from '../../tenant/address.ts';
import type { UndoneRun, UndoPeopleWish, UndoPerson, UndoWish, WorkedOutUndo, WorkPace } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { refuseUnnamed, undoEnds } from '../undo/prepare-undo.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showReport, showTrickleReport } from './reports.ts';
import { lookAfterUndo } from './trickle.ts';

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
    }),
    signal,
  );
}

interface PeopleWish extends UndoPeopleWish {
  readonly opening: string;
  readonly inClear: boolean;
  readonly from: number;
  readonly limit: number;
}

/** A part of those who are kept or were refused. */
export async function undoPeople(
  wizard: Wizard,
  { run, state, causes, inClear, ...part }: PeopleWish,
): Promise<{ rows: UndoPerson[]; total: number }> {
  const { undo } = await wizard.session().migration();
  const found = await undo.people(run, { state, ...(causes === undefined ? {} : { causes }), ...part });
  return {
    total: found.total,
    rows: found.rows.map(({ sequence, key, email, causes: own, detail }) => ({
      sequence,
      key,
      email: inClear ? email : maskEmail(email),
      causes: [...own],
      // Auth0 may name somebody in it.
      detail: inClear || detail === null ? detail : maskAddressesIn(detail),
    })),
  };
}

/** Deletes the users whom a run brought, or goes on with it. What became of everybody shows in the state, however it ends. */
export function undoRun(wizard: Wizard, { run, yes, users, also, by, why }: UndoWish): Promise<void> {
  return wizard.begin('undo', async ({ signal, progress }) => {
    const session = wizard.session();
    const wish = { consents: [yes, ...also], by: named(by), why: named(why), atMost: users };
    refuseUnnamed(session, wish);
    const { undo } = await session.migration();
    const ends = await undoEnds(session, signal);
    wizard.powers.runActive(true);
    let shown: Promise<void> | undefined;
    try {
      const { end } = await undo.carryOut(run, ends, wish, {
        signal,
        // From then on the journal tells whom it is about, also to a page that comes later.
        onBegun: () => {
          shown = showUndone(wizard, run);
          // What the checklist says of the run and of who has moved is over.
          wizard.state.update({ cutover: undefined });
        },
        onProgress: (now) => {
          showCounts(wizard, run, now.counts);
          progress(settled(now), settled(now) + now.waiting, paceIn(now));
        },
      });
      if (end.kind === 'failed') throw end.failure;
      if (end.kind === 'done') await lookAfterUndo(wizard, signal);
    } finally {
      wizard.powers.runActive(false);
      await shown;
      await showUndone(wizard, run);
      await showReport(wizard, session, run);
      await showTrickleReport(wizard, ['html', 'json']);
    }
  });
}

function paceIn({ rate, remainingMs, pausedUntil }: UndoProgress): WorkPace {
  return {
    ...rate,
    ...(remainingMs === null ? {} : { remainingMs }),
    ...(pausedUntil === null ? {} : { pausedUntil }),
  };
}

/** While it is worked through, the journal need not count everybody for each who gets an outcome. */
function showCounts(wizard: Wizard, run: string, counts: readonly UndoCount[]): void {
  const { undone } = wizard.state.state;
  wizard.state.update({ undone: undone.map((one) => (one.run === run ? { ...one, counts: [...counts] } : one)) });
}

function settled({ deleted, kept, gone, failed }: UndoProgress): number {
  return deleted + kept + gone + failed;
}

/** Shows which of the undone runs went into the tenant that the form names now. */
export function showUndoneHere(wizard: Wizard): void {
  const { domain } = wizard.file.tenant;
  const undone = wizard.state.state.undone.map((one) => ({ ...one, here: isAddressOf(domain, one.tenant) }));
  wizard.state.update({ undone });
}

/** Shows how it stands with a run that is undone, by the journal alone. */
export async function showUndone(wizard: Wizard, run: string): Promise<void> {
  const migration = await wizard.session().migration();
  const standing = await migration.undo.standing(run);
  const connection = (await migration.runs()).find(({ id }) => id === run)?.connection;
  if (standing === null || connection === undefined) return;
  const { state, begun, ended, result, differences } = standing;
  const shown: UndoneRun = {
    run,
    tenant: connection.tenant,
    connection: connection.name,
    here: isAddressOf(wizard.file.tenant.domain, connection.tenant),
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

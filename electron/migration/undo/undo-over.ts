import { toDelete } from '../../common/undo-to-delete.ts';
import type { UndoChange } from '../../journal/undo-records.ts';
import { RateMeter } from '../bulk/rate-meter.ts';
import { withExport } from '../bulk/with-export.ts';
import type { Engine } from '../engine.ts';
import { exportById } from '../export-by-id.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { placeOfEnds } from '../runs-in-hand.ts';
import { toEnd } from '../work-end.ts';
import type { UndoStanding } from '../worker/undoing.ts';
import { type DeletingParts, deleteListed } from './delete-listed.ts';
import {
  mayNotDelete,
  modeUnknown,
  moreThanSaid,
  notSettled,
  undoneBefore,
  wouldDeleteInLegacy,
} from './undo-errors.ts';
import { paceOf } from './undo-pace.ts';
import { undoTally } from './undo-tally.ts';
import type { RunUndo, UndoEnds, UndoProgress, WatchedUndo } from './undo-types.ts';

/** Undoing runs over the worker that has the journal open. */
export function undoOver(engine: Engine): RunUndo {
  const { worker, exports, clock, settings, either, plainPatience, refuseOtherConnection, withRunsInHand } = engine;
  const { refuseBesideUndo, refuseBesideDelta } = engine;

  /** What has to hold before the first is deleted, and every time it goes on. */
  const refuseUnfit = async (run: string, { tenant, connection }: UndoEnds, signal: AbortSignal) => {
    const open = (await worker.openFiles(run)).filter(({ state }) => state !== 'unsent');
    if (open.length > 0) throw notSettled(run, open.length);
    const patience = plainPatience(signal);
    const found = (await patience.tenant(() => tenant.connections(signal))).find(({ id }) => id === connection.id);
    const options = found?.options ?? null;
    if (options === null) throw modeUnknown(connection.name);
    if (options.customDatabase && !options.importMode) throw wouldDeleteInLegacy(connection.name);
    if (!(await patience.tenant(() => tenant.scopes(signal))).includes('delete:users')) throw mayNotDelete();
  };

  /** Reads and checks, while no run comes or goes on. */
  const holding = async <Result>(
    run: string,
    ends: UndoEnds,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    refuseOtherConnection(await worker.readRun(run), ends);
    return withRunsInHand(async () => {
      await refuseUnfit(run, ends, signal);
      return work();
    });
  };

  const makeList = async (run: string, ends: UndoEnds, signal: AbortSignal) => {
    await worker.beginUndoList(run, clock.now());
    await exportById(ends, plainPatience(signal), signal, (users) => worker.judgeListed(run, users));
    return worker.closeUndoList(run);
  };

  const standingOf = async (run: string): Promise<UndoStanding> => {
    const standing = await worker.undoStanding(run);
    if (standing === null) throw new Error(`run ${run} has no list`);
    return standing;
  };

  /** The pace that the tenant's answer to a look at a user tells of. */
  const paceBy = async ({ tenant }: UndoEnds, userId: string | null, signal: AbortSignal) => {
    if (userId === null) return null;
    await plainPatience(signal).tenant(() => tenant.user(userId, signal));
    return paceOf(tenant.burst());
  };

  /** Reads the connection back and compares it with the baseline; what seems out of order is looked at twice. */
  const compare = async (run: string, ends: UndoEnds, signal: AbortSignal, onNote: (text: string) => void) => {
    const compareOnce = (isLast: boolean) =>
      withExport({ worker, ends, signal, exports, patience: plainPatience(signal) }, async (users) => {
        const found = await worker.compareUndone(run);
        if (found > 0 && !isLast) return false;
        await worker.finishUndo(run, users, clock.now());
        return true;
      });
    if (await compareOnce(false)) return;
    onNote('Not everything is as it should be; a second look follows.');
    await clock.sleep(settings.secondLook, signal);
    await compareOnce(true);
  };

  return {
    isBegun: (run) => worker.isUndone(run),
    standing: async (run) => ((await worker.isUndone(run)) ? worker.undoStanding(run) : null),
    preview: (run, ends, use, given) => {
      const signal = either(given);
      return holding(run, ends, signal, async () => {
        if (await worker.isUndone(run)) {
          const standing = await standingOf(run);
          return use({ standing, counts: standing.counts, pace: await paceBy(ends, null, signal) });
        }
        const first = await makeList(run, ends, signal);
        try {
          const { counts } = await standingOf(run);
          await worker.seeUndo(run);
          return await use({ standing: null, counts, pace: await paceBy(ends, first?.userId ?? null, signal) });
        } finally {
          await worker.dropUndoList(run);
        }
      });
    },
    carryOut: (run, ends, wish, watched = {}) => {
      const { onBegun = () => undefined, onProgress = () => undefined, onNote = () => undefined } = watched;
      const signal = either(watched.signal);
      return holding(run, ends, signal, async () => {
        await refuseBesideUndo(placeOfEnds(ends), run);
        await refuseBesideDelta(placeOfEnds(ends));
        const before = (await worker.isUndone(run)) ? await standingOf(run) : null;
        if (before === null) {
          onNote('The connection is read: who is still as the run left them?');
          await makeList(run, ends, signal);
        } else if (before.state === 'finished' && toDelete(before.counts, wish.consents) === 0) throw undoneBefore(run);
        const { consents, by, why, atMost = Number.POSITIVE_INFINITY } = wish;
        const meant = toDelete((await standingOf(run)).counts, consents);
        if (meant > atMost) {
          if (before === null) await worker.dropUndoList(run);
          throw moreThanSaid(run, meant, atMost);
        }
        await worker.askUndo(run, { consents, by, why, at: clock.now() });
        const asked = await standingOf(run);
        onBegun();
        const watch = watching(asked, ends, onProgress);
        const parts: DeletingParts = {
          worker,
          clock,
          run,
          ends,
          consents: wish.consents,
          patience: plainPatience(signal, onNote),
          signal,
        };
        const end = await toEnd(signal, async () => {
          await deleteListed(parts, watch.take);
          onNote('The connection is read back and compared with what it held before the run …');
          await compare(run, ends, signal, onNote);
        });
        const what = { kind: 'asked', by: 'undo', asked: ends.tenant.asked() } as const;
        await worker.addCircumstance(run, { at: clock.now(), what });
        return { standing: await standingOf(run), deleted: watch.deleted(), end };
      });
    },
    people: (run, wish) => worker.undoPeople(run, wish),
    entries: (run) => pages((last) => worker.undoPage(run, last?.sequence ?? 0, REPORT_PAGE)),
    differences: (run) => pages((last) => worker.undoDifferences(run, last, REPORT_PAGE)),
  };

  function watching(asked: UndoStanding, { tenant }: UndoEnds, onProgress: NonNullable<WatchedUndo['onProgress']>) {
    const tally = undoTally(asked.counts);
    const before = tally.by.deleted;
    const began = clock.now();
    const meter = new RateMeter(began, 0, 0);
    let done = 0;
    return {
      deleted: () => tally.by.deleted - before,
      take(change: UndoChange) {
        if (!tally.take(change)) return;
        done += 1;
        const now = clock.now();
        meter.sample(now, now - began, done);
        const progress: UndoProgress = {
          ...tally.by,
          counts: tally.counts(),
          rate: { now: meter.now, average: meter.average },
          remainingMs: meter.remaining(tally.by.waiting),
          pausedUntil: tenant.pausedUntil(),
        };
        onProgress(progress);
      },
    };
  }
}

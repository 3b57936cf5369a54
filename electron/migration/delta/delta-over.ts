import { deltaShownForMs } from '../../common/delta-words.ts';
import type { DeltaChange } from '../../journal/delta-records.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import { RateMeter } from '../bulk/rate-meter.ts';
import type { RunSnapshot } from '../bulk/run-types.ts';
import type { RunEnds, RunManner } from '../ends.ts';
import type { Engine } from '../engine.ts';
import { exportById } from '../export-by-id.ts';
import type { Migration } from '../migration.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { makePlan } from '../plan/make-plan.ts';
import { placeOfEnds } from '../runs-in-hand.ts';
import { paceOf } from '../undo/undo-pace.ts';
import { toEnd } from '../work-end.ts';
import type { DeltaStanding } from '../worker/delta-listing.ts';
import { fromFailure } from '../worker/failure-across.ts';
import { type CarryingParts, carryListed } from './carry-listed.ts';
import { carryPasswords } from './carry-passwords.ts';
import { changeableConnection } from './changeable-connection.ts';
import { mayNotChange, nothingBefore, runNotSettled, stoppedByHand, tooManyLeft } from './delta-errors.ts';
import type { DeltaProgress, RunDelta, WatchedDelta } from './delta-types.ts';
import { openAccounts } from './open-accounts.ts';

/** Fewer than so many gone are nobody's other database. */
const FEW = 20;

/** Deltas over the worker that has the journal open; new accounts go with a run. */
export function deltaOver(engine: Engine, runs: Pick<Migration, 'startRun' | 'resumeRun' | 'run'>): RunDelta {
  const { worker, settings, clock, random, either, plainPatience, withRunsInHand, refuseBesideUndo } = engine;

  const latestOf = async ({ tenant, connection }: RunEnds) =>
    (await worker.deltas({ name: connection.name, tenant: tenant.domain })).at(-1) ?? null;

  const refuseUnfit = async (ends: RunEnds, signal: AbortSignal) => {
    const place = placeOfEnds(ends);
    await refuseBesideUndo(place);
    const latest = await latestOf(ends);
    for (const { id, plan, connection: other } of await worker.allRuns()) {
      // The run of its own new accounts goes on with it.
      const isOwn = latest?.state === 'under-way' && latest.plan === plan;
      if (isOwn || other.id !== place.id || other.tenant !== place.tenant) continue;
      const open = (await worker.openFiles(id)).filter(({ state }) => state !== 'unsent');
      if (open.length > 0) throw runNotSettled(id, open.length);
    }
    return changeableConnection(ends, plainPatience(signal), signal);
  };

  const refuseWithoutRights = async ({ tenant }: RunEnds, signal: AbortSignal) => {
    const granted = await plainPatience(signal).tenant(() => tenant.scopes(signal));
    const missing = ['update:users', 'create:users'].filter((scope) => !granted.includes(scope));
    if (missing.length > 0) throw mayNotChange(missing);
  };

  /** The legacy database read once more, held against what was given, and each of whom it is about against an export. */
  const makeList = async (ends: RunEnds, signal: AbortSignal, watched: WatchedDelta): Promise<DeltaStanding> => {
    const { tenant, connection } = ends;
    const { usernames } = await refuseUnfit(ends, signal);
    const place = { id: connection.id, name: connection.name, tenant: tenant.domain };
    const basis = await worker.deltaBasis(place);
    if (basis === null) throw nothingBefore(connection.name);
    watched.onNote?.('The legacy database is read once more …');
    const { summary } = await makePlan(
      worker,
      'plan',
      ends.legacy,
      { ...basis, username: usernames },
      { signal, ...(watched.onReading === undefined ? {} : { onProgress: watched.onReading }) },
      settings,
      clock,
    );
    const delta = await worker.beginDelta(place, summary.id, clock.now());
    watched.onNote?.('The connection is read: who of those that changed can be changed there?');
    const patience = plainPatience(signal, watched.onNote);
    await exportById(ends, patience, signal, (users) => worker.judgeDelta(delta, users));
    return worker.closeDelta(delta, clock.now());
  };

  /** What is to be carried over: what is under way, what was shown of late, or a new list. */
  const toCarry = async (ends: RunEnds, signal: AbortSignal, watched: WatchedDelta): Promise<DeltaStanding> => {
    const latest = await latestOf(ends);
    if (latest?.state === 'under-way') return latest;
    if (latest?.state === 'listed' && clock.now() - latest.begun < deltaShownForMs) return latest;
    const made = await makeList(ends, signal, watched);
    const gone = made.counts.reduce(
      (sum, { kinds, accounts }) => (kinds.includes('deleted') ? sum + accounts : sum),
      0,
    );
    const total = made.plan === null ? 0 : (await worker.readPlan(made.plan)).summary.total;
    if (gone > FEW && gone > total) throw tooManyLeft(gone, gone + total);
    return made;
  };

  /** New accounts, as a run of the reading; whatever becomes of each stands in its ledger. */
  const carryNew = async (
    { delta, ends, signal }: CarryingParts,
    manner: RunManner,
    onCounts: (counts: RunSnapshot['counts']) => void,
  ) => {
    const { plan, run, counts } = await worker.deltaStanding(delta);
    const isNew = counts.some(({ kinds, state }) => kinds.includes('new') && state !== 'done');
    if (!isNew || plan === null) return;
    const handle =
      run === null ? await runs.startRun(plan, ends, { ...manner, delta }) : await runs.resumeRun(run, ends, manner);
    const stop = () => handle.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const quiet = handle.onChange(() => onCounts(handle.snapshot().counts));
    const { state, failure } = await handle.done.finally(() => {
      quiet();
      signal.removeEventListener('abort', stop);
    });
    signal.throwIfAborted();
    if (failure !== undefined) throw fromFailure({ kind: 'userferry', failure });
    if (state !== 'finished') throw stoppedByHand(handle.id);
    await worker.settleNew(delta, clock.now());
  };

  return {
    passes: (place) => worker.deltas(place),
    preview: (ends, watched = {}) => {
      const signal = either(watched.signal);
      return withRunsInHand(async () => {
        const latest = await latestOf(ends);
        const standing = latest?.state === 'under-way' ? latest : await makeList(ends, signal, watched);
        return { standing, pace: paceOf(ends.tenant.burst()) };
      });
    },
    async carryOver(ends, { by, why }, watched = {}, manner = {}) {
      const { onNote = () => undefined, onProgress = () => undefined } = watched;
      const signal = either(watched.signal);
      const delta = await withRunsInHand(async () => {
        await refuseUnfit(ends, signal);
        await refuseWithoutRights(ends, signal);
        const listed = await toCarry(ends, signal, watched);
        if (listed.state !== 'finished') await worker.askDelta(listed.id, by, why);
        return listed.id;
      });
      const standing = await worker.deltaStanding(delta);
      if (standing.state === 'finished' || standing.plan === null) return { standing, end: { kind: 'done' } };
      const { basis } = await worker.readPlan(standing.plan);
      const { onChange, onCounts } = watching(standing, ends, onProgress);
      const parts: CarryingParts = {
        worker,
        clock,
        random,
        settings,
        delta,
        ends,
        source: accountSource(basis.mapping, basis.applications),
        patience: plainPatience(signal, onNote),
        signal,
        onChange,
        onNote,
      };
      const end = await toEnd(signal, async () => {
        await withRunsInHand(async () => {
          do {
            await carryListed(parts);
            await carryPasswords(parts);
            // Who was deleted while passwords went out waits to be blocked.
          } while (await worker.deltaWaits(delta));
        });
        await carryNew(parts, manner, onCounts);
        const { counts } = await worker.deltaStanding(delta);
        if (openAccounts(counts) === 0) await worker.finishDelta(delta, clock.now());
      });
      return { standing: await worker.deltaStanding(delta), end };
    },
    standing: (delta) => worker.deltaStanding(delta),
    page: (delta, filter, after, limit) => worker.deltaPage(delta, after, limit, filter),
    entries: (delta) => pages((last) => worker.deltaPage(delta, last?.number ?? 0, REPORT_PAGE)),
  };

  function watching({ counts }: DeltaStanding, { tenant }: RunEnds, onProgress: (progress: DeltaProgress) => void) {
    const by = { done: 0, listed: 0, waiting: 0 };
    for (const { state, accounts } of counts) by[groupOf(state)] += accounts;
    const began = clock.now();
    const meter = new RateMeter(began, 0, 0);
    let ended = 0;
    const tell = (newly: number) => {
      ended += newly;
      const now = clock.now();
      meter.sample(now, now - began, ended);
      onProgress({ ...by, remainingMs: meter.remaining(by.waiting), pausedUntil: tenant.pausedUntil() });
    };
    let brought = { done: 0, listed: 0 };
    return {
      onChange({ state }: DeltaChange) {
        const group = groupOf(state);
        if (group === 'waiting') return;
        by[group] += 1;
        by.waiting -= 1;
        tell(1);
      },
      /** New accounts wait, by the pass's own list, until their run is at its end. */
      onCounts({ imported, updated, present, rejected }: RunSnapshot['counts']) {
        const now = { done: imported + updated + present, listed: rejected };
        const newly = now.done + now.listed - brought.done - brought.listed;
        by.done += now.done - brought.done;
        by.listed += now.listed - brought.listed;
        by.waiting = Math.max(0, by.waiting - newly);
        brought = now;
        tell(newly);
      },
    };
  }
}

function groupOf(state: DeltaChange['state']): 'done' | 'listed' | 'waiting' {
  return state === 'done' || state === 'listed' ? state : 'waiting';
}

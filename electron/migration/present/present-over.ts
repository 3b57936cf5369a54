import type { PresentState } from '../../common/present-words.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import type { FoundUser, UserUpdate } from '../../tenant/tenant.ts';
import { RateMeter } from '../bulk/rate-meter.ts';
import { changeableConnection } from '../delta/changeable-connection.ts';
import { mayNotChange } from '../delta/delta-errors.ts';
import type { RunEnds } from '../ends.ts';
import type { Engine } from '../engine.ts';
import { exportById } from '../export-by-id.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { placeOfEnds } from '../runs-in-hand.ts';
import { legacyTransience } from '../transient.ts';
import { paceOf } from '../undo/undo-pace.ts';
import { toEnd } from '../work-end.ts';
import type { PresentStep } from '../worker/presenting.ts';
import { beingPutBack, nobodyToPutBack, runNotOver } from './present-errors.ts';
import {
  type PresentEnd,
  type PresentRecord,
  type PutBackEnds,
  type UpdatePresent,
  usersIn,
  type WatchedPresent,
} from './present-types.ts';

/** Read from the journal at a time. */
const BATCH = 40;
/** Users who are looked at and changed at the same time. */
const LANES = 4;

/** One of the list, as far as changing them needs it. */
interface Listed {
  readonly sequence: number;
  readonly key: string;
  readonly userId: string;
}

/** What is done with each of the list: what a look at them comes to, and what became of the call that follows it. */
interface Work {
  readonly states: readonly PresentState[];
  /** Reads what has to be read before the look. */
  beforeLook(line: Listed): Promise<(user: FoundUser | null) => Promise<PresentStep>>;
  note(line: Listed, update: UserUpdate): Promise<PresentState>;
}

/** Users who were there before a run, over the worker that has the journal open. */
export function presentOver(engine: Engine): UpdatePresent {
  const { worker, clock, either, plainPatience, refuseOtherConnection } = engine;
  const { withRunsInHand, refuseUndone, refuseBesideUndo, refuseBesideDelta } = engine;

  const standingOf = async (run: string): Promise<PresentRecord> => {
    const standing = await worker.presentStanding(run);
    if (standing === null) throw new Error(`run ${run} has no list of who was there before`);
    return standing;
  };

  /** No run may come or go on meanwhile, and nothing may reach the legacy database. */
  const holding = async <Result>(
    run: string,
    ends: PutBackEnds,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    refuseOtherConnection(await worker.readRun(run), ends);
    return withRunsInHand(async () => {
      await refuseBesideUndo(placeOfEnds(ends));
      await refuseBesideDelta(placeOfEnds(ends));
      await changeableConnection(ends, plainPatience(signal), signal);
      return work();
    });
  };

  const refuseWithoutRights = async ({ tenant }: PutBackEnds, signal: AbortSignal) => {
    const granted = await plainPatience(signal).tenant(() => tenant.scopes(signal));
    const missing = ['update:users', 'update:users_app_metadata'].filter((scope) => !granted.includes(scope));
    if (missing.length > 0) throw mayNotChange(missing);
  };

  const refuseUnfit = async (run: string) => {
    if ((await worker.readRun(run)).state !== 'finished') throw runNotOver(run);
    const state = (await worker.presentStanding(run))?.state;
    if (state === 'putting-back') throw beingPutBack(run);
    // What was begun is brought to its end: undoing the run is about other people.
    if (state !== 'updating') await refuseUndone(run);
  };

  const rowReader = async (run: string, { legacy }: RunEnds, signal: AbortSignal, onNote?: (text: string) => void) => {
    const { plan } = await worker.readRun(run);
    const { basis } = await worker.readPlan(plan);
    const source = accountSource(basis.mapping, basis.applications);
    const patience = plainPatience(signal, onNote);
    return (key: string) =>
      patience.until('database-unreachable', legacyTransience, () => legacy.account(source, key, signal));
  };

  /** Whose id another connection has by now no look at a single user tells. */
  const noteElsewhere = async (run: string, ends: PutBackEnds, signal: AbortSignal, { onNote }: WatchedPresent) => {
    onNote?.('The connection is read: does another one have the same ids by now?');
    await worker.forgetPresentElsewhere(run);
    await exportById(ends, plainPatience(signal, onNote), signal, (users) => worker.notePresentElsewhere(run, users));
  };

  const makeList = async (run: string, ends: RunEnds, signal: AbortSignal, onNote?: (text: string) => void) => {
    await worker.beginPresentList(run, clock.now());
    await exportById(ends, plainPatience(signal, onNote), signal, (users) =>
      worker.listPresent(run, users, clock.now()),
    );
    await worker.closePresentList(run, clock.now());
    const row = await rowReader(run, ends, signal, onNote);
    for await (const page of pages<Listed>((last) =>
      worker.presentNext(run, ['waiting'], last?.sequence ?? 0, BATCH),
    )) {
      for (const { sequence, key } of page) await worker.comparePresent(run, sequence, await row(key), clock.now());
    }
    return standingOf(run);
  };

  /** Works through the list; throws the signal's reason when it is aborted, between two users. */
  const through = async (
    run: string,
    { tenant }: PutBackEnds,
    work: Work,
    signal: AbortSignal,
    { onNote }: WatchedPresent,
    onDone: () => void,
  ) => {
    const patience = plainPatience(signal, onNote);
    const one = async (line: Listed) => {
      const judge = await work.beforeLook(line);
      // After an outage they are looked at anew: nobody is changed by what was true before it.
      await patience.tenant(async () => {
        const user = await tenant.user(line.userId, signal);
        signal.throwIfAborted();
        const step = await judge(user);
        // Not broken off once it is on its way: values are set, so that a repeated call comes to the same.
        if (step.kind === 'write') await work.note(line, await tenant.updateUser(line.userId, step.changes));
      });
      onDone();
    };
    for await (const page of pages<Listed>((last) =>
      worker.presentNext(run, work.states, last?.sequence ?? 0, BATCH),
    )) {
      const queue = page.values();
      const lane = async () => {
        for (const line of queue) {
          signal.throwIfAborted();
          await one(line);
        }
      };
      const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    }
  };

  const workThrough = async (
    run: string,
    ends: PutBackEnds,
    work: Work,
    signal: AbortSignal,
    watched: WatchedPresent,
  ): Promise<PresentEnd> => {
    const end = await toEnd(signal, async () => {
      const onDone = watching(usersIn(await standingOf(run), ...work.states), ends, watched);
      await through(run, ends, work, signal, watched, onDone);
      await worker.finishPresent(run, clock.now());
    });
    const what = { kind: 'asked', by: 'present', asked: ends.tenant.asked() } as const;
    await worker.addCircumstance(run, { at: clock.now(), what });
    return { standing: await standingOf(run), end };
  };

  return {
    standing: (run) => worker.presentStanding(run),
    preview(run, ends, { signal: given, onNote } = {}) {
      const signal = either(given);
      return holding(run, ends, signal, async () => {
        await refuseUnfit(run);
        const before = await worker.presentStanding(run);
        const standing = before?.state === 'updating' ? before : await makeList(run, ends, signal, onNote);
        return { standing, pace: paceOf(ends.tenant.burst()) };
      });
    },
    update(run, ends, { by, why, passwords }, watched = {}) {
      const signal = either(watched.signal);
      return holding(run, ends, signal, async () => {
        await refuseUnfit(run);
        await refuseWithoutRights(ends, signal);
        if ((await worker.presentStanding(run))?.state === 'updating') await noteElsewhere(run, ends, signal, watched);
        else {
          watched.onNote?.('Connection and accounts are read: what would be changed of whom?');
          await makeList(run, ends, signal, watched.onNote);
        }
        await worker.askPresent(run, { at: clock.now(), what: 'update', passwords, by, why });
        const row = await rowReader(run, ends, signal, watched.onNote);
        const work: Work = {
          states: ['waiting', 'intended'],
          beforeLook: async ({ sequence, key }) => {
            const now = await row(key);
            return (user) => worker.updateStep(run, sequence, user, now, clock.now());
          },
          note: ({ sequence }, update) => worker.noteUpdated(run, sequence, update, clock.now()),
        };
        return workThrough(run, ends, work, signal, watched);
      });
    },
    putBack(run, ends, { by, why }, watched = {}) {
      const signal = either(watched.signal);
      return holding(run, ends, signal, async () => {
        const before = await worker.presentStanding(run);
        // One that was stopped with nobody left is only to be ended.
        const isGoingOn = before?.state === 'putting-back';
        if (!isGoingOn && (before === null || usersIn(before, 'intended', 'updated') === 0)) throw nobodyToPutBack(run);
        await refuseWithoutRights(ends, signal);
        await noteElsewhere(run, ends, signal, watched);
        await worker.askPresent(run, { at: clock.now(), what: 'put-back', passwords: false, by, why });
        const work: Work = {
          states: ['returning'],
          beforeLook:
            async ({ sequence }) =>
            (user) =>
              worker.returnStep(run, sequence, user, clock.now()),
          note: ({ sequence }, update) => worker.noteReturned(run, sequence, update, clock.now()),
        };
        return workThrough(run, ends, work, signal, watched);
      });
    },
    page: (run, filter, after, limit) => worker.presentPage(run, after, limit, filter),
    entries: (run) => pages((last) => worker.presentPage(run, last?.sequence ?? 0, REPORT_PAGE)),
  };

  function watching(waitingFirst: number, { tenant }: PutBackEnds, { onProgress }: WatchedPresent): () => void {
    const began = clock.now();
    const meter = new RateMeter(began, 0, 0);
    let done = 0;
    return () => {
      done += 1;
      const now = clock.now();
      meter.sample(now, now - began, done);
      const waiting = Math.max(0, waitingFirst - done);
      onProgress?.({ done, waiting, remainingMs: meter.remaining(waiting), pausedUntil: tenant.pausedUntil() });
    };
  }
}

import type { FailureCause } from '../../common/trickle-words.ts';
import type { LogPage } from '../../tenant/read-log.ts';
import { INTERVAL_MS, INTERVALS, type SignInLook, type SignInsWithin } from '../sign-ins/sign-in-look.ts';
import { SignInsByFormat } from '../sign-ins/sign-ins-by-format.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { signInsIn } from './sign-ins-in-log.ts';

/** So many places of the plan are held against the log at a time. */
const PLACES = 20_000;
/** A run's own calls are in the log soon after its beginning: a log that begins later than this has forgotten a part. */
const FIRST_EVENT_WITHIN_MS = 15 * 60_000;

/** How sign-ins go since a run. */
export interface SigningIn {
  /** Behind which reading goes on; null where nothing was read yet. */
  signInPosition(run: string): string | null;
  /** Takes in a page of the tenant's log, all or nothing: events of the run's connection since it was begun. */
  takeInSignIns(run: string, page: LogPage, now: number): void;
  /** Notes a look, and adds up what is known. */
  finishSignIns(run: string, readable: boolean, now: number): Promise<SignInLook>;
  /** What the latest look knew; null before the first. */
  signInsOf(run: string): Promise<SignInLook | null>;
}

const fresh = { position: null, since: null, upTo: null, readable: true, gap: false };

export function signingIn(journal: MigrationJournal): SigningIn {
  const { runs, plans, signIns, keys } = journal;

  const byFormat = async (run: string, plan: string): Promise<SignInsByFormat> => {
    const people = new SignInsByFormat();
    const accounts = plans.read(plan).summary?.total ?? 0;
    let after = 0;
    await repeatedly(() => {
      people.add(signIns.logged(run, plan, after + 1, after + PLACES));
      after += PLACES;
      return after < accounts;
    });
    return people;
  };

  const within = (run: string, at: number): readonly SignInsWithin[] => {
    const last = Math.floor(at / INTERVAL_MS) * INTERVAL_MS;
    const first = last - (INTERVALS - 1) * INTERVAL_MS;
    const known = Map.groupBy(signIns.intervals(run, first), ({ start }) => start);
    return Array.from({ length: INTERVALS }, (_, index) => {
      const start = first + index * INTERVAL_MS;
      const events = known.get(start) ?? [];
      const sum = (isWanted: (kind: string) => boolean) =>
        events.reduce((total, each) => (isWanted(each.kind) ? total + each.events : total), 0);
      return { start, signIns: sum((kind) => kind === 'sign-in'), refused: sum((kind) => kind !== 'sign-in') };
    });
  };

  const signInsOf = async (run: string): Promise<SignInLook | null> => {
    const log = signIns.log(run);
    if (log === null) return null;
    const { plan, started } = runs.read(run);
    const { at, readable, upTo, since, gap } = log;
    const isLate = since !== null && since > started + FIRST_EVENT_WITHIN_MS;
    return {
      run,
      at,
      ...(await byFormat(run, plan)).told(at),
      causes: signIns
        .kinds(run)
        .filter(({ kind }) => kind !== 'sign-in')
        // Causes are written by `log-meaning` alone.
        .map(({ kind, ...of }) => ({ cause: kind as FailureCause, ...of }))
        .toSorted((one, other) => other.people - one.people || (one.cause < other.cause ? -1 : 1)),
      intervals: within(run, at),
      log: { readable, upTo, keptSince: isLate ? since : null, gap },
    };
  };

  return {
    signInPosition: (run) => signIns.log(run)?.position ?? null,
    takeInSignIns(run, page, now) {
      const { events, position, gap } = page;
      journal.transaction(() => {
        for (const event of signInsIn(events, runs.read(run), keys)) {
          signIns.addLogged(run, event);
          signIns.addToInterval(run, Math.floor(event.at / INTERVAL_MS) * INTERVAL_MS, event.kind);
        }
        const log = signIns.log(run) ?? { ...fresh, at: now };
        const newest = Math.max(log.upTo ?? 0, ...events.map(({ at }) => at));
        signIns.setLog(run, {
          ...log,
          position,
          since: log.since ?? events[0]?.at ?? null,
          upTo: newest === 0 ? null : newest,
          gap: log.gap || gap,
        });
      });
    },
    async finishSignIns(run, readable, now) {
      journal.transaction(() => signIns.setLog(run, { ...(signIns.log(run) ?? fresh), readable, at: now }));
      const look = await signInsOf(run);
      if (look === null) throw new Error(`run ${run} was not looked at`);
      return look;
    },
    signInsOf,
  };
}

import type { TrickleStanding } from '../../common/trickle-words.ts';
import { lockLooks } from '../../journal/locks.ts';
import type { OpenReset, StandingCount, StandingEntry } from '../../journal/looks.ts';
import type { KeptEvent, KeptReset, LogGap } from '../../journal/trickle-log.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import type { LogPage } from '../../tenant/read-log.ts';
import { FailureGroups } from '../trickle/failure-groups.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { lookOf } from '../trickle/look-of.ts';
import type { TrickleLook } from '../trickle/trickle-look.ts';
import { repeatedly } from './pause-between.ts';
import { personOfEvent } from './person-of-event.ts';
import { PlaceAccounts } from './place-accounts.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;
const HOUR_MS = 3_600_000;
/** Failures are told of over so many days. */
const FAILURES_OVER = 7 * 24 * HOUR_MS;

/** Where a look is taken. */
export interface LookedAt {
  /** The connection's name in the tenant, as one text. */
  readonly place: string;
  readonly connection: { readonly id: string; readonly name: string; readonly tenant: string };
}

type Behind = Pick<StandingEntry<TrickleStanding>, 'lastSeen' | 'sequence'>;

/** What is told of all looks together. */
export interface LooksTold {
  readonly count: number;
  readonly first: number;
  readonly latest: TrickleLook;
  /** Of the latest; they add up to its total. */
  readonly byReason: readonly StandingCount<TrickleStanding>[];
}

/** Looking at a trickle migration: the tenant's log taken in, and the connection's users held against the plan. */
export interface Looking {
  /** Takes looking at this workspace in hand until `endLook`. @throws UserferryError UF-4015 */
  beginLook(): void;
  endLook(): void;
  /** The log id behind which the reading goes on; null where nothing was read yet. */
  logPosition(place: string): string | null;
  /** Takes a page of the log in, all or nothing; of other connections' events only the place in the log is kept. */
  takeInLog(at: LookedAt, page: LogPage): void;
  /** After the export was taken in with `Observing`: places every account of the plan, counts and stores. */
  finishLook(at: LookedAt, plan: string, logReadable: boolean, now: number): Promise<TrickleLook>;
  latestLook(place: string): TrickleLook | null;
  /** How often anybody has looked, and how accounts stood at the latest look, by reason; null before the first. */
  looksTold(place: string): LooksTold | null;
  /** Accounts that stood so at the latest look, longest not seen first, behind one of them. */
  standingPage(
    place: string,
    standing: TrickleStanding,
    after: Behind | null,
    limit: number,
  ): readonly StandingEntry<TrickleStanding>[];
  /** The same from a place of the list on. */
  standingPart(
    place: string,
    standing: TrickleStanding,
    from: number,
    limit: number,
  ): readonly StandingEntry<TrickleStanding>[];
  /** Who had an open reset at the latest look, oldest first, behind a number. */
  openResetPage(place: string, after: number, limit: number): readonly OpenReset<TrickleStanding>[];
}

export function looking(journal: MigrationJournal, journalFile: string): Looking & { releaseLook(): void } {
  const { trickleLog, looks, tenantUsers, runs, plans, deployments, keys } = journal;
  let unlock: (() => void) | null = null;
  const release = () => {
    unlock?.();
    unlock = null;
  };
  const kept = ({ connection }: LookedAt, event: LogEvent): readonly KeptEvent[] => {
    const meaning = event.connection === connection.name ? meaningOf(event) : null;
    if (meaning === null) return [];
    const { id, at, type } = event;
    const cause = meaning.kind === 'failure' ? meaning.cause : null;
    return [{ logId: id, at, type, kind: meaning.kind, cause, ...personOfEvent(event, keys) }];
  };

  /**
   * What happened before the log was first read and is lost: deploying and every sign-in are events, so that a log that begins after the
   * first of them has forgotten it.
   */
  const lostAtFirst = ({ place, connection }: LookedAt, firstCame: number | null, now: number): readonly LogGap[] => {
    const deployed = deployments
      .of(connection.tenant, connection.name)
      .find(({ mode, state }) => mode === 'trickle' && state === 'applied');
    // Where neither is known nothing is known to be lost; our own clock is no beginning, for it may have been set back.
    const after = Math.min(deployed?.made ?? Number.POSITIVE_INFINITY, firstCame ?? Number.POSITIVE_INFINITY);
    const before = trickleLog.position(place)?.began ?? now;
    return before - after > HOUR_MS ? [{ after, before }] : [];
  };

  /** Everybody once, by their latest reset. */
  const openResets = (resets: readonly KeptReset[], { people }: PlaceAccounts) =>
    [
      ...new Map(
        resets.filter(({ signedIn }) => signedIn === null).map((reset) => [people.nameOf(reset), reset]),
      ).values(),
    ].map((reset) => ({ at: reset.at, userId: reset.userId, account: people.accountOf(reset) }));

  /** People whose password was set in Auth0; who signed up there counts as a user. */
  const passwordsSet = (resets: readonly KeptReset[], { people }: PlaceAccounts) => {
    const isOtherUser = ({ userId, identifierHash }: KeptReset) =>
      (userId !== null && tenantUsers.observed(userId) !== null) ||
      (identifierHash !== null && tenantUsers.observedByEmail(identifierHash).length > 0);
    const set = resets.filter((reset) => people.accountOf(reset) !== null || !isOtherUser(reset));
    return new Set(set.map((reset) => people.nameOf(reset))).size;
  };

  /** Of everybody whom `beginRefused` put together. */
  const refusedGroups = async ({ people }: PlaceAccounts) => {
    const groups = new FailureGroups();
    let after = 0;
    await repeatedly(() => {
      const page = trickleLog.refused(after, BATCH);
      groups.add(people.placed(page));
      after = page.at(-1)?.number ?? after;
      return page.length > 0;
    });
    trickleLog.endRefused();
    return groups.told();
  };

  return {
    beginLook() {
      unlock = lockLooks(journalFile);
    },
    endLook: release,
    releaseLook: release,
    logPosition: (place) => trickleLog.position(place)?.logId ?? null,
    takeInLog(at, { events, position, gap }) {
      journal.transaction(() => {
        const known = trickleLog.position(at.place);
        // The log is in the order of its ids; times may lie the other way round.
        const times = events.map((event) => event.at).toSorted((one, other) => one - other);
        const first = times[0] ?? known?.at;
        if (first === undefined) return;
        if (gap && known !== null) {
          trickleLog.addGap(at.place, { after: known.at, before: Math.max(known.at, first) });
        }
        trickleLog.takeIn(at.place, {
          events: events.flatMap((event) => kept(at, event)),
          position: {
            logId: position,
            at: Math.max(times.at(-1) ?? first, known?.at ?? first),
            began: known?.began ?? first,
          },
        });
      });
    },
    async finishLook(at, plan, logReadable, now) {
      const { place, connection } = at;
      const total = plans.read(plan).summary?.total ?? 0;
      const look = looks.begin(place, plan, now);
      looks.beginBrought(
        runs
          .all()
          .filter((run) => run.connection.id === connection.id && run.connection.tenant === connection.tenant)
          .map(({ id }) => id),
      );
      const since = now - FAILURES_OVER;
      trickleLog.beginRefused(place, since);
      const placing = new PlaceAccounts(journal, { place, plan, now }, trickleLog.resets(place));
      let after = 0;
      await repeatedly(() => {
        const page = looks.accounts(plan, after, BATCH);
        journal.transaction(() => {
          looks.add(
            look,
            page.map((account) => ({
              sequence: account.sequence,
              standing: placing.place(account),
              seen: account.seen,
            })),
          );
        });
        after = page.at(-1)?.sequence ?? after;
        return page.length > 0;
      });
      looks.endBrought();
      const groups = await refusedGroups(placing);

      const resets = trickleLog.resets(place);
      const open = openResets(resets, placing);
      const { marked, unmarked } = tenantUsers.unexpectedByMark();
      const gaps = logReadable
        ? [...lostAtFirst(at, placing.firstCame, now), ...trickleLog.gaps(place)]
        : trickleLog.gaps(place);
      const result = lookOf({
        now,
        plan,
        total,
        standings: placing.counts,
        cameOn: placing.cameOn,
        undated: placing.undated,
        newerThanPlan: marked,
        days: trickleLog.days(place),
        failures: { since, groups },
        openResets: open.length,
        openResetsUnseen: open.filter(({ account }) => account !== null && !isThere(account.standing)).length,
        passwords: passwordsSet(resets, placing),
        passwordsLastWeek: passwordsSet(
          resets.filter((reset) => reset.at >= since),
          placing,
        ),
        unknownUsers: unmarked,
        log: { readable: logReadable, upTo: trickleLog.position(place)?.at ?? null, gaps },
      });
      journal.transaction(() => {
        looks.addOpenResets(look, open);
        looks.finish(look, result);
      });
      // By the log's own time: this computer's clock may be ahead.
      const upTo = Math.min(now, trickleLog.position(place)?.at ?? 0) - FAILURES_OVER;
      await repeatedly(() => journal.transaction(() => trickleLog.forgetFailures(place, upTo, BATCH)) > 0);
      return result;
    },
    latestLook: (place) => looks.latest(place)?.result ?? null,
    looksTold(place) {
      const latest = looks.latest(place);
      const taken = looks.taken(place);
      if (latest === null || taken === null) return null;
      return {
        ...taken,
        latest: latest.result,
        byReason: looks.byReason(latest.look) as readonly StandingCount<TrickleStanding>[],
      };
    },
    standingPage(place, standing, behind, limit) {
      const latest = looks.latest(place);
      if (latest === null) return [];
      // Standings are written by `finishLook` alone.
      return looks.page(latest.look, standing, behind, limit) as readonly StandingEntry<TrickleStanding>[];
    },
    standingPart(place, standing, from, limit) {
      const latest = looks.latest(place);
      if (latest === null) return [];
      return looks.part(latest.look, standing, from, limit) as readonly StandingEntry<TrickleStanding>[];
    },
    openResetPage(place, behind, limit) {
      const latest = looks.latest(place);
      if (latest === null) return [];
      return looks.openResets(latest.look, behind, limit) as readonly OpenReset<TrickleStanding>[];
    },
  };
}

function isThere(standing: TrickleStanding): boolean {
  return standing !== 'straggler' && standing !== 'cannot-come';
}

import { foldEmail } from '../../accounts/fold-email.ts';
import type { AccountToPlace, StandingEntry } from '../../journal/looks.ts';
import type { KeptEvent } from '../../journal/trickle-log.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import { failureGroups } from '../trickle/failure-groups.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { dayOf, lookOf } from '../trickle/look-of.ts';
import { standingOf } from '../trickle/standing-of.ts';
import type { TrickleLook, TrickleStanding } from '../trickle/trickle-look.ts';
import { repeatedly } from './pause-between.ts';
import { PeopleOfLog } from './people-of-log.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;
const DAY_MS = 86_400_000;
/** Failures are told of over so many days. */
const FAILURES_OVER = 7 * DAY_MS;
/** No trickle lasts so long: a mark from before is not a date. */
const OLDEST_MARK = 10 * 365 * DAY_MS;

/** Where a look is taken. */
export interface LookedAt {
  /** The connection's name in the tenant, as one text. */
  readonly place: string;
  readonly connection: { readonly id: string; readonly name: string; readonly tenant: string };
}

type Behind = Pick<StandingEntry<TrickleStanding>, 'lastSeen' | 'sequence'>;

/** Looking at a trickle migration: the tenant's log taken in, and the connection's users held against the plan. */
export interface Looking {
  logPosition(place: string): { readonly logId: string; readonly at: number } | null;
  /** Takes a page of the log in, all or nothing; of other connections' events only the place in the log is kept. */
  takeInLog(
    at: LookedAt,
    page: { readonly events: readonly LogEvent[]; readonly position: string; readonly gap: boolean },
  ): void;
  /** After the export was taken in with `Observing`: places every account of the plan, counts and stores. */
  finishLook(at: LookedAt, plan: string, logReadable: boolean, now: number): Promise<TrickleLook>;
  latestLook(place: string): TrickleLook | null;
  /** Accounts that stood so at the latest look, longest not seen first, behind one of them. */
  standingPage(
    place: string,
    standing: TrickleStanding,
    after: Behind | null,
    limit: number,
  ): readonly StandingEntry<TrickleStanding>[];
}

export function looking(journal: MigrationJournal): Looking {
  const { trickleLog, looks, tenantUsers, plans, runs, keys } = journal;
  const hashOf = (typed: string) =>
    typed.includes('@') ? keys.emailHash(foldEmail(typed)) : keys.identifierHash('username', typed);
  const kept = ({ connection }: LookedAt, event: LogEvent): readonly KeptEvent[] => {
    const meaning = event.connection === connection.name ? meaningOf(event) : null;
    if (meaning === null) return [];
    const { id, at, type, typed } = event;
    // A script that turns somebody away may name what was typed instead of an id.
    const isTyped = event.userId !== null && (event.userId.includes('@') || event.userId === typed);
    const identifier = typed ?? (isTyped ? event.userId : null);
    return [
      {
        logId: id,
        at,
        type,
        kind: meaning.kind,
        cause: meaning.kind === 'failure' ? meaning.cause : null,
        userId: isTyped ? null : event.userId,
        identifierHash: identifier === null ? null : hashOf(identifier),
      },
    ];
  };
  return {
    logPosition: (place) => trickleLog.position(place),
    takeInLog(at, { events, position, gap }) {
      const [first] = events;
      const last = events.at(-1);
      if (first === undefined || last === undefined) return;
      journal.transaction(() => {
        const before = trickleLog.position(at.place);
        if (gap && before !== null) trickleLog.addGap(at.place, { after: before.at, before: first.at });
        trickleLog.takeIn(at.place, {
          events: events.flatMap((event) => kept(at, event)),
          position: { logId: position, at: last.at },
        });
      });
    },
    async finishLook({ place, connection }, plan, logReadable, now) {
      const { basis, summary } = plans.read(plan);
      const unblocks = basis.rules.blockedAccounts === 'import-unblocked';
      const look = looks.begin(place, plan, now);
      const isHere = (other: { readonly id: string; readonly tenant: string }) =>
        other.id === connection.id && other.tenant === connection.tenant;
      looks.beginBrought(
        runs
          .all()
          .filter((run) => isHere(run.connection))
          .map(({ id }) => id),
      );
      const since = now - FAILURES_OVER;
      const people = new PeopleOfLog(trickleLog.failures(place, since), trickleLog.openResets(place));
      const counted = { 'by-sign-in': 0, 'by-run': 0, otherwise: 0, straggler: 0, 'cannot-come': 0 };
      const cameOn = new Map<string, number>();
      let undated = 0;

      const standingIn = (account: AccountToPlace): TrickleStanding => {
        const { userId } = account;
        const user = userId === null ? null : tenantUsers.observed(userId);
        if (user === null || userId === null) return standingOf(account, null, false, unblocks);
        tenantUsers.expect(userId);
        const standing = standingOf(account, user, looks.broughtByRun(userId), unblocks);
        if (user.signIns > 0 && people.hasOpenReset(account)) {
          trickleLog.closeResets(place, { userId, identifierHash: account.emailHash }, now);
        }
        if (standing === 'by-sign-in') {
          const { cameAt } = user;
          const dated = cameAt !== null && cameAt <= now + DAY_MS && cameAt >= now - OLDEST_MARK;
          if (dated) cameOn.set(dayOf(cameAt), (cameOn.get(dayOf(cameAt)) ?? 0) + 1);
          else undated += 1;
          // Whoever comes by signing in has signed in: this one came by a link, and has not used the new password.
          if (user.signIns === 0) {
            trickleLog.noteReset(place, { userId, identifierHash: account.emailHash, at: dated ? cameAt : now });
          }
        }
        return standing;
      };

      let after = 0;
      await repeatedly(() => {
        const page = looks.accounts(plan, after, BATCH);
        journal.transaction(() => {
          const placed = page.map((account) => {
            const standing = standingIn(account);
            counted[standing] += 1;
            people.meet(account);
            return { sequence: account.sequence, standing, seen: account.seen };
          });
          looks.add(look, placed);
        });
        after = page.at(-1)?.sequence ?? after;
        return page.length > 0;
      });
      looks.endBrought();
      const result = lookOf({
        now,
        plan,
        total: summary?.total ?? 0,
        standings: counted,
        cameOn,
        undated,
        days: trickleLog.days(place),
        failures: { since, groups: failureGroups(people.failures()) },
        openResets: people.distinct(trickleLog.openResets(place)),
        passwords: trickleLog.peopleWithReset(place),
        unknownUsers: tenantUsers.unexpected(),
        log: { readable: logReadable, upTo: trickleLog.position(place)?.at ?? null, gaps: trickleLog.gaps(place) },
      });
      journal.transaction(() => looks.finish(look, result));
      return result;
    },
    latestLook: (place) => looks.latest(place)?.result ?? null,
    standingPage(place, standing, behind, limit) {
      const latest = looks.latest(place);
      if (latest === null) return [];
      // Standings are written by `finishLook` alone.
      return looks.page(latest.look, standing, behind, limit) as readonly StandingEntry<TrickleStanding>[];
    },
  };
}

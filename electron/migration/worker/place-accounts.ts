import { standings, type TrickleStanding } from '../../common/trickle-words.ts';
import type { AccountToPlace } from '../../journal/looks.ts';
import type { KeptReset, PersonNames } from '../../journal/trickle-log.ts';
import { dayOf } from '../trickle/look-of.ts';
import { standingOf } from '../trickle/standing-of.ts';
import { PeopleOfLog } from './people-of-log.ts';
import type { MigrationJournal } from './planning.ts';
import { userIds } from './user-ids.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No trickle lasts so long: a mark from before is not a date. */
const OLDEST_MARK = 10 * 365 * DAY_MS;

/** Holds accounts of a plan against the connection's users as the latest export shows them, and counts how they stand. */
export class PlaceAccounts {
  readonly counts: Record<TrickleStanding, number>;
  /** Who came by signing in, by the mark's date. */
  readonly cameOn = new Map<string, number>();
  /** The earliest date of a mark; null for none. */
  firstCame: number | null = null;
  undated = 0;
  readonly people: PeopleOfLog;
  readonly #journal: MigrationJournal;
  readonly #place: string;
  readonly #now: number;
  readonly #unblocks: boolean;
  readonly #idOf: ReturnType<typeof userIds>;
  readonly #reset: PeopleOfLog;

  constructor(
    journal: MigrationJournal,
    { place, plan, now }: { readonly place: string; readonly plan: string; readonly now: number },
    resets: readonly KeptReset[],
  ) {
    const { basis } = journal.plans.read(plan);
    this.#journal = journal;
    this.#place = place;
    this.#now = now;
    this.#unblocks = basis.rules.blockedAccounts === 'import-unblocked';
    this.#idOf = userIds(basis);
    this.#reset = new PeopleOfLog(resets.filter(({ signedIn }) => signedIn === null));
    this.people = new PeopleOfLog(resets, (person) => journal.trickleLog.refusedAs(person));
    this.counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<TrickleStanding, number>;
  }

  place(account: AccountToPlace): TrickleStanding {
    const { looks, tenantUsers } = this.#journal;
    // Who is held or left out by the plan may come by signing in all the same.
    const userId = this.#idOf(account);
    const user = userId === null ? null : tenantUsers.observed(userId);
    const brought = userId !== null && looks.broughtByRun(userId);
    const standing = standingOf(account, user, brought, this.#unblocks);
    this.counts[standing] += 1;
    const names = { ...account, userId };
    if (user !== null && userId !== null) {
      tenantUsers.expect(userId);
      const bySignIn = standing === 'by-sign-in';
      const cameAt = bySignIn ? this.#came(user.cameAt) : null;
      this.#noteReset({ ...names, userId }, { ...user, cameByLink: bySignIn && user.lastLogin === null, cameAt });
    }
    this.people.meet(names, { sequence: account.sequence, format: account.format, standing });
    return standing;
  }

  /** Counts who came by the mark's date, where that can be one; a clock that is a little ahead of ours is no future. */
  #came(marked: number | null): number | null {
    if (marked === null || marked > this.#now + DAY_MS || marked < this.#now - OLDEST_MARK) {
      this.undated += 1;
      return null;
    }
    const cameAt = Math.min(marked, this.#now);
    const day = dayOf(cameAt);
    this.cameOn.set(day, (this.cameOn.get(day) ?? 0) + 1);
    this.firstCame = Math.min(cameAt, this.firstCame ?? cameAt);
    return cameAt;
  }

  /** What a user tells of resets that the log may have lost, and of sign-ins since. */
  #noteReset(
    names: PersonNames & { readonly userId: string },
    user: {
      readonly lastLogin: number | null;
      readonly lastReset: number | null;
      /** Whoever comes by signing in has signed in: who has not came by a link, and has not used the new password. */
      readonly cameByLink: boolean;
      readonly cameAt: number | null;
    },
  ): void {
    const { trickleLog } = this.#journal;
    const { lastLogin, lastReset, cameByLink, cameAt } = user;
    // The event and the user have their times from two machines.
    if (lastReset !== null) trickleLog.noteReset(this.#place, names, lastReset, lastReset - HOUR_MS);
    else if (cameByLink) trickleLog.noteReset(this.#place, names, cameAt ?? this.#now, 0);
    if (lastReset !== null || cameByLink) this.people.want(names);
    if (lastLogin !== null && (lastReset !== null || this.#reset.isAbout(names)))
      trickleLog.closeResets(this.#place, names, lastLogin);
  }
}

import type { FailureCause, TrickleStanding } from '../../common/trickle-words.ts';
import type { LoggedPerson, PersonNames, RefusedPerson } from '../../journal/trickle-log.ts';
import type { PlacedRefusal } from '../trickle/failure-groups.ts';

/** An account of the plan whom an event of the log is about. */
export interface MetAccount {
  readonly sequence: number;
  readonly format: string;
  readonly standing: TrickleStanding;
}

/**
 * Whom the log's events are about: they name a user id, or what was typed. Accounts of the plan are met one by one, and whoever an event
 * could be about is remembered; memory follows neither the plan nor the attempts of people whom it does not know.
 */
export class PeopleOfLog {
  readonly #wanted = new Set<string>();
  readonly #accounts = new Map<string, MetAccount>();
  readonly #refusedAs: (person: PersonNames) => PersonNames;

  /** @param refusedAs Of somebody's names those that refused attempts tell of, which are too many to be held here */
  constructor(people: Iterable<LoggedPerson>, refusedAs: (person: PersonNames) => PersonNames = () => nobody) {
    this.#refusedAs = refusedAs;
    for (const person of people) for (const name of namesOf(person)) this.#wanted.add(name);
  }

  /** Remembers of somebody more what `meet` tells. */
  want(person: PersonNames): void {
    for (const name of allNamesOf(person)) this.#wanted.add(name);
  }

  /** Whether an event of the log may be about somebody of these names. */
  isAbout(person: PersonNames): boolean {
    return allNamesOf(person).some((name) => this.#wanted.has(name));
  }

  meet(person: PersonNames, account: MetAccount): void {
    const refused = new Set(allNamesOf(this.#refusedAs(person)));
    for (const name of allNamesOf(person)) {
      if (!refused.has(name) && !this.#wanted.has(name)) continue;
      const known = this.#accounts.get(name);
      // Of accounts that share a name the first that can come is meant: the log tells no more.
      if (known === undefined || known.standing === 'cannot-come') this.#accounts.set(name, account);
    }
  }

  /** The account that somebody of the log has; null for who is not in the plan. After all accounts were met. */
  accountOf(person: LoggedPerson): MetAccount | null {
    for (const name of namesOf(person)) {
      const account = this.#accounts.get(name);
      if (account !== undefined) return account;
    }
    return null;
  }

  /** The same for everything that names the same person. */
  nameOf(person: LoggedPerson): string {
    const account = this.accountOf(person);
    return account === null ? (namesOf(person).at(-1) ?? 'nobody') : `account ${account.sequence}`;
  }

  placed(refused: readonly RefusedPerson[]): readonly PlacedRefusal[] {
    return refused.map((refusal) => {
      const account = this.accountOf(refusal);
      // Scripts name who is turned away, also when nobody is found: then no user has that name.
      const isNobody = refusal.cause === 'wrong-password' && refusal.userId === null && account === null;
      return {
        // Causes are written by `log-meaning` alone.
        cause: isNobody ? 'unknown-person' : (refusal.cause as FailureCause),
        attempts: refusal.attempts,
        last: refusal.last,
        name: this.nameOf(refusal),
        account,
      };
    });
  }
}

const nobody: PersonNames = { userId: null, emailHash: null, usernameHash: null };

function namesOf({ userId, identifierHash }: LoggedPerson): readonly string[] {
  return [...(userId === null ? [] : [`id ${userId}`]), ...(identifierHash === null ? [] : [typed(identifierHash)])];
}

function allNamesOf({ userId, emailHash, usernameHash }: PersonNames): readonly string[] {
  return [...namesOf({ userId, identifierHash: emailHash }), ...(usernameHash === null ? [] : [typed(usernameHash)])];
}

function typed(hash: Uint8Array): string {
  return `typed ${Buffer.from(hash).toString('hex')}`;
}

import type { AccountToPlace } from '../../journal/looks.ts';
import type { KeptFailure, KeptReset } from '../../journal/trickle-log.ts';
import type { PlacedFailure } from '../trickle/failure-groups.ts';
import type { FailureCause } from '../trickle/log-meaning.ts';

type Person = Pick<KeptFailure, 'userId' | 'identifierHash'>;

/**
 * Whom the log's events are about: they name a user id, or what was typed. Accounts of the plan are met one by one, and whoever an event
 * could be about is remembered; memory follows the events and not the plan.
 */
export class PeopleOfLog {
  readonly #failures: readonly KeptFailure[];
  readonly #wanted = new Set<string>();
  readonly #open = new Set<string>();
  readonly #accounts = new Map<string, Pick<AccountToPlace, 'sequence' | 'format'>>();

  constructor(failures: readonly KeptFailure[], openResets: readonly KeptReset[]) {
    this.#failures = failures;
    for (const person of [...failures, ...openResets]) for (const name of namesOf(person)) this.#wanted.add(name);
    for (const person of openResets) for (const name of namesOf(person)) this.#open.add(name);
  }

  meet({ sequence, format, userId, emailHash, usernameHash }: AccountToPlace): void {
    for (const name of [
      ...namesOf({ userId, identifierHash: emailHash }),
      ...namesOf({ userId: null, identifierHash: usernameHash }),
    ]) {
      if (this.#wanted.has(name)) this.#accounts.set(name, { sequence, format });
    }
  }

  hasOpenReset({ userId, emailHash }: Pick<AccountToPlace, 'userId' | 'emailHash'>): boolean {
    return namesOf({ userId, identifierHash: emailHash }).some((name) => this.#open.has(name));
  }

  /** After all accounts were met. */
  failures(): readonly PlacedFailure[] {
    return this.#failures.map((failure) => {
      const account = this.#accountOf(failure);
      // Causes are written by `log-meaning` alone. Scripts name who is turned away, also when nobody is found: then no user has that name.
      const isNobody = failure.cause === 'wrong-password' && failure.userId === null && account === undefined;
      return {
        at: failure.at,
        cause: isNobody ? 'unknown-person' : (failure.cause as FailureCause),
        person: this.#nameOf(failure),
        format: account?.format ?? null,
      };
    });
  }

  /** How many people these are. */
  distinct(people: readonly Person[]): number {
    return new Set(people.map((person) => this.#nameOf(person))).size;
  }

  #accountOf(person: Person) {
    return namesOf(person)
      .map((name) => this.#accounts.get(name))
      .find((account) => account !== undefined);
  }

  #nameOf(person: Person): string {
    const account = this.#accountOf(person);
    return account === undefined ? (namesOf(person)[0] ?? 'nobody') : `account ${account.sequence}`;
  }
}

function namesOf({ userId, identifierHash }: Person): readonly string[] {
  return [
    ...(userId === null ? [] : [`id ${userId}`]),
    ...(identifierHash === null ? [] : [`typed ${Buffer.from(identifierHash).toString('hex')}`]),
  ];
}

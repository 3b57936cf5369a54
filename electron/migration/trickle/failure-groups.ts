import type { FailureCause } from '../../common/trickle-words.ts';
import type { FailureGroup } from './trickle-look.ts';

/** Somebody's refused attempts of one cause, of whom it is known who they are. */
export interface PlacedRefusal {
  readonly cause: FailureCause;
  readonly attempts: number;
  /** When the latest was, ms since 1970. */
  readonly last: number;
  /** Tells people apart, whatever they typed. */
  readonly name: string;
  /** Whom the old database has; null for who is not in it. */
  readonly account: { readonly sequence: number; readonly format: string } | null;
}

interface Group {
  readonly of: Pick<FailureGroup, 'cause' | 'format'>;
  readonly accounts: Set<number>;
  others: number;
  lastOther: string | null;
  attempts: number;
  last: number;
}

/**
 * Refused attempts by cause and password format; one person's many attempts are one person's. Of people whom the old database does not
 * have none is held on to: they have to be added name by name, each one's refusals together.
 */
export class FailureGroups {
  readonly #groups = new Map<string, Group>();

  add(refusals: readonly PlacedRefusal[]): void {
    for (const { cause: told, attempts, last, name, account } of refusals) {
      const cause = told === 'unknown-person' && account !== null ? 'not-found-though-there' : told;
      const group = this.#group({ cause, format: account?.format ?? null });
      if (account !== null) group.accounts.add(account.sequence);
      else if (group.lastOther !== name) {
        group.others += 1;
        group.lastOther = name;
      }
      group.attempts += attempts;
      group.last = Math.max(group.last, last);
    }
  }

  /** Most people first. */
  told(): readonly FailureGroup[] {
    return [...this.#groups.values()]
      .map(({ of, accounts, others, attempts, last }) => ({ ...of, people: accounts.size + others, attempts, last }))
      .toSorted((one, other) => other.people - one.people || other.attempts - one.attempts || other.last - one.last);
  }

  #group(of: Group['of']): Group {
    const name = JSON.stringify([of.cause, of.format]);
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const group: Group = { of, accounts: new Set(), others: 0, lastOther: null, attempts: 0, last: 0 };
    this.#groups.set(name, group);
    return group;
  }
}

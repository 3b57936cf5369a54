import type { FailureCause } from '../../common/trickle-words.ts';
import type { FailureGroup } from './trickle-look.ts';

/** A refused attempt of which it is known who made it. */
export interface PlacedFailure {
  readonly at: number;
  readonly cause: FailureCause;
  /** Tells people apart, whatever they typed. */
  readonly person: string;
  /** How the old database keeps their password; null for who is not in it. */
  readonly format: string | null;
}

/** Refused attempts by cause and password format, most people first; one person's many attempts are one person's. */
export function failureGroups(failures: readonly PlacedFailure[]): readonly FailureGroup[] {
  const groups = new Map<
    string,
    { readonly of: Pick<FailureGroup, 'cause' | 'format'>; people: Set<string>; attempts: number; last: number }
  >();
  for (const { at, cause: told, person, format } of failures) {
    const cause = told === 'unknown-person' && format !== null ? 'not-found-though-there' : told;
    const name = JSON.stringify([cause, format]);
    const group = groups.get(name) ?? { of: { cause, format }, people: new Set(), attempts: 0, last: at };
    group.people.add(person);
    group.attempts += 1;
    group.last = Math.max(group.last, at);
    groups.set(name, group);
  }
  return [...groups.values()]
    .map(({ of, people, attempts, last }) => ({ ...of, people: people.size, attempts, last }))
    .toSorted((one, other) => other.people - one.people || other.attempts - one.attempts);
}

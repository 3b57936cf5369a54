import type { LoggedOfAccount } from '../../journal/logged-people.ts';
import type { WavePeople } from '../../journal/wave-records.ts';

/** Causes of Auth0's `fp`: the password was not taken, because it was wrong or because the imported hash doesn't fit it. */
const passwordCauses: ReadonlySet<string> = new Set(['wrong-password', 'hash-did-not-match']);

/** Adds up what the tenant's log says of a wave's people; everybody counts once, however often they tried. */
export class PeopleOfWave {
  #signedIn = 0;
  #failing = 0;
  readonly #groups = new Map<string, { cause: string; format: string; people: number; attempts: number }>();

  /** Everything that is known of somebody has to come together, in the order of the plan. */
  add(logged: readonly LoggedOfAccount[]): void {
    for (const own of Map.groupBy(logged, ({ sequence }) => sequence).values()) this.#addPerson(own);
  }

  told(at: number): WavePeople {
    return {
      at,
      signedIn: this.#signedIn,
      failing: this.#failing,
      failures: [...this.#groups.values()].toSorted(
        (one, other) =>
          other.people - one.people || other.attempts - one.attempts || (one.cause < other.cause ? -1 : 1),
      ),
    };
  }

  #addPerson(own: readonly LoggedOfAccount[]): void {
    const lastOf = (matches: (kind: string) => boolean) =>
      Math.max(Number.NEGATIVE_INFINITY, ...own.filter(({ kind }) => matches(kind)).map(({ last }) => last));
    const signedIn = lastOf((kind) => kind === 'sign-in');
    const failed = lastOf((kind) => passwordCauses.has(kind));
    if (signedIn > Number.NEGATIVE_INFINITY) this.#signedIn += 1;
    // Whoever got in afterwards had mistyped.
    if (failed > signedIn) this.#failing += 1;
    const causes = new Map<string, number>();
    for (const { kind, times } of own) if (kind !== 'sign-in') causes.set(kind, (causes.get(kind) ?? 0) + times);
    const format = own[0]?.format ?? '';
    for (const [cause, attempts] of causes) {
      const name = JSON.stringify([cause, format]);
      const group = this.#groups.get(name) ?? { cause, format, people: 0, attempts: 0 };
      group.people += 1;
      group.attempts += attempts;
      this.#groups.set(name, group);
    }
  }
}

import type { LoggedOfAccount } from '../../journal/logged-people.ts';
import { PeopleOfWave } from '../waves/people-of-wave.ts';
import type { SignInLook, SignInsOfFormat } from './sign-in-look.ts';

/** Adds up what the tenant's log says of a run's people by how their passwords were kept; judged as people of a wave are. */
export class SignInsByFormat {
  readonly #people = new Map<string, PeopleOfWave>();
  readonly #tried = new Map<string, number>();

  /** Everything that is known of somebody has to come together. */
  add(logged: readonly LoggedOfAccount[]): void {
    for (const [format, own] of Map.groupBy(logged, (one) => one.format)) {
      const people = this.#people.get(format) ?? new PeopleOfWave();
      people.add(own);
      this.#people.set(format, people);
      this.#tried.set(format, (this.#tried.get(format) ?? 0) + new Set(own.map(({ sequence }) => sequence)).size);
    }
  }

  told(at: number): Pick<SignInLook, 'tried' | 'signedIn' | 'failing' | 'formats'> {
    const formats = [...this.#people]
      .map(([format, people]): SignInsOfFormat => {
        const { signedIn, failing } = people.told(at);
        return { format, tried: this.#tried.get(format) ?? 0, signedIn, failing };
      })
      .toSorted((one, other) => other.tried - one.tried || (one.format < other.format ? -1 : 1));
    const sum = (of: 'tried' | 'signedIn' | 'failing') => formats.reduce((total, each) => total + each[of], 0);
    return { tried: sum('tried'), signedIn: sum('signedIn'), failing: sum('failing'), formats };
  }
}

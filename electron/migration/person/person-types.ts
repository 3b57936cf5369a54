import type { LegacyDatabase } from '../../legacy/legacy.ts';
import type { LogOfPerson } from '../../tenant/log-of-person.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { PeopleBasis } from '../worker/person.ts';
import type { PersonEvidence, PersonPlace, Told } from './evidence.ts';

/** What can be asked; each may fail by itself, and the rest is asked all the same. */
export interface PersonEnds {
  readonly place: PersonPlace;
  legacy(): Promise<LegacyDatabase>;
  tenant(): Tenant;
  log(): LogOfPerson;
}

/** Who goes by what was asked for, each with everything that is known. */
export interface FoundPeople {
  /** At most ten. */
  readonly people: readonly PersonEvidence[];
  /** There are more. */
  readonly more: boolean;
  readonly now: number;
  /** Null where nothing was planned or surveyed yet. */
  readonly basis: PeopleBasis | null;
  /** How looking for them went; who is not found was looked for here. An account's key is looked for in the old database alone. */
  readonly searches: {
    readonly legacy: Told<unknown> | null;
    readonly tenant: Told<unknown> | null;
  };
}

/**
 * Who is looked for: whoever goes by an e-mail address, an old key, a user name or a user id (with `auth0|` or without); or the one
 * account that has a key (`AccountKey.value`).
 */
export type SoughtPerson =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'key'; readonly key: string };

export interface FindPerson {
  /** Only reads, and keeps nothing. A source that can't be asked is told as such. */
  find(sought: SoughtPerson, ends: PersonEnds, signal?: AbortSignal): Promise<FoundPeople>;
}

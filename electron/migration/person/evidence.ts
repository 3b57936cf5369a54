import type { UserferryErrorDetails } from '../../common/userferry-error.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { PeopleBasis, PersonInJournal, PersonInLegacy } from '../worker/person.ts';
import type { Way } from './person-facts.ts';

/** What a source told when it was asked, or why it could not be. */
export type Told<Value> =
  | { readonly kind: 'told'; readonly at: number; readonly value: Value }
  | { readonly kind: 'not-told'; readonly at: number; readonly failure: UserferryErrorDetails };

/** Which connection of which tenant it is about. */
export interface PersonPlace {
  readonly tenant: string;
  readonly connection: string;
}

/** Everything that was found about one person. In memory alone: addresses are in clear. */
export interface PersonEvidence {
  readonly place: PersonPlace;
  /** In the old database; null for whom Auth0 alone knows. */
  readonly key: string | null;
  /** Without `auth0|`. */
  readonly userId: string | null;
  /** Null where nothing says yet how accounts are read. */
  readonly basis: PeopleBasis | null;
  /** How searching the old database for what was asked for went; null where nothing says yet how accounts are read. */
  readonly search: Told<unknown> | null;
  /** Null where there is nothing to look for; a told null is an account that is not there. */
  readonly legacy: Told<PersonInLegacy | null> | null;
  readonly journal: PersonInJournal;
  readonly byId: Told<FoundUser | null> | null;
  /** Users of the whole tenant with one of the person's addresses. */
  readonly byAddress: Told<readonly FoundUser[]>;
  /** Newest first. */
  readonly log: Told<readonly LogEvent[] | 'unreadable'>;
  readonly way: Way;
}

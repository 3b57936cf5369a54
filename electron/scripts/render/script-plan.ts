import type { MembershipHash } from '../../accounts/passwords/recipe.ts';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { Catalog } from '../../stores/store.ts';

/** The one version of the driver that Auth0's own current templates pin (Auth0 docs: custom database script templates). */
export const usualTedious = '11.0.3';

/** What a script is rendered from. Nothing of it is secret. */
export interface ScriptPlan {
  readonly mapping: Mapping;
  /** Chosen applications' ids; none means all. */
  readonly applications: readonly string[];
  /** Of user ids, as in bulk. */
  readonly prefix: string;
  /** Web.config's algorithm, where the store leaves it open. */
  readonly membershipHash: MembershipHash | 'auto';
  /** What becomes of who is locked out or not approved. */
  readonly barred: 'refuse' | 'let-in';
  /** Null where the connection has no usernames: only addresses are looked up then. */
  readonly username: UsernameLimits | null;
  /** Users are marked as having come by trickle; not in legacy mode, where nobody moves. */
  readonly marked: boolean;
  /** App metadata goes by the older of its two names as well (`metadata`); left out where it doesn't. */
  readonly olderMetadata?: true;
  /** What the tables of the database are like: scripts that write are made from it. Left out where none is to be written. */
  readonly catalog?: Catalog;
  /** The version of the driver that is required. */
  readonly tedious: string;
}

// What Userferry asks of a tenant about roles. One implementation (open-roles.ts).

export interface TenantRole {
  readonly id: string;
  readonly name: string;
}

/** What became of giving a role to some users. */
export type GivenRole =
  /** All of them have it now; who had it before has it still. */
  | { readonly kind: 'given' }
  /** Auth0 refused this very call, for a reason of its own; whether some of them have it is not known. */
  | { readonly kind: 'refused'; readonly why: string };

/** A tenant's roles, behind one token and one rate limit. Throws UserferryError for what a user must mend. */
export interface TenantRoles {
  readonly domain: string;
  all(signal?: AbortSignal): Promise<readonly TenantRole[]>;
  /** Ids (without `auth0|`) of everybody who was given it directly, in pages; users of other kinds keep their prefix. */
  members(role: string, signal?: AbortSignal): AsyncIterable<readonly string[]>;
  /** Gives a role to at most `MOST_AT_ONCE` users by id (without `auth0|`). Giving it once more changes nothing. */
  give(role: string, userIds: readonly string[], signal?: AbortSignal): Promise<GivenRole>;
  /** How many calls at once the limit of the latest call allows, as its answer said; null where it said nothing. */
  burst(): number | null;
  /** Until when all calls wait (ms since 1970), or null. */
  pausedUntil(): number | null;
}

/** Auth0's documentation names no limit for one call; it pages by 50 wherever it pages. */
export const MOST_AT_ONCE = 50;

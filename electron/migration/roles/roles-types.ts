import type { RoleConsent } from '../../common/role-words.ts';
import type { AssignmentEntry, AssignmentFilter, AssignmentRecord } from '../../journal/assignments.ts';
import type { TenantRoles } from '../../tenant/tenant-roles.ts';
import type { RunEnds } from '../ends.ts';
import type { WorkEnd } from '../work-end.ts';

export type RolesEnds = Pick<RunEnds, 'tenant' | 'connection'> & { readonly roles: TenantRoles };

/** Names of the tenant's roles by those of the old application, where they differ; null for a role that nobody is to be given. */
export type ChosenRoles = ReadonlyMap<string, string | null>;

/** What somebody says yes to, and who they are. */
export interface RolesYes {
  readonly consents: readonly RoleConsent[];
  readonly by: string | null;
  readonly to: /** Whoever's metadata names a role when it begins. */
    | { readonly kind: 'named-then'; readonly chosen: ChosenRoles }
    /** The list that was made at that time (ms since 1970), less whoever's metadata names the role no longer, and nobody else. */
    | { readonly kind: 'as-listed'; readonly listed: number };
}

/** What would be given. */
export interface RolesPreview {
  readonly standing: AssignmentRecord;
  /** Calls a second by the tenant's own rate limit; null where it says none. */
  readonly pace: number | null;
  /** Names of all the tenant's roles. */
  readonly tenantRoles: readonly string[];
  /** Scopes that giving needs and the application lacks. */
  readonly missingScopes: readonly string[];
}

export interface RolesProgress {
  /** Pairs of a user and a role that have an outcome by now, and those that have none. */
  readonly done: number;
  readonly waiting: number;
  readonly remainingMs: number | null;
  /** The tenant's rate limit holds everything up until then; ms since 1970. */
  readonly pausedUntil: number | null;
}

export interface GivenRoles {
  readonly standing: AssignmentRecord;
  /** `done`: all have an outcome, and the tenant was asked who has each role. */
  readonly end: WorkEnd;
}

export interface WatchedRoles {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RolesProgress) => void;
  readonly onNote?: (text: string) => void;
}

/** Giving a run's people the roles at Auth0 that their `app_metadata` names. */
export interface RunRoles {
  /** Whether somebody's metadata names a role, by what was read of the accounts; null where only plans of older releases could tell. */
  named(run: string): Promise<boolean | null>;
  /** How it stands, by the journal alone; null before anybody asked. */
  standing(run: string): Promise<AssignmentRecord | null>;
  /**
   * Finds out by an export of now and the tenant's roles who would be given which; gives nothing.
   * @throws UserferryError UF-4001 (a run is under way), UF-4012 (the run belongs to another connection), UF-4401 (it was undone), UF-4404,
   * UF-4504 (a role that was chosen is not there), UF-4507 (the application may not read who has which role)
   */
  preview(run: string, ends: RolesEnds, chosen: ChosenRoles, signal?: AbortSignal): Promise<RolesPreview>;
  /**
   * Gives them, or goes on with it after a stop, and asks the tenant afterwards who has each role. Aborting ends it between two calls.
   * @throws UserferryError as `preview`, UF-4505 (the list is another by now), UF-4506 (a role of the list is not there any more), UF-4507
   * (the application may not give roles)
   */
  carryOut(run: string, ends: RolesEnds, yes: RolesYes, watched?: WatchedRoles): Promise<GivenRoles>;
  /** Of the list up to `limit` behind somebody and a role of theirs, addresses in clear. */
  page(
    run: string,
    filter: AssignmentFilter,
    after: Pick<AssignmentEntry, 'number' | 'userId'> | null,
    limit: number,
  ): Promise<readonly AssignmentEntry[]>;
  /** Everybody on the list, one role after the other, in pages, addresses in clear. */
  entries(run: string): AsyncIterable<readonly AssignmentEntry[]>;
}

import type { RoleConsent } from '../../common/role-words.ts';
import type { AssignmentEntry, AssignmentRecord } from '../../journal/assignments.ts';
import type { TenantRoles } from '../../tenant/tenant-roles.ts';
import type { RunEnds } from '../ends.ts';
import type { WorkEnd } from '../work-end.ts';

export type RolesEnds = Pick<RunEnds, 'tenant' | 'connection'> & { readonly roles: TenantRoles };

/** What somebody wishes, and who they are. */
export interface RolesWish {
  readonly consents: readonly RoleConsent[];
  readonly by: string | null;
  /** Names of the tenant's roles by those of the old application, where they differ. */
  readonly given: ReadonlyMap<string, string>;
}

/** What would be given. */
export interface RolesPreview {
  readonly standing: AssignmentRecord;
  /** Calls that giving takes, reading them back included. */
  readonly calls: number;
  /** Milliseconds by the tenant's own rate limit; null where it says none. */
  readonly takesMs: number | null;
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
  /** How it stands, by the journal alone; null before anybody asked. */
  standing(run: string): Promise<AssignmentRecord | null>;
  /**
   * Finds out by an export of now and the tenant's roles who would be given which; gives nothing.
   * @throws UserferryError UF-4001 (a run is under way), UF-4012 (the run belongs to another connection), UF-4401 (it was undone), UF-4404,
   * UF-4504 (a role that was named is not there)
   */
  preview(run: string, ends: RolesEnds, wish: RolesWish, signal?: AbortSignal): Promise<RolesPreview>;
  /**
   * Gives them, or goes on with it after a stop, and asks the tenant afterwards who has each role. Aborting ends it between two calls.
   * @throws UserferryError as `preview`
   */
  carryOut(run: string, ends: RolesEnds, wish: RolesWish, watched?: WatchedRoles): Promise<GivenRoles>;
  /** Everybody on the list, one role after the other, in pages, addresses in clear. */
  entries(run: string): AsyncIterable<readonly AssignmentEntry[]>;
}

import { rolesIn } from '../../accounts/roles-in.ts';
import type { GivingState } from '../../common/role-words.ts';
import type {
  AssignmentAsking,
  AssignmentEntry,
  AssignmentFilter,
  AssignmentRecord,
} from '../../journal/assignments.ts';
import type { ExportedUser } from '../../tenant/tenant.ts';
import type { RoleMatch } from '../roles/match-roles.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;

/** Roles that a run's people are given: who is, and how it stands with each. */
export interface Assigning {
  /**
   * Whether the metadata of somebody whom the run’s plan, or a later reading, was to bring names a role; null where only plans of older
   * releases could tell, which don’t.
   */
  namesRoles(run: string): boolean | null;
  /** Null before anybody asked what would be given. */
  assignmentStanding(run: string): AssignmentRecord | null;
  /** Begins a listing by an export. */
  beginAssignmentList(run: string, now: number): Promise<void>;
  /** @param whom Everybody of the run, or only who is on the list already, as far as their metadata names the role still */
  listRoles(run: string, users: readonly ExportedUser[], whom: 'everybody' | 'who-is-listed'): void;
  /** When the export was listed whole: takes off the list whom it no longer names. */
  dropUnnamedRoles(run: string): void;
  endAssignmentList(): void;
  matchRoles(run: string, matches: readonly RoleMatch[]): void;
  noteRoleHolders(run: string, number: number, userIds: readonly string[]): void;
  /** Notes who asked, and lets whoever was refused, or had lost it, wait again. */
  askAssignment(run: string, asking: AssignmentAsking): void;
  /** The next to be given a role, written down as such. */
  intendRole(run: string, number: number, limit: number, withPresent: boolean): readonly string[];
  noteRole(run: string, number: number, userIds: readonly string[], state: GivingState, detail: string | null): void;
  forgetRoleSeen(run: string, number: number): void;
  noteRoleSeen(run: string, number: number, userIds: readonly string[]): void;
  /** How many of whoever was given it or had it weren't seen to have it. */
  unseenOfRole(run: string, number: number): number;
  /** Whoever wasn't seen to have it has lost it. */
  loseRoleUnseen(run: string, number: number): void;
  finishAssignment(run: string, now: number): void;
  assignmentPage(
    run: string,
    after: Pick<AssignmentEntry, 'number' | 'userId'> | null,
    limit: number,
    filter?: AssignmentFilter,
  ): readonly AssignmentEntry[];
}

export function assigning(journal: MigrationJournal): Assigning {
  const { plans, runs, assignments } = journal;
  const inOne = <Result>(work: () => Result) => journal.transaction(work);
  return {
    namesRoles: (run) =>
      journal.reading(() => {
        const first = Number(runs.read(run).plan);
        const told = plans
          .made()
          .filter((plan) => Number(plan) >= first)
          .map((plan) => plans.read(plan).summary?.namesRoles);
        if (told.includes(true)) return true;
        return told.includes(undefined) ? null : false;
      }),
    assignmentStanding: (run) => journal.reading(() => assignments.read(run)),
    async beginAssignmentList(run, now) {
      const { plan } = runs.read(run);
      inOne(() => assignments.beginListing(run, now));
      let after: number | null = 0;
      await repeatedly(() => {
        after = inOne(() => assignments.holdAside(run, plan, after ?? 0, BATCH));
        return after !== null;
      });
    },
    listRoles: (run, users, whom) =>
      inOne(() => {
        const note = whom === 'everybody' ? assignments.add : assignments.keep;
        for (const { userId, appMetadata } of users) {
          for (const role of rolesIn(appMetadata ?? {})) note(run, userId, role);
        }
      }),
    dropUnnamedRoles: (run) => inOne(() => assignments.dropUnnamed(run)),
    endAssignmentList: () => assignments.endListing(),
    matchRoles: (run, matches) =>
      inOne(() => {
        for (const { name, role } of matches) assignments.match(run, name, role);
      }),
    noteRoleHolders: (run, number, userIds) => inOne(() => assignments.noteHolders(run, number, userIds)),
    askAssignment: (run, asking) =>
      inOne(() => {
        assignments.ask(run, asking);
        assignments.waitAgain(run);
      }),
    intendRole: (run, number, limit, withPresent) =>
      inOne(() => {
        const next = assignments.next(run, number, limit, withPresent);
        assignments.change(run, number, next, 'intended', null);
        return next;
      }),
    noteRole: (run, number, userIds, state, detail) =>
      inOne(() => assignments.change(run, number, userIds, state, detail)),
    forgetRoleSeen: (run, number) => inOne(() => assignments.forgetSeen(run, number)),
    noteRoleSeen: (run, number, userIds) => inOne(() => assignments.noteSeen(run, number, userIds)),
    unseenOfRole: (run, number) => assignments.unseen(run, number),
    loseRoleUnseen: (run, number) => inOne(() => assignments.loseUnseen(run, number)),
    finishAssignment: (run, now) => inOne(() => assignments.finish(run, now)),
    assignmentPage: (run, after, limit, filter) => assignments.entries(run, after, limit, filter),
  };
}

import { z } from 'zod';
import { givingStates } from '../../common/role-words.ts';
import { count, list, time } from './shapes.ts';

export { type GivingState, givingStateTexts } from '../../common/role-words.ts';

const state = z.enum(givingStates);
const run = z.string().min(1).max(32);
/** Of a role, in the old application or at Auth0. */
const roleName = z.string().max(2_000);

/** What giving comes to: one user and one role is one of `times`; calls with those that read back who has each role. */
const work = z.object({ times: count, calls: count });

/** A role by its name in the old application. */
export const listedRole = z.object({
  /** Counts from 1 within the run. */
  number: count,
  name: z.string(),
  /** The name of the tenant’s role that stands for it; null where none does. */
  role: z.string().nullable(),
  /** They add up to everybody whose metadata names it. `present`: were there before the run under their own id. */
  counts: list(z.object({ state, present: z.boolean(), users: count })),
});
export type ListedRole = z.infer<typeof listedRole>;

/** Roles that a run's people are given at Auth0, or could be. */
export const runRoles = z.object({
  run,
  /** `unseen`: nobody has looked yet; `listed`: shown, and nobody was given anything; `giving`: begun, and not at its end. */
  state: z.enum(['unseen', 'listed', 'giving', 'given']),
  /** When the list was made; null while there is none. */
  listed: time.nullable(),
  /** When everybody had an outcome last, and the tenant was asked who has each role. */
  finished: time.nullable(),
  askings: list(z.object({ at: time, by: z.string().nullable(), present: z.boolean() })),
  roles: list(listedRole),
  /** What a yes would come to: who was refused or lost a role is tried again. */
  toGive: z.object({ withoutPresent: work, withPresent: work }),
  /** What the latest look since the start has found in the tenant. */
  found: z
    .object({
      tenantRoles: list(z.string()),
      /** Scopes that giving needs and the application lacks. */
      missingScopes: list(z.string()),
      /** Calls a second, by the tenant’s own rate limit; null where it names none. */
      pace: z.number().positive().nullable(),
    })
    .optional(),
});
export type RunRoles = z.infer<typeof runRoles>;

/** What somebody chose for a role of the old application: the tenant's by its name, or null for none. */
export const roleChoice = z.object({ name: roleName, role: roleName.nullable() });
export type RoleChoice = z.infer<typeof roleChoice>;

/** A look at who would be given which role, with what was chosen; where nothing was, the same name tells. */
export const rolesLook = z.object({ run, choices: z.array(roleChoice).max(5_000).readonly() });
export type RolesLook = z.infer<typeof rolesLook>;

/** A yes to the list that was made at `listed`; `present` has who was there before the run given theirs too. */
export const rolesYes = z.object({
  run,
  yes: z.literal('roles'),
  listed: time,
  present: z.boolean(),
  by: z.string().trim().max(200),
});
export type RolesYes = z.infer<typeof rolesYes>;

/** Who is listed: with one role, as they stand with it, or who was there before or wasn't; left out, all. */
export const rolesList = z.object({
  run,
  number: count.optional(),
  states: list(state).optional(),
  present: z.boolean().optional(),
});
export type RolesList = z.infer<typeof rolesList>;

/** Somebody and one role of theirs. */
export const roleRow = z.object({
  number: count,
  role: z.string(),
  userId: z.string(),
  key: z.string(),
  /** Empty where the account has none. */
  email: z.string(),
  present: z.boolean(),
  state,
  /** The tenant’s own words. */
  detail: z.string().nullable(),
});
export type RoleRow = z.infer<typeof roleRow>;

/** Behind whom a page of the list begins. */
export const afterRole = z.object({ number: count, userId: z.string().max(300) });
export type AfterRole = z.infer<typeof afterRole>;

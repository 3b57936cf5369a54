import { z } from 'zod';
import { count, list, time } from './shapes.ts';
import { environmentKind, modeName } from './words.ts';

export { largestWorkspaceFile } from '../../common/largest-workspace-file.ts';

/** A workspace's id: the name of its folder. */
export const workspaceId = z.string().regex(/^[a-z0-9-]{8,64}$/);
export const workspaceName = z.string().trim().min(1).max(120);

/** What the journal of a workspace says of it, at a glance. Counts are the journal's own. */
export const workspaceStanding = z.discriminatedUnion('kind', [
  /** Nothing is planned yet. */
  z.object({ kind: z.literal('not-planned') }),
  z.object({ kind: z.literal('planned'), at: time, accounts: count }),
  z.object({
    kind: z.literal('run'),
    /** `running`: of this or another process, or cut off. */
    state: z.enum(['running', 'paused', 'stopped', 'finished']),
    at: time,
    /** Accounts that are in Auth0, of those that the plan would import: imported, updated, or there before. */
    inTenant: count,
    toImport: count,
    /** Of a run between two waves: the yes that it waits for. */
    waits: z.object({ wave: count, of: count, exceeded: z.boolean() }).nullable(),
    /** Where somebody has begun to undo it: `inTenant` is what it was before. */
    undo: z.enum(['under-way', 'finished']).nullable(),
  }),
  /** A look at a migration by sign-ins. */
  z.object({ kind: z.literal('look'), at: time, moved: count, accounts: count }),
  /** An older release has written the journal, and opening it brings it up to date; a newer one has; or it is damaged. */
  z.object({ kind: z.literal('unreadable'), why: z.enum(['older', 'newer', 'damaged']) }),
]);
export type WorkspaceStanding = z.infer<typeof workspaceStanding>;

export const workspaceEntry = z.object({
  id: workspaceId,
  name: z.string(),
  environment: environmentKind,
  /** Where the accounts come from and go to, as far as that was typed. */
  database: z.object({ server: z.string(), name: z.string() }).optional(),
  tenant: z.string().optional(),
  mode: modeName.optional(),
  /** When something was last changed in it. */
  changed: time,
  /** It is the one that lies open. */
  open: z.boolean(),
  standing: workspaceStanding,
});
export type WorkspaceEntry = z.infer<typeof workspaceEntry>;

export const workspaceList = z.object({
  /** What was changed last comes first. */
  workspaces: list(workspaceEntry),
  /** Folders whose files can't be read, by their names. */
  unreadable: list(z.string()),
});

import { oc } from '@orpc/contract';
import { z } from 'zod';
import { afterRole, roleRow, rolesList, rolesLook, rolesYes } from '../roles.ts';
import { list } from '../shapes.ts';
import { command, file, id, question } from './asking.ts';

/** What giving a run's people their roles at Auth0 asks. */
export const roles = {
  /** Reads the connection and the tenant's roles and says who would be given which; gives nothing. What it found shows as `roles`. */
  lookAtRoles: oc.input(command.extend(rolesLook.shape)),
  /** Gives them, or goes on with it; ending it loses nothing. */
  giveRoles: oc.input(command.extend(rolesYes.shape)),
  /** A page of everybody and their roles, one by one. */
  roleHolders: question
    .input(rolesList.extend({ after: afterRole.optional(), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: list(roleRow) })),
  /** Writes all of them as CSV into the workspace's folder, and opens it where the host can. */
  saveRoles: question.input(command.extend({ run: id })).output(file),
};

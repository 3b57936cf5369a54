import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deltaList, deltaRow, deltaWish } from '../delta.ts';
import { list } from '../shapes.ts';
import { command, file, id, question } from './asking.ts';

/** What carrying changes over asks. */
export const delta = {
  /** Reads the legacy database and the connection once more and says what changed; sends nothing. What it found shows as `delta`. */
  lookForChanges: oc.input(command),
  /** Carries a list over that was shown within the hour, or goes on with it; ending it loses nothing, and it goes on where it was. */
  carryOver: oc.input(command.extend(deltaWish.shape)),
  /** A page of the accounts that a pass found changed; `after` is the last number seen. */
  changedAccounts: question
    .input(deltaList.extend({ after: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: list(deltaRow) })),
  /** Writes everybody whose account changed as CSV into the workspace's folder, and opens it where the host can. */
  saveChanges: question.input(command.extend({ delta: id })).output(file),
};

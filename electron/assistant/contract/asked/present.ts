import { oc } from '@orpc/contract';
import { z } from 'zod';
import { presentList, presentRow, presentWish, putBackWish } from '../present.ts';
import { list } from '../shapes.ts';
import { command, file, id, question } from './asking.ts';

/** What updating people asks who were in the connection before a run. */
export const present = {
  /** Reads the connection and their accounts and says what would be changed of whom; sends nothing. What it found shows as `present`. */
  lookAtPresent: oc.input(command.extend({ run: id })),
  /** Gives them what their accounts have, or goes on with it; ending it loses nothing, and what they were is kept. */
  updatePresent: oc.input(command.extend(presentWish.shape)),
  /** Makes of whoever is as they were left what they were before, or goes on with it. */
  putPresentBack: oc.input(command.extend(putBackWish.shape)),
  /** A page of them; `after` is the last sequence seen. */
  presentPeople: question
    .input(presentList.extend({ after: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: list(presentRow) })),
  /** Writes all of them, value by value, as CSV into the workspace's folder, and opens it where the host can. */
  savePresent: question.input(command.extend({ run: id })).output(file),
};

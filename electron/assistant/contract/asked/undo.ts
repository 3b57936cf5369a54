import { oc } from '@orpc/contract';
import { z } from 'zod';
import { list } from '../shapes.ts';
import { undoPeopleWish, undoPerson, undoWish, workedOutUndo } from '../undo.ts';
import { requestId } from '../words.ts';
import { command, file, id, question } from './asking.ts';

/** What undoing a run asks. */
export const undo = {
  /** Works out whom undoing a run would delete, and who is kept; reads the connection. Deletes nobody, and writes nothing down. */
  workOutUndo: question.input(z.object({ run: id })).output(workedOutUndo),
  /**
   * A part of those who are kept, or whom Auth0 refused to delete: of a run that is being undone as it stands, of another as it was last
   * worked out. As long as `opening` is the same they keep their places; `from` is how many come before. Addresses are masked unless `inClear`.
   */
  undoPeople: question
    .input(
      undoPeopleWish.extend({
        opening: requestId,
        inClear: z.boolean(),
        from: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: list(undoPerson), total: z.number().int() })),
  /** Deletes the users whom a run brought, or goes on with it; ending it loses nothing, and it goes on where it was. */
  undoRun: oc.input(command.extend(undoWish.shape)),
  /** Writes everybody whom a run brought as CSV into the workspace's folder, and opens it where the host can. */
  saveUndo: question.input(command.extend({ run: id })).output(file),
};

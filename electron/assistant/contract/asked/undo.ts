import { oc } from '@orpc/contract';
import { z } from 'zod';
import { undoWish, workedOutUndo } from '../undo.ts';
import { command, file, id, question } from './asking.ts';

/** What undoing a run asks. */
export const undo = {
  /** Works out whom undoing a run would delete, and who is kept; reads the connection. Deletes nobody, and writes nothing down. */
  workOutUndo: question.input(z.object({ run: id })).output(workedOutUndo),
  /** Deletes the users whom a run brought, or goes on with it; ending it loses nothing, and it goes on where it was. */
  undoRun: oc.input(command.extend(undoWish.shape)),
  /** Writes everybody whom a run brought as CSV into the workspace's folder, and opens it where the host can. */
  saveUndo: question.input(command.extend({ run: id })).output(file),
};

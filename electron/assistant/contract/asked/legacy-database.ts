import { oc } from '@orpc/contract';
import { z } from 'zod';
import { legacyForm } from '../legacy.ts';
import { command, question } from './asking.ts';

/** What the step Legacy database asks. */
export const legacyDatabase = {
  saveLegacy: oc.input(command.extend({ form: legacyForm, password: z.string().max(16_384).optional() })),
  /** Fills in the first form from a connection string; its password goes to memory alone, and nothing of it comes back. */
  pasteConnectionString: question.input(command.extend({ text: z.string().max(65_536) })).output(
    z.object({
      passwordTaken: z.boolean(),
      ignored: z.array(z.object({ keyword: z.string(), why: z.string() })).readonly(),
    }),
  ),
  /** The T-SQL script with which a DBA makes a login that only reads. */
  dbaScript: question
    .input(command.extend({ form: legacyForm }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  diagnose: oc.input(command),
};

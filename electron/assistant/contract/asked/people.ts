import { z } from 'zod';
import { foundPeople, soughtPerson } from '../person.ts';
import { list } from '../shapes.ts';
import { accountRow, accountSorts } from '../snapshot.ts';
import { experience, outcome, reason, requestId, trait } from '../words.ts';
import { command, file, question } from './asking.ts';

/** Whose accounts a list shows, and which of them; without `of`, the run's where there is one. */
const listed = z.object({
  of: z.enum(['survey', 'plan', 'run']).optional(),
  outcome: outcome.optional(),
  reason: reason.optional(),
  /** Of a survey or a plan. */
  trait: trait.optional(),
  experience: experience.optional(),
  /** Of a run in waves. */
  wave: z.number().int().positive().optional(),
  /** A whole e-mail address or user name, or the beginning of a key or a user id: addresses rest encrypted, and have no parts to find. */
  search: z.string().trim().min(1).max(450).optional(),
  /** `key`, as the legacy database orders them, where nothing is named. */
  sort: z.enum(accountSorts).optional(),
  descending: z.boolean().optional(),
});

/** What lists of accounts and the search for somebody ask, on whatever step. */
export const people = {
  /**
   * A part of a list of the survey's, the plan's or the run's accounts. As long as `opening` is the same, accounts keep their places,
   * whatever a run does meanwhile; `from` is how many come before.
   */
  accounts: question
    .input(
      listed.extend({
        opening: requestId.optional(),
        from: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: list(accountRow), total: z.number().int() })),
  /**
   * Everything that is known about somebody: one sentence, and what it rests on. Only reads, and keeps nothing; a source that can't be
   * asked is told as such. Addresses and names are masked unless `inClear`.
   */
  findPerson: question.input(z.object({ sought: soughtPerson, inClear: z.boolean() })).output(foundPeople),
  /** Writes the accounts that such a list shows, all of them and in its order, as CSV into the workspace's folder, and opens it where the host can. */
  saveList: question.input(command.extend(listed.shape)).output(file),
};

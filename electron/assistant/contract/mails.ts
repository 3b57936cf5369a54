import { z } from 'zod';
import { type MailReason, MOST_MAILS_PER_MINUTE, mailReasonTexts, mailStates } from '../../common/mail-words.ts';
import { count, list, time } from './shapes.ts';
import { failure } from './words.ts';

export {
  MOST_MAILS_PER_MINUTE,
  mailReasonTexts,
  mailStateTexts,
  USUAL_MAILS_PER_MINUTE,
} from '../../common/mail-words.ts';

/** People of a list by how their e-mail stands; they add up to the list. */
const mailCounts = list(
  z.object({
    state: z.enum(mailStates),
    reason: z.enum(Object.keys(mailReasonTexts) as [MailReason, ...MailReason[]]).nullable(),
    accounts: count,
  }),
);

/** The latest list of password-change e-mails of the run that is shown. */
export const mailsState = z.object({
  run: z.string(),
  /** The list's. */
  number: count,
  begun: time,
  counts: mailCounts,
});
export type MailsState = z.infer<typeof mailsState>;

/** Which e-mails are meant: beside those who wait, whoever may have one already. */
export const mailsWish = z.object({
  /** Client id of whose language and page it is; only needed where the connection has several. */
  application: z.string().min(1).max(128).optional(),
  /** Once nobody waits, begin anew with everybody who has no password still, whoever had an e-mail. */
  remind: z.boolean(),
  /** Ask once more where an answer was lost: some get two. */
  uncertainAgain: z.boolean(),
});
export type MailsWish = z.infer<typeof mailsWish>;

/** How e-mails are asked for; never more than `first`, whoever has come to need one since that was shown. */
export const mailsManner = mailsWish.extend({
  first: z.number().int().min(1).max(10_000_000),
  perMinute: z.number().int().min(1).max(MOST_MAILS_PER_MINUTE),
});

export type MailsManner = z.infer<typeof mailsManner>;

/** What asking for e-mails would do, as it was worked out; nothing was asked for. */
export const workedOutMails = z.object({
  run: z.string(),
  /** The tenant's domain, as it was typed. */
  tenant: z.string(),
  connection: z.string(),
  /** The name of the tenant's own e-mail provider; null for Auth0's built-in one. */
  provider: z.string().nullable(),
  /** Client id; null where it isn't clear which. */
  application: z.string().nullable(),
  /** Client ids that it may be. */
  applications: list(z.string()),
  /** The list that would be gone on with; null where a new one would begin. */
  list: count.nullable(),
  counts: mailCounts,
  toAsk: count,
  /** What stands against it, beside a yes and a choice of application. */
  obstacles: list(failure),
});
export type WorkedOutMails = z.infer<typeof workedOutMails>;

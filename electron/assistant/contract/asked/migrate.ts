import { oc } from '@orpc/contract';
import { z } from 'zod';
import { mailsManner, mailsWish, workedOutMails } from '../mails.ts';
import { override } from '../production.ts';
import { list } from '../shapes.ts';
import { standing, standingRow } from '../trickle.ts';
import { begunBy, firstWave, wavesForm, waveYes, workedOutRun } from '../waves.ts';
import { command, file, id, question } from './asking.ts';

/** What the step Migrate asks. */
export const migrate = {
  makePlan: oc.input(command),
  /**
   * Carries out a plan. With `settleHalfCreated` records that are proven half-created are removed, and their accounts sent again: a new
   * password that somebody chose and never used is lost with its record.
   */
  startRun: oc.input(
    command.extend({
      plan: id,
      settleHalfCreated: z.boolean().optional(),
      override: override.optional(),
      /** Without them everybody is sent in one. The first wave is said yes to with that. */
      inWaves: wavesForm.optional(),
      /** Needed in production for a run in waves. */
      by: begunBy.optional(),
    }),
  ),
  /**
   * What a run of a plan would be: its waves, as they are typed or as they are proposed, and why production is locked for it.
   * Begins nothing.
   */
  workOutRun: question.input(z.object({ plan: id, form: wavesForm.optional() })).output(workedOutRun),
  /** The people of the first wave as it would be, the first 500 of them. Personal data. */
  firstWave: question.input(z.object({ plan: id, form: wavesForm })).output(firstWave),
  /** Looks into the tenant's log how sign-ins go of whom the waves so far have brought; a limit that is exceeded stops the run. */
  lookAtWaves: oc.input(command),
  pauseRun: oc.input(command),
  /** With a yes where the run waits for one. */
  resumeRun: oc.input(command.extend({ yes: waveYes.optional() })),
  /** Stops after the files that are on their way; the run can be resumed later. */
  stopRun: oc.input(command),
  /**
   * Works out whom of the run Auth0 would send a password-change e-mail, and who sends it; reads the connection. Asks for none, and writes
   * nothing down.
   */
  workOutMails: question.input(mailsWish).output(workedOutMails),
  /** Has Auth0 send e-mails, one after another; ending it leaves everybody with what is known of theirs, and it goes on where it was. */
  sendMails: oc.input(command.extend(mailsManner.shape)),
  /** Writes everybody on the run's latest list as CSV into the workspace's folder, and opens it where the host can. */
  saveMails: question.input(command).output(file),
  /**
   * Looks how a trickle migration stands: reads what the tenant's log has new and the connection's users. While the app is open this is
   * done by itself about every hour, in a mode in which accounts move at sign-in, once scripts are deployed; never beside anything else.
   */
  lookAtTrickle: oc.input(command),
  /** A part of the accounts that stood so at the latest look, longest not seen first; `from` is how many come before. */
  standingAccounts: question
    .input(z.object({ standing, from: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ rows: list(standingRow) })),
  /** Writes everybody who has not moved as CSV into the workspace's folder, and opens it where the host can. */
  saveStragglers: question.input(command).output(file),
};

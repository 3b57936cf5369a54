import { oc } from '@orpc/contract';
import { z } from 'zod';
import { accepting, exceptionKind, exceptionRow, withdrawing } from '../cutover.ts';
import { list } from '../shapes.ts';
import { signInLimits } from '../sign-ins.ts';
import { differenceRow } from '../snapshot.ts';
import { differenceKind } from '../words.ts';
import { command, file, question } from './asking.ts';

/** What the step Verify and cut over asks. */
export const verifyAndCutOver = {
  verify: oc.input(command),
  /** A page of what the run's latest verification found of one kind, behind a row. */
  differences: question
    .input(
      z.object({
        kind: differenceKind,
        after: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: list(differenceRow) })),
  /**
   * Looks into the tenant's log how sign-ins go since the run. One that is `byItself` is not begun beside anything else, or while a failure
   * waits to be read.
   */
  lookAtSignIns: oc.input(command.extend({ byItself: z.boolean() })),
  /** Keeps what is expected of the first sign-ins after a run. */
  setSignInLimits: oc.input(command.extend({ limits: signInLimits })),
  /** Puts the cutover's checklist together; reads the connection and the tenant's log. */
  examineCutover: oc.input(command),
  /** A page of what stands against a cutover, as the checklist found it; `after` is the last name seen. */
  cutoverExceptions: question
    .input(
      z.object({ kind: exceptionKind, after: z.string().max(450).optional(), limit: z.number().int().min(1).max(500) }),
    )
    .output(z.object({ rows: list(exceptionRow), next: z.string().optional() })),
  /** Accepts what the checklist found of a kind, or the one of a name; gives how many were accepted that were not before. */
  acceptExceptions: question.input(command.extend(accepting.shape)).output(z.object({ accepted: z.number().int() })),
  withdrawAcceptances: question
    .input(command.extend(withdrawing.shape))
    .output(z.object({ withdrawn: z.number().int() })),
  /** Writes the exceptions of a kind as CSV into the workspace's folder, and opens it where the host can. */
  saveExceptions: question.input(command.extend({ kind: exceptionKind })).output(file),
  /** Writes how login and firewall rules are removed into the workspace's folder, and opens it where the host can. */
  saveRemoval: question.input(command).output(file),
};

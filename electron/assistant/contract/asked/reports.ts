import { oc } from '@orpc/contract';
import { z } from 'zod';
import { forgetWish, workedOutForget } from '../forget.ts';
import { checkedPack, packWish, reportName, writtenPack } from '../reports.ts';
import { command, file, question } from './asking.ts';

/** What the step Reports asks. */
export const reports = {
  /** The report as one HTML document, to be shown in a sandboxed frame. */
  readReport: question.input(reportName).output(z.object({ html: z.string() })),
  /** Opens a report's file with the system's program for it, where the host can; the answer says whether it could. */
  openReport: question.input(command.extend({ format: z.enum(['html', 'csv', 'json']) }).and(reportName)).output(file),
  /** Writes the report as PDF beside its other files, and opens it; refused where the host can’t make one (`host.pdf`). */
  savePdf: question.input(command.and(reportName)).output(file),
  /** Writes the evidence pack of a run, or of what moves by signing in, beside Userferry’s workspaces, or within this one where it names people, and opens its report where the host can. */
  writePack: question.input(command.and(packWish)).output(writtenPack),
  /** Whether the pack in a folder is as it was made, and, with a fingerprint, the one that was noted. */
  checkPack: question
    .input(z.object({ folder: z.string().min(1).max(1024), fingerprint: z.string().max(200).optional() }))
    .output(checkedPack),
  /** What closing the workspace out would delete and lose; `folder` is where its evidence would go. Deletes nothing. */
  workOutForget: question.input(z.object({ folder: z.string().min(1).max(1024).optional() })).output(workedOutForget),
  /**
   * Closes the workspace out: writes its evidence, then deletes it with its key, for good. One that was begun and not ended is gone on with, in
   * its own folder. What comes of it shows as `closeOut`.
   */
  forget: oc.input(command.extend(forgetWish.shape)),
  /** Leaves the workspace that was closed out behind: Start is shown. Opening or beginning one does so too. */
  leaveClosedOut: oc.input(command),
};

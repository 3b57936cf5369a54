import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { keptDraft, keptDraftName } from '../drafts.ts';
import { lookChoice } from '../look.ts';
import { list } from '../shapes.ts';
import { snapshot, stepName } from '../snapshot.ts';
import { practiceWish } from '../words.ts';
import { largestWorkspaceFile, workspaceId, workspaceList, workspaceName } from '../workspaces.ts';
import { command, file, question } from './asking.ts';

/** What is asked of the desk: workspaces, the step that is shown, and what is under way. */
export const desk = {
  /** The state now, and again whenever it changes; a page subscribes once and again after a reload or a lost connection. */
  watch: oc.output(eventIterator(snapshot)),
  /** Remembers which step the wizard shows, so that the same place opens next time. */
  showStep: oc.input(command.extend({ step: stepName })),
  /** What was typed into the forms of a workspace and not saved; a page asks once, as another page may type too. */
  drafts: question.input(z.object({ workspace: workspaceId })).output(z.object({ drafts: list(keptDraft) })),
  /** Keeps what is being typed over a reload and a restart; the latest wins. Twice is as once, so there is no request id. */
  keepDraft: oc.input(z.object({ workspace: workspaceId, draft: keptDraft })),
  dropDraft: oc.input(z.object({ workspace: workspaceId, name: keptDraftName })),
  /** How the page looks on this computer, from now on and at the next start. */
  chooseLook: oc.input(command.extend({ look: lookChoice })),
  /** Whether “?” alone shows the list of keys, from now on and at the next start. */
  chooseQuestionKey: oc.input(command.extend({ on: z.boolean() })),
  /** Shows all workspaces; the one that is open stays so, and what it does goes on. */
  showStart: oc.input(command),
  /** Every workspace of this computer with how it stands; reads their journals, and asks no server. */
  workspaces: question.output(workspaceList),
  /** Opens a workspace at the place where it was left, and closes the one that is open. Refused while anything is under way. */
  openWorkspace: oc.input(command.extend({ id: workspaceId })),
  /** Begins a new workspace at its first step. */
  beginWorkspace: oc.input(command.extend({ name: workspaceName })),
  renameWorkspace: oc.input(command.extend({ id: workspaceId, name: workspaceName })),
  /** Takes over a workspace that a colleague has handed on, and opens it; it holds no secret and no account. */
  importWorkspace: question
    .input(command.extend({ text: z.string().max(largestWorkspaceFile) }))
    .output(z.object({ id: workspaceId })),
  /**
   * Writes a workspace as a file for a colleague into its folder: forms, choices, mapping and edited scripts; no secret, no account of
   * anybody, no run.
   */
  handOnWorkspace: question.input(command.extend({ id: workspaceId })).output(file),
  /** Starts both practice servers, in a new workspace that points at them. */
  usePractice: oc.input(command.extend(practiceWish.shape)),
  /** Starts the practice servers of the open workspace anew, with the same accounts, where they are gone. */
  restartPractice: oc.input(command),
  /** Ends a survey, a plan, a look, a verification or checks that are under way; what was there before stays. A run has its own stop. */
  cancelActivity: oc.input(command),
};

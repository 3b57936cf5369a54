import { oc } from '@orpc/contract';
import { z } from 'zod';
import { actionName, saidInCase, scriptFinding, scriptRun, scriptSource, scriptToEdit } from '../scripts.ts';
import { list } from '../shapes.ts';
import { command, knownAccount, question } from './asking.ts';

/** What the step Scripts asks of scripts and their test cases. */
export const scripts = {
  /** What an editor of an action script begins with; reads the catalog, and the tenant's connection where its secret is known. */
  renderScript: question.input(z.object({ action: actionName })).output(scriptToEdit),
  /** What can be said of a script without running it. */
  checkScript: question
    .input(z.object({ action: actionName, source: scriptSource }))
    .output(z.object({ findings: list(scriptFinding) })),
  /** Keeps a script that was edited; one with a secret in its text is refused. */
  saveScript: question
    .input(command.extend({ action: actionName, source: scriptSource }))
    .output(z.object({ saved: z.literal(true) })),
  /** Gives up what was edited: back to the template. */
  dropScript: oc.input(command.extend({ action: actionName })),
  /**
   * Calls a script against the legacy database, in the container that all of them share as at Auth0. Without a source, the one that
   * was saved, or else the template. An action that writes is run on copies of the accounts that its arguments name instead; and against
   * the legacy database only with the code of what was shown.
   */
  runScript: question
    .input(
      command.extend({
        action: actionName,
        source: scriptSource.optional(),
        /** By the action's parameters; a password among them is used and forgotten. */
        args: z.record(z.string().max(64), z.string().max(16_384)),
        write: z.string().max(32).optional(),
      }),
    )
    .output(scriptRun),
  /**
   * Runs the test cases of one action's script, or of all: reading ones against the legacy database, writing ones on copies of a few
   * accounts. `known` is an account whose password the administrator knows; it is used and forgotten.
   */
  runScriptCases: oc.input(
    command.extend({
      action: actionName.optional(),
      known: knownAccount.optional(),
    }),
  ),
  /** What scripts said to a case's calls the last time that it was run since the start. Personal data may be in it. */
  saidInCase: question.input(z.object({ action: actionName, name: z.string().max(200) })).output(saidInCase),
};

import { oc } from '@orpc/contract';
import { z } from 'zod';
import { passwordRecipe } from '../../../accounts/passwords/recipe.ts';
import { describedColumn, storeAnswers, storeChoice } from '../candidates.ts';
import { allowScans } from '../legacy.ts';
import { editableMapping, mappingEdit, mappingPreview } from '../mapping.ts';
import { passwordProof, planRules } from '../plan.ts';
import { scopeSettings } from '../scope.ts';
import { list } from '../shapes.ts';
import { command, question } from './asking.ts';

/** What the step Accounts asks. */
export const accounts = {
  survey: oc.input(command),
  /** Surveys what the administrator names, and keeps to it until the first form changes. */
  chooseStore: oc.input(command.extend({ choice: storeChoice })),
  /** Keeps answers to the questions of a candidate, which is named by its id. Reads nothing: the next survey goes by them. */
  answerQuestions: oc.input(command.extend({ candidate: z.string().max(400), answers: storeAnswers })),
  /** The columns of a SELECT as the server describes them; it is not run. */
  describeSelect: question
    .input(z.object({ sql: z.string().min(1).max(65_536) }))
    .output(z.object({ columns: list(describedColumn) })),
  /** Lets these be read whole although they are large, keeps that in the workspace, and surveys. */
  allowScans: oc.input(command.extend({ names: allowScans })),
  saveRules: oc.input(command.extend({ rules: planRules })),
  saveScope: oc.input(command.extend({ scope: scopeSettings })),
  /** Keeps which applications' accounts are meant (none named: all) and surveys anew. */
  chooseApplications: oc.input(command.extend({ applications: z.array(z.string().max(128)).max(1_000) })),
  /**
   * The text of a web.config, or of the file of a section that it names: what it says of passwords, together with those given before,
   * is taken over, and the text forgotten.
   */
  readWebConfig: oc.input(command.extend({ text: z.string().max(500_000) })),
  /** The survey's sample accounts as they are in the legacy database, personal data in clear; of a password its format alone. */
  samples: question.output(
    z.object({
      /** By the mapping's fields; null for an account that is not there any more. */
      accounts: z.array(z.record(z.string(), z.string()).nullable()).readonly(),
    }),
  ),
  /** What an editor of the mapping begins with; reads the catalog. */
  mappingToEdit: question.output(editableMapping),
  /** What an edited mapping would make of the survey's sample accounts, masked unless `inClear`. Keeps nothing. */
  previewMapping: question.input(z.object({ edit: mappingEdit, inClear: z.boolean() })).output(mappingPreview),
  /** Keeps an edited mapping, puts the plan aside and surveys by it; answers when the survey has begun. */
  saveMapping: question.input(command.extend({ edit: mappingEdit })).output(z.object({ saved: z.literal(true) })),
  /** Gives up what was changed in the mapping: back to what Userferry proposes. Puts the plan aside and surveys anew. */
  dropMappingEdit: oc.input(command),
  /**
   * Tries a password that somebody knows on an account of the survey, named by key or e-mail address. It is tried in memory and
   * forgotten; a format that is proven shows in the state.
   */
  provePassword: question
    .input(command.extend({ account: z.string().min(1).max(450), password: z.string().min(1).max(1024) }))
    .output(passwordProof),
  /** Reads passwords by the recipe that a test account has shown from now on: puts the plan aside and surveys anew. */
  useRecipe: oc.input(command.extend({ recipe: passwordRecipe })),
};

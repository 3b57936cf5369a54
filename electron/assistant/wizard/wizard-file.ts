import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { defaultPlanRules } from '../../accounts/plan-rules.ts';
import { parsedJson } from '../../common/json.ts';
import { replaceOwnFile } from '../../common/replace-own-file.ts';
import { mapping } from '../../stores/mapping/mapping.ts';
import {
  actionName,
  allowScans,
  deploySettings,
  environmentKind,
  type KeptDraft,
  keptDraft,
  legacyForm,
  mappingEdit,
  modeName,
  planRules,
  practiceWish,
  provenFormat,
  realEnvironment,
  scopeSettings,
  scriptSource,
  signInLimits,
  stepName,
  storeAnswers,
  storeChoice,
  storeName,
  tenantForm,
} from '../contract/index.ts';
import { shownRecipe } from '../shown-recipe.ts';

/** What the wizard remembers between two starts: where one was and what was typed, never a secret. */
export const wizardFile = z.object({
  version: z.literal(1),
  workspace: z.object({ id: z.string(), name: z.string(), environment: environmentKind }),
  step: stepName,
  legacy: legacyForm,
  tenant: tenantForm,
  /** The same of the environments that are not shown now, as they were left. */
  otherTenants: z
    .partialRecord(realEnvironment, z.object({ tenant: tenantForm, deploy: deploySettings.optional() }))
    .default({}),
  rules: planRules,
  scope: scopeSettings.default({}),
  /** Chosen applications' ids; empty means all. */
  applications: z.array(z.string()).default([]),
  /** The domain of the tenant that was refused a connection with scripts the last time that one was deployed. */
  scriptsRefusedBy: z.string().optional(),
  /** Missing until somebody chooses one. */
  mode: modeName.optional(),
  store: storeName.optional(),
  /** Of custom tables as the latest survey proposed it; of any tables as it was edited, or with passwords read by `recipe`. */
  mapping: mapping.optional(),
  /** What the administrator has changed in the mapping that is proposed for these tables. */
  mappingEdit: z.object({ of: mapping.shape.origin, edit: mappingEdit }).optional(),
  /** When something was changed that plans are made from: those of before stay aside. Milliseconds since 1970 (UTC). */
  planPutAside: z.number().optional(),
  /** How the passwords were made, where a test account has shown that it is otherwise than the store's mapping says. */
  recipe: shownRecipe.optional(),
  proven: z.array(provenFormat).readonly().default([]),
  /** What the administrator chose to be surveyed. */
  choice: storeChoice.optional(),
  /** The accounts that scope, applications and proven formats are about: those that were found last. */
  found: storeChoice.optional(),
  /** To the questions about custom tables, by the candidates' ids; names of columns and options, no personal data. */
  answers: z.record(z.string(), storeAnswers).default({}),
  allowScans: allowScans.default([]),
  /** Action scripts that were edited, without any secret. Hand-written: whoever wrote them gives them up, no change of a form does. */
  scripts: z.partialRecord(actionName, scriptSource).default({}),
  /** The same of scripts that ask the account service. */
  serviceScripts: z.partialRecord(actionName, scriptSource).default({}),
  /** How Auth0's machines reach this database, where it is otherwise than this computer does. */
  deploy: deploySettings.optional(),
  /** What is expected of the first sign-ins after a run; missing until somebody says so. */
  signInLimits: signInLimits.optional(),
  /** Of a practice environment that the app has started: what it was asked for. */
  practice: practiceWish.optional(),
  /** What was typed and not saved yet. One that this release doesn't understand is let go of, and nothing else with it. */
  drafts: z
    .array(z.unknown())
    .default([])
    .catch([])
    .transform((drafts): readonly KeptDraft[] => drafts.flatMap((draft) => keptDraft.safeParse(draft).data ?? [])),
});
export type WizardFile = z.infer<typeof wizardFile>;

const emptyLegacyForm: WizardFile['legacy'] = {
  server: '',
  database: '',
  signIn: 'sql-login',
  user: '',
  encrypt: 'yes',
  trust: { kind: 'system' },
  readOnlyReplica: true,
};

/** A form that nobody has filled in. */
export const noTenant: WizardFile['tenant'] = { domain: '', clientId: '', connection: '' };

export function freshWizard(id: string, name: string): WizardFile {
  return {
    version: 1,
    workspace: { id, name, environment: 'test' },
    step: 'legacy-database',
    legacy: emptyLegacyForm,
    tenant: noTenant,
    otherTenants: {},
    rules: defaultPlanRules,
    ...nothingChosen,
    scripts: {},
    serviceScripts: {},
    drafts: [],
  };
}

/** What was chosen about one database's accounts, and means nothing for those of another. */
export const nothingChosen = {
  scope: {},
  applications: [],
  proven: [],
  mapping: undefined,
  mappingEdit: undefined,
  recipe: undefined,
  choice: undefined,
  deploy: undefined,
  found: undefined,
  answers: {},
  allowScans: [],
} satisfies Partial<WizardFile>;

/** The wizard as it was left in a file; null when there is none, or none that this release can read. */
export async function readWizard(path: string): Promise<WizardFile | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return wizardFile.safeParse(parsedJson(text)).data ?? null;
}

/** Whole or not at all: a crash leaves what was there before. */
export async function writeWizard(path: string, wizard: WizardFile): Promise<void> {
  await replaceOwnFile(path, `${JSON.stringify(wizard, null, 2)}\n`);
}

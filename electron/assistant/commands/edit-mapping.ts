import { UserferryError } from '../../common/userferry-error.ts';
import type { LegacyDatabase } from '../../legacy/legacy.ts';
import { applyEdit, changesNothing, unedited } from '../../stores/mapping/apply-edit.ts';
import { checkEdit } from '../../stores/mapping/check-edit.ts';
import { columnsToMap } from '../../stores/mapping/columns-to-map.ts';
import { describeEdit } from '../../stores/mapping/describe-edit.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { MappingEdit } from '../../stores/mapping/mapping-edit.ts';
import type { EditableMapping, MappingPreview } from '../contract/index.ts';
import { type KnownColumns, knownColumns } from '../edited-mapping.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { notBorneOut } from '../workspace-mapping.ts';
import { surveyAgain } from './survey.ts';

/** What previews over a connection are checked against: read when an editor opens, so that a change of a field costs no look at the catalog. */
const known = new WeakMap<LegacyDatabase, Promise<KnownColumns>>();

/** The mapping as it is edited, and the columns that there are for it. */
export async function mappingToEdit(wizard: Wizard): Promise<EditableMapping> {
  const { proposed, legacy } = await surveyed(wizard);
  const reading = knownColumns(proposed, legacy);
  known.set(legacy, reading);
  const { catalog, statement } = await reading;
  return {
    edit: wizard.file.mappingEdit?.edit ?? unedited(proposed),
    proposed: unedited(proposed),
    tables: columnsToMap(proposed, catalog, statement),
  };
}

/** What an edited mapping would make of the survey's sample accounts: they alone are read, by their keys. Keeps nothing. */
export async function previewMapping(wizard: Wizard, edit: MappingEdit, inClear: boolean): Promise<MappingPreview> {
  const { proposed, legacy, survey } = await surveyed(wizard);
  const reading = known.get(legacy) ?? knownColumns(proposed, legacy);
  known.set(legacy, reading);
  const { catalog, statement } = await reading;
  const mapping = applyEdit(proposed, edit);
  const lines = describeEdit(mapping, proposed);
  const { problems } = checkEdit(proposed, edit, catalog, statement);
  if (problems.length > 0) return { lines, problems, accounts: [] };
  const migration = await wizard.session().migration();
  return { lines, problems, accounts: await migration.samples(survey.plan, legacy, { mapping, inClear }) };
}

/**
 * Keeps an edited mapping, puts the plan of another aside, and surveys by it. Resolves when the survey has begun.
 * @throws UserferryError UF-6206 (nothing was surveyed), UF-122x to UF-1232 (the database does not bear it out)
 */
export async function saveMapping(wizard: Wizard, edit: MappingEdit): Promise<{ saved: true }> {
  const { proposed, legacy } = await surveyed(wizard);
  const { catalog, statement } = await knownColumns(proposed, legacy);
  const { problems } = checkEdit(proposed, edit, catalog, statement);
  if (problems.length > 0) throw notBorneOut(problems, 'Take the field from another column, or from nothing.');
  await surveyBy(wizard, changesNothing(proposed, edit) ? undefined : { of: proposed.origin, edit }, proposed);
  return { saved: true };
}

/** Back to what Userferry proposes: gives up what was changed in the mapping, puts the plan aside, and surveys anew. */
export function dropMappingEdit(wizard: Wizard): Promise<void> {
  return surveyBy(wizard, undefined, wizard.proposedMapping);
}

function surveyBy(wizard: Wizard, mappingEdit: Wizard['file']['mappingEdit'], proposed: Mapping | null): Promise<void> {
  return wizard.begin('survey', async (watch) => {
    const mapping = mappingEdit === undefined || proposed === null ? undefined : applyEdit(proposed, mappingEdit.edit);
    // Should the survey fail, no plan may be made by what stood before.
    wizard.remember({ mapping, mappingEdit });
    wizard.putPlanAside();
    await wizard.renewSession();
    await surveyAgain(wizard, watch);
  });
}

/** The survey with the mapping that Userferry proposed at it. */
async function surveyed(wizard: Wizard) {
  const { survey } = wizard.state.state.accounts;
  const proposed = wizard.proposedMapping;
  if (survey === undefined || proposed === null) {
    throw new UserferryError({
      code: 'UF-6206',
      message: 'The accounts have not been surveyed yet, so there is no mapping to edit.',
      kept: 'Nothing was changed.',
      next: 'Survey the database first.',
    });
  }
  return { survey, proposed, legacy: await wizard.session().legacy('survey') };
}

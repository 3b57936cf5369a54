import { UserferryError } from '../common/userferry-error.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import { applyEdit, readsSameAccounts } from '../stores/mapping/apply-edit.ts';
import { checkEdit } from '../stores/mapping/check-edit.ts';
import type { MappingProblem } from '../stores/mapping/check-mapping.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import type { Catalog, CatalogColumn } from '../stores/store.ts';
import type { WizardFile } from './wizard/wizard-file.ts';
import { problemsInDetail } from './workspace-mapping.ts';

/** What an edit is checked against. */
export interface KnownColumns {
  readonly catalog: Catalog;
  /** The columns of an administrator's own SELECT; null for a mapping of tables. */
  readonly statement: readonly CatalogColumn[] | null;
}

/** Reads what an edit of this mapping is checked against: the catalog alone, no rows. */
export async function knownColumns(
  { origin }: Mapping,
  legacy: LegacyDatabase,
  signal?: AbortSignal,
): Promise<KnownColumns> {
  return {
    catalog: await legacy.catalog(signal),
    statement: origin.kind === 'statement' ? await legacy.describe(origin.sql, signal) : null,
  };
}

/**
 * The mapping that a survey reads by: what Userferry proposes now, with what the administrator has changed of it. Changes to the mapping
 * of other tables than those are given up with them.
 * @throws UserferryError UF-1231
 */
export async function editedMapping(
  kept: WizardFile['mappingEdit'],
  proposed: Mapping,
  legacy: LegacyDatabase,
  signal?: AbortSignal,
): Promise<{ readonly mapping: Mapping; readonly mappingEdit: WizardFile['mappingEdit'] }> {
  if (kept === undefined || !readsSameAccounts(kept.of, proposed.origin)) {
    return { mapping: proposed, mappingEdit: undefined };
  }
  const { catalog, statement } = await knownColumns(proposed, legacy, signal);
  const { problems } = checkEdit(proposed, kept.edit, catalog, statement);
  const [first] = problems;
  if (first !== undefined) throw noLongerFits(first, problems);
  return { mapping: applyEdit(proposed, kept.edit), mappingEdit: kept };
}

function noLongerFits({ text }: MappingProblem, problems: readonly MappingProblem[]): UserferryError {
  return new UserferryError({
    code: 'UF-1231',
    message: `What you have changed in the mapping does not fit the database any more: ${text}`,
    kept: 'Your changes are kept; nothing was read but the catalog.',
    next: 'Have the database mended, or go back to what Userferry proposes; then survey again.',
    detail: problemsInDetail(problems),
  });
}

import { isDeepStrictEqual } from 'node:util';
import type { Catalog, CatalogColumn } from '../store.ts';
import { applyEdit, joinsInUse } from './apply-edit.ts';
import { checkMapping, type MappingCheck, type MappingProblem } from './check-mapping.ts';
import { joinableTables } from './joinable-tables.ts';
import type { Mapping } from './mapping.ts';
import type { MappingEdit } from './mapping-edit.ts';

/**
 * Whether a database has what an edited mapping reads, as `checkMapping`, and whether a foreign key ties each table to it that the edit
 * reads besides: whoever sends an edit may not name other tables.
 */
export function checkEdit(
  proposed: Mapping,
  edit: MappingEdit,
  catalog: Catalog,
  statement: readonly CatalogColumn[] | null = null,
): MappingCheck {
  const offered = joinableTables(proposed, catalog);
  const untied = joinsInUse(edit).filter((join) => !offered.some((one) => isDeepStrictEqual(one, join)));
  const { problems, toProve } = checkMapping(applyEdit(proposed, edit), catalog, statement);
  return {
    problems: [
      ...untied.map(({ table }): MappingProblem => {
        const text = `No foreign key ties ${table.schema}.${table.name} to the accounts with one row for each.`;
        return { code: 'UF-1230', text, field: null };
      }),
      ...problems,
    ],
    toProve,
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from './mapping.ts';
import type { MappingEdit } from './mapping-edit.ts';
import { valuesOfProfile } from './profile.ts';
import { columnsOfValue } from './read-columns.ts';

/** The mapping with the edited profile; of the tables besides, those that the profile reads. */
export function applyEdit(mapping: Mapping, edit: MappingEdit): Mapping {
  const { origin } = mapping;
  const joins = joinsInUse(edit);
  return {
    ...mapping,
    ...edit.profile,
    origin: origin.kind === 'tables' && joins.length > 0 ? { ...origin, joins: [...origin.joins, ...joins] } : origin,
  };
}

/** The edit that leaves a mapping as it is. */
export function unedited({ fields, userMetadata, appMetadata }: Mapping): MappingEdit {
  return { profile: { fields, userMetadata, appMetadata }, joins: [] };
}

/** Whether two mappings read their accounts from the same place, whatever else they join to it. */
export function readsSameAccounts(one: Mapping['origin'], other: Mapping['origin']): boolean {
  if (one.kind === 'statement' || other.kind === 'statement') {
    return one.kind === other.kind && 'sql' in one && 'sql' in other && one.sql === other.sql;
  }
  const { schema, name } = one.table;
  return one.alias === other.alias && schema === other.table.schema && name === other.table.name;
}

/** Of an edit's joins those whose columns its profile reads. */
export function joinsInUse({ profile: edited, joins }: MappingEdit): MappingEdit['joins'] {
  const used = new Set(valuesOfProfile(edited).flatMap(([, value]) => columnsOfValue(value).map(({ table }) => table)));
  return joins.filter(({ alias }) => used.has(alias));
}

/** Whether an edit leaves the mapping as it was proposed. */
export function changesNothing(proposed: Mapping, { profile: edited }: MappingEdit): boolean {
  return isDeepStrictEqual(unedited(proposed).profile, edited);
}

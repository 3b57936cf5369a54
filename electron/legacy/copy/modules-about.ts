import type { TableName } from '../../stores/mapping/mapping.ts';
import type { ModuleDefinition } from './table-definition.ts';

/**
 * Of all modules those whose text names one of the tables or, over as many steps as it takes, a module that does or is named by one that
 * does. What is named comes before what names it. Names are looked for as words: a module too many does no harm.
 */
export function modulesAbout(
  tables: readonly TableName[],
  modules: readonly ModuleDefinition[],
): readonly ModuleDefinition[] {
  const wordsOf = new Map(modules.map((each) => [each, new Set(words(each.text ?? each.name))]));
  const names = (each: ModuleDefinition, name: string) => wordsOf.get(each)?.has(name.toLowerCase()) ?? false;
  const isOn = ({ on }: ModuleDefinition, { schema, name }: TableName) => on?.schema === schema && on.name === name;
  const found = new Set(modules.filter((each) => tables.some((table) => isOn(each, table) || names(each, table.name))));
  // A set that grows while it is gone through is gone through to its new end.
  for (const each of found) {
    for (const other of modules) if (names(each, other.name)) found.add(other);
  }
  const ordered = new Set<ModuleDefinition>();
  const underWay = new Set<ModuleDefinition>();
  const put = (each: ModuleDefinition): void => {
    if (ordered.has(each) || underWay.has(each)) return;
    underWay.add(each);
    for (const other of found) if (other !== each && names(each, other.name)) put(other);
    ordered.add(each);
  };
  for (const each of found) put(each);
  return [...ordered];
}

/** Tables that modules name. */
export function tablesNamedBy<Table extends TableName>(
  modules: readonly ModuleDefinition[],
  tables: readonly Table[],
): readonly Table[] {
  const named = new Set(modules.flatMap(({ text }) => words(text ?? '')));
  return tables.filter(({ name }) => named.has(name.toLowerCase()));
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_@#$]+/gu) ?? [];
}

import { indexOf } from '../../../stores/catalog-index.ts';
import { canRead, compareColumns } from '../../../stores/expected-columns.ts';
import type { TableName } from '../../../stores/mapping/mapping.ts';
import type { ScriptPlan } from '../script-plan.ts';
import type { Dependents } from './store-writes.ts';

/** The tables whose rows go with an account: those that the mapping reads, and those of the framework that the database has. */
export function dependentsOf({ mapping, catalog }: ScriptPlan, named: readonly string[]): readonly Dependents[] {
  const { origin, details } = mapping;
  const schema = origin.kind === 'tables' ? origin.table.schema : 'dbo';
  const framework = named.flatMap((name): readonly Dependents[] => {
    const table = catalog === undefined ? null : indexOf(catalog).inSchema(schema, name);
    const owner = { UserId: [mapping.key.sqlType] };
    return table !== null && canRead(compareColumns(table, owner), ['UserId']) ? [{ table, owner: 'UserId' }] : [];
  });
  const all = [...framework, ...details.map(({ table, owner }) => ({ table, owner }))];
  const isSame = (one: TableName, other: TableName) => one.schema === other.schema && one.name === other.name;
  return all.filter((each, index) => all.findIndex(({ table }) => isSame(table, each.table)) === index);
}

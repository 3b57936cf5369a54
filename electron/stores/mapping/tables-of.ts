import type { Mapping, TableName } from './mapping.ts';

/** Every table that a mapping reads, each once: what a login needs the right to, and what a person is shown. */
export function tablesOf({ origin, application, details }: Mapping): readonly TableName[] {
  const tables = [
    ...(origin.kind === 'tables' ? [origin.table, ...origin.joins.map(({ table }) => table)] : []),
    ...(application === null ? [] : [application.table]),
    ...(application?.through ? [application.through.table] : []),
    ...details.flatMap(({ table, through }) => (through === null ? [table] : [table, through.table])),
  ];
  return [...new Map(tables.map((table) => [`${table.schema}.${table.name}`, table])).values()];
}

import { assertNever } from '../../common/assert-never.ts';
import { quoteName, quoteTable } from '../quote-name.ts';
import type { AccountSource, DetailSource } from '../store.ts';
import type { ColumnRef, Details, Join, Mapping } from './mapping.ts';
import { readColumns } from './read-columns.ts';

/** What an administrator's own SELECT is called within the statement. */
const STATEMENT_ALIAS = 'q';

/** The SELECT that reads a mapping's accounts, for the chosen applications; none chosen means all. */
export function accountSource(mapping: Mapping, applications: readonly string[]): AccountSource {
  const key = { expression: quoteColumn(mapping.key.column), sqlType: mapping.key.sqlType, kind: mapping.key.kind };
  return {
    columns: readColumns(mapping).map(quoteColumn),
    from: fromClause(mapping),
    ...chosenApplications(mapping, applications),
    key,
    details: mapping.details.map((details) => detailSource(mapping, details)),
  };
}

/** A SELECT of each application's id, name and number of accounts; null for stores that know no applications. */
export function applicationsStatement(mapping: Mapping): string | null {
  const { application } = mapping;
  if (application === null) return null;
  const [id, name] = [quoteName(application.id), quoteName(application.name)];
  const owner = quoteColumn(application.column);
  return (
    `SELECT a.${id}, a.${name}, COUNT_BIG(${owner}) AS [Accounts] FROM ${quoteTable(application.table)} AS a ` +
    `LEFT JOIN ${mainTable(mapping)} ON ${owner} = a.${id} GROUP BY a.${id}, a.${name} ORDER BY a.${name}`
  );
}

function chosenApplications({ application }: Mapping, chosen: readonly string[]) {
  if (chosen.length === 0 || application === null) return { where: null, parameters: [] };
  const parameters = chosen.map((value, index) => ({ name: `application${index}`, type: application.sqlType, value }));
  const names = parameters.map(({ name }) => `@${name}`).join(', ');
  return { where: `${quoteColumn(application.column)} IN (${names})`, parameters };
}

function fromClause(mapping: Mapping): string {
  const { origin } = mapping;
  const joins = origin.kind === 'tables' ? origin.joins.map((join) => joinClause(join, mapping)) : [];
  return [mainTable(mapping), ...joins].join(' ');
}

function mainTable({ origin }: Mapping): string {
  switch (origin.kind) {
    case 'tables':
      return `${quoteTable(origin.table)} AS ${origin.alias}`;
    case 'statement':
      return `(${origin.sql}) AS ${STATEMENT_ALIAS}`;
    default:
      return assertNever(origin);
  }
}

function joinClause(join: Join, mapping: Mapping): string {
  const table = quoteTable(join.table);
  if (join.latestBy === null) {
    const on = join.on.map(({ column, equals }) => `${join.alias}.${quoteName(column)} = ${quoteColumn(equals)}`);
    return `LEFT JOIN ${table} AS ${join.alias} ON ${on.join(' AND ')}`;
  }
  // An application that keeps old passwords keeps many rows; only the latest is in force.
  const columns = readColumns(mapping).filter(({ table: alias }) => alias === join.alias);
  const where = join.on.map(({ column, equals }) => `x.${quoteName(column)} = ${quoteColumn(equals)}`).join(' AND ');
  const order = join.latestBy.map((column) => `x.${quoteName(column)} DESC`).join(', ');
  const list = columns.map(({ column }) => `x.${quoteName(column)}`).join(', ');
  return `OUTER APPLY (SELECT TOP (1) ${list} FROM ${table} AS x WHERE ${where} ORDER BY ${order}) AS ${join.alias}`;
}

/** The owner is compared with the key by SQL Server, whose collation may hold two spellings for one. */
function detailSource(mapping: Mapping, details: Details): DetailSource {
  const { alias, table, owner, through, only } = details;
  const own = `JOIN ${quoteTable(table)} AS ${alias} ON ${alias}.${quoteName(owner)} = ${quoteColumn(mapping.key.column)}`;
  const second =
    through === null
      ? ''
      : ` JOIN ${quoteTable(through.table)} AS ${through.alias} ON ${through.alias}.${quoteName(through.column)} = ${alias}.${quoteName(through.equals)}`;
  return {
    columns: details.columns.map(quoteColumn),
    from: `${mainTable(mapping)} ${own}${second}`,
    where:
      only.length === 0
        ? null
        : only.map(({ column }, index) => `${quoteColumn(column)} = @only${index}`).join(' AND '),
    parameters: only.map(({ value }, index) => ({ name: `only${index}`, type: 'nvarchar' as const, value })),
  };
}

function quoteColumn({ table, column }: ColumnRef): string {
  return `${table}.${quoteName(column)}`;
}

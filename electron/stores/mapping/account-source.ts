import { assertNever } from '../../common/assert-never.ts';
import { quoteName, quoteTable } from '../quote-name.ts';
import type { AccountSource, DetailSource, SourceParameter } from '../store.ts';
import type { ColumnRef, Details, Join, Mapping } from './mapping.ts';
import { readColumns } from './read-columns.ts';
import { readableStatement } from './readable-statement.ts';

/** What an administrator's own SELECT is called within the statement. */
export const STATEMENT_ALIAS = 'q';

/** What the table that links accounts to applications is called within the statement. */
const LINK_ALIAS = 'app_link';

/**
 * The SELECT that reads a mapping's accounts, for the chosen applications; none chosen means all.
 * @throws UserferryError UF-1211, UF-1212 where the mapping has a SELECT of its own that is none
 */
export function accountSource(mapping: Mapping, applications: readonly string[]): AccountSource {
  const key = { expression: quoteColumn(mapping.key.column), sqlType: mapping.key.sqlType, kind: mapping.key.kind };
  const { from, parameters } = fromClause(mapping);
  const chosen = chosenApplications(mapping, applications);
  return {
    columns: readColumns(mapping).map(quoteColumn),
    from,
    where: chosen.where,
    parameters: [...parameters, ...chosen.parameters],
    key,
    details: mapping.details.map((details) => detailSource(mapping, details)),
  };
}

/** A SELECT of each application's id, name and number of accounts; null for stores that know no applications. */
export function applicationsStatement(mapping: Mapping): string | null {
  const { application } = mapping;
  if (application === null) return null;
  const { through } = application;
  const [id, name] = [quoteName(application.id), quoteName(application.name)];
  const applications = `${quoteTable(application.table)} AS a`;
  if (through === null) {
    const owner = quoteColumn(application.column);
    return (
      `SELECT a.${id}, a.${name}, COUNT_BIG(${owner}) AS [Accounts] FROM ${applications} ` +
      `LEFT JOIN ${mainTable(mapping)} ON ${owner} = a.${id} GROUP BY a.${id}, a.${name} ORDER BY a.${name}`
    );
  }
  // The table of names may have several for one application, one for each language.
  const [owner, equals] = [quoteName(through.owner), quoteName(through.equals)].map((each) => `${LINK_ALIAS}.${each}`);
  return (
    `SELECT a.${id}, MIN(a.${name}) AS [Name], COUNT_BIG(DISTINCT ${owner}) AS [Accounts] FROM ${applications} ` +
    `LEFT JOIN ${quoteTable(through.table)} AS ${LINK_ALIAS} ON ${equals} = a.${id} GROUP BY a.${id} ORDER BY MIN(a.${name})`
  );
}

function chosenApplications({ application }: Mapping, chosen: readonly string[]) {
  if (chosen.length === 0 || application === null) return { where: null, parameters: [] };
  const parameters = chosen.map((value, index) => ({ name: `application${index}`, type: application.sqlType, value }));
  const within = `IN (${parameters.map(({ name }) => `@${name}`).join(', ')})`;
  const { column, through } = application;
  if (through === null) return { where: `${quoteColumn(column)} ${within}`, parameters };
  const [owner, equals] = [quoteName(through.owner), quoteName(through.equals)].map((each) => `${LINK_ALIAS}.${each}`);
  const belongs = `${owner} = ${quoteColumn(column)} AND ${equals} ${within}`;
  return {
    where: `EXISTS (SELECT 1 FROM ${quoteTable(through.table)} AS ${LINK_ALIAS} WHERE ${belongs})`,
    parameters,
  };
}

function fromClause(mapping: Mapping): { readonly from: string; readonly parameters: readonly SourceParameter[] } {
  const { origin } = mapping;
  const parameters: SourceParameter[] = [];
  const parameter = (value: string): string => {
    const name = `join${parameters.length}`;
    parameters.push({ name, type: 'nvarchar', value });
    return `@${name}`;
  };
  const joins = origin.kind === 'tables' ? origin.joins.map((join) => joinClause(join, mapping, parameter)) : [];
  return { from: [mainTable(mapping), ...joins].join(' '), parameters };
}

function mainTable({ origin }: Mapping): string {
  switch (origin.kind) {
    case 'tables':
      return `${quoteTable(origin.table)} AS ${origin.alias}`;
    case 'statement':
      // On a line of its own: the SELECT may end with a comment.
      return `(${readableStatement(origin.sql)}\n) AS ${STATEMENT_ALIAS}`;
    default:
      return assertNever(origin);
  }
}

/** `parameter` takes a text and gives the name under which the statement has it. */
function joinClause(join: Join, mapping: Mapping, parameter: (value: string) => string): string {
  const table = quoteTable(join.table);
  const conditions = (alias: string): string =>
    join.on
      .map((each) => {
        const right = 'is' in each ? parameter(each.is) : quoteColumn(each.equals);
        return `${alias}.${quoteName(each.column)} = ${right}`;
      })
      .join(' AND ');
  if (join.latestBy === null) return `LEFT JOIN ${table} AS ${join.alias} ON ${conditions(join.alias)}`;
  // An application that keeps old passwords keeps many rows; only the latest is in force.
  const order = join.latestBy.map((column) => `x.${quoteName(column)} DESC`).join(', ');
  const list = columnsAskedOf(join.alias, mapping).map((column) => `x.${quoteName(column)}`);
  return `OUTER APPLY (SELECT TOP (1) ${list.join(', ')} FROM ${table} AS x WHERE ${conditions('x')} ORDER BY ${order}) AS ${join.alias}`;
}

/** What of a joined table the accounts or a later join read. */
function columnsAskedOf(alias: string, mapping: Mapping): readonly string[] {
  const { origin } = mapping;
  const joined = (origin.kind === 'tables' ? origin.joins : []).flatMap(({ on }) =>
    on.flatMap((each) => ('equals' in each ? [each.equals] : [])),
  );
  return [
    ...new Set([...readColumns(mapping), ...joined].flatMap(({ table, column }) => (table === alias ? [column] : []))),
  ];
}

/** The owner is compared with the key by SQL Server, whose collation may hold two spellings for one. */
function detailSource(mapping: Mapping, details: Details): DetailSource {
  const { alias, table, owner, through, only } = details;
  const ownerColumn = quoteColumn({ table: alias, column: owner });
  const own = `${quoteTable(table)} AS ${alias}`;
  const account = `JOIN ${mainTable(mapping)} ON ${quoteColumn(mapping.key.column)} = ${ownerColumn}`;
  const second =
    through === null
      ? ''
      : ` JOIN ${quoteTable(through.table)} AS ${through.alias} ON ${through.alias}.${quoteName(through.column)} = ${alias}.${quoteName(through.equals)}`;
  return {
    columns: details.columns.map(quoteColumn),
    from: `${own} ${account}${second}`,
    owner: ownerColumn,
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

import type { KeyKind } from '../../../accounts/account.ts';
import { indexOf } from '../../catalog-index.ts';
import { keyOfColumn } from '../../expected-columns.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../../store.ts';
import { type Answers, ask } from '../question.ts';
import { type Choice, nothingFound, type SurveyedTable } from './surveyed-table.ts';

/** What accounts are told apart by. */
export interface KeyChoice {
  readonly column: CatalogColumn;
  readonly sqlType: string;
  readonly kind: KeyKind;
}

/** One column that is never NULL and in no two rows the same, as the catalog promises; where it doesn't, it is asked. */
export function chooseKey(surveyed: SurveyedTable, catalog: Catalog, answers: Answers): Choice<KeyChoice> {
  const { table } = surveyed;
  const promised = [table.primaryKey, ...table.uniqueKeys]
    .flatMap((key) => (key.length === 1 && key[0] !== undefined ? [key[0]] : []))
    .flatMap((name) => usable(table, name) ?? []);
  const references = (name: string) => referring(catalog, table, name);
  // What other tables know the rows by goes before what none does; then a number or GUID, which nobody changes as people change the name
  // that they sign in with; then the primary key.
  const isPrimary = (name: string) => table.primaryKey.length === 1 && table.primaryKey[0] === name;
  const [best] = promised.toSorted(
    (one, other) =>
      Number(references(other.column.name) > 0) - Number(references(one.column.name) > 0) ||
      Number(one.kind === 'text') - Number(other.kind === 'text') ||
      Number(isPrimary(other.column.name)) - Number(isPrimary(one.column.name)) ||
      references(other.column.name) - references(one.column.name) ||
      table.columns.indexOf(one.column) - table.columns.indexOf(other.column),
  );
  if (best !== undefined) {
    const { name } = best.column;
    const tables = references(name);
    const what = isPrimary(name) ? 'is the primary key' : 'is unique and never NULL';
    const named = tables === 0 ? '' : `, referenced by ${tables} ${tables === 1 ? 'table' : 'tables'}`;
    return { found: best, confidence: 0.98, evidence: [`${name} ${what}${named}`], questions: [] };
  }
  const possible = surveyed.profiles
    .filter(({ rows, distinct, emails }) => rows > 0 && distinct === rows && emails < 0.5)
    .flatMap(({ name }) => usable(table, name) ?? []);
  if (possible.length === 0) return nothingFound;
  const question = ask(answers, {
    id: 'key',
    text: `Which column tells the rows of ${table.name} apart? No key or index promises it of one column.`,
    options: possible.map(({ column: { name } }) => ({ id: name, label: `${name}: different in every sampled row` })),
  });
  return {
    found: possible.find(({ column }) => column.name === question.answer) ?? null,
    confidence: 0.5,
    evidence: [`No single column of ${table.name} is promised to be unique`],
    questions: [question],
  };
}

function usable(table: CatalogTable, name: string): KeyChoice | null {
  const column = table.columns.find((one) => one.name === name);
  // A view says of its columns that they may be NULL more often than they are.
  if (column === undefined || (column.nullable && table.kind === 'table') || column.length === -1) return null;
  const key = keyOfColumn(column);
  return key === null ? null : { column, ...key };
}

function referring(catalog: Catalog, table: CatalogTable, name: string): number {
  return indexOf(catalog)
    .referring(table)
    .filter(({ key }) => key.referencedColumns.includes(name)).length;
}

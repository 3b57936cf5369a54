import type { CatalogTable } from '../../store.ts';
import type { Question } from '../question.ts';
import type { TableSample } from '../sample.ts';
import { type ColumnProfile, profileColumn } from '../values/profile.ts';
import { ownWords } from '../words/own-words.ts';

/** A table with what its sampled values look like. */
export interface SurveyedTable {
  readonly table: CatalogTable;
  /** Of the sampled columns alone, in the table's order. */
  readonly profiles: readonly ColumnProfile[];
  readonly sample: TableSample;
}

/** What was found for one part of a mapping. */
export interface Choice<Found> {
  readonly found: Found | null;
  /** 0 to 1: how surely it is right. */
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
}

export const nothingFound: Choice<never> = { found: null, confidence: 0, evidence: [], questions: [] };

export function surveyTable(table: CatalogTable, sample: TableSample): SurveyedTable {
  const said = ownWords(table.columns.map(({ name }) => name));
  const profiles = table.columns.flatMap((column) => {
    const index = sample.columns.indexOf(column.name);
    return index < 0
      ? []
      : [
          profileColumn(
            column,
            sample.rows.map((row) => row[index]),
            said(column.name),
          ),
        ];
  });
  return { table, profiles, sample };
}

/** How often, of the rows in which both columns have an address, it is the same, letters' case aside. */
export function sameAddressShare({ sample: { columns, rows } }: SurveyedTable, one: string, other: string): number {
  const [first, second] = [columns.indexOf(one), columns.indexOf(other)];
  const both = rows
    .map((row) => [row[first], row[second]])
    .filter((pair) => pair.every((value) => typeof value === 'string' && value.includes('@')));
  const same = both.filter(([left, right]) => String(left).trim().toLowerCase() === String(right).trim().toLowerCase());
  return both.length === 0 ? 0 : same.length / both.length;
}

/** Whether the catalog promises that no two rows have the same value here. */
export function isUnique(table: CatalogTable, column: string): boolean {
  return [table.primaryKey, ...table.uniqueKeys].some((key) => key.length === 1 && key[0] === column);
}

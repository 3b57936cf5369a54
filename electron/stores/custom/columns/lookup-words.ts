import { distinctShare } from '../values/profile.ts';
import { speaksOfAny } from '../words/read-name.ts';
import type { SurveyedTable } from './surveyed-table.ts';

/** What the codes of a column are called, where a table of their own says it; null where none does. */
export type LookupWords = (column: string) => ReadonlyMap<string, string> | null;

/** A table of more rows is no list of codes. */
const MOST_CODES = 30;

/** The words for a table's codes, by its foreign keys to small tables of which all rows were sampled. */
export function lookupWords({ table }: SurveyedTable, others: readonly SurveyedTable[]): LookupWords {
  return (column) => {
    for (const { columns, references, referencedColumns } of table.foreignKeys) {
      const [key] = referencedColumns;
      if (columns.length !== 1 || columns[0] !== column || key === undefined) continue;
      const target = others.find(
        (other) => other.table.schema === references.schema && other.table.name === references.name,
      );
      return target === undefined ? null : wordsOf(target, key);
    }
    return null;
  };
}

function wordsOf({ table, profiles, sample: { columns, rows } }: SurveyedTable, key: string) {
  if (rows.length > MOST_CODES || rows.length < table.rows) return null;
  const texts = profiles.filter(
    (profile) => profile.kind === 'text' && profile.filled === rows.length && distinctShare(profile) === 1,
  );
  const named = texts.filter(({ name, said }) => name !== key && speaksOfAny(said, ['name', 'status']));
  const [word, second] = named.length > 0 ? named : texts.filter(({ name }) => name !== key);
  if (word === undefined || second !== undefined) return null;
  const [codeAt, wordAt] = [columns.indexOf(key), columns.indexOf(word.name)];
  return new Map(rows.map((row) => [String(row[codeAt]), String(row[wordAt])]));
}

import { failure } from '../failure.ts';
import { conversionFrom, identity } from '../scalar/convert.ts';
import { commonType, INT } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { SetOperation } from '../syntax/tree.ts';
import { distinctRows, rowKey } from './distinct.ts';
import type { BoundQuery } from './environment.ts';
import { BREATH, type Rows, type Run } from './run.ts';
import type { SourceColumn } from './scope.ts';

/** Two queries as one. Each column takes the one type of both sides. @throws SqlError 205 */
export function combineQueries(operator: SetOperation['operator'], left: BoundQuery, right: BoundQuery): BoundQuery {
  if (left.columns.length !== right.columns.length) {
    throw failure(
      205,
      'All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.',
    );
  }
  const word = operator === 'unionAll' ? 'UNION ALL' : operator.toUpperCase();
  const columns = left.columns.map((column, index): SourceColumn => {
    const other = right.columns[index];
    const type = commonType([typeOf(column), other === undefined ? null : typeOf(other)], word);
    const nullable = operator === 'except' ? column.nullable : column.nullable || other?.nullable === true;
    const about = { name: column.name, nullable, identity: false };
    return type === null ? { ...about, type: INT, untyped: true } : { ...about, type };
  });
  const leftRows = converting(left, columns);
  const rightRows = converting(right, columns);
  return { columns, open: (run) => combined(operator, leftRows(run), rightRows(run), columns) };
}

function typeOf({ type, untyped }: SourceColumn) {
  return untyped === true ? null : type;
}

function combined(operator: SetOperation['operator'], left: Rows, right: Rows, columns: readonly SourceColumn[]): Rows {
  switch (operator) {
    case 'unionAll':
      return both(left, right);
    case 'union':
      return distinctRows(both(left, right), columns);
    case 'except':
    case 'intersect':
      return filtered(left, right, columns, operator === 'intersect');
  }
}

function* both(left: Rows, right: Rows): Rows {
  yield* left;
  yield* right;
}

function* filtered(left: Rows, right: Rows, columns: readonly SourceColumn[], wanted: boolean): Rows {
  const keyOf = rowKey(columns.map(({ type }) => type));
  const others = new Set<unknown>();
  for (const slice of right) {
    for (const row of slice) others.add(keyOf(row));
    yield BREATH;
  }
  for (const slice of distinctRows(left, columns)) yield slice.filter((row) => others.has(keyOf(row)) === wanted);
}

function converting(query: BoundQuery, columns: readonly SourceColumn[]): (run: Run) => Rows {
  const conversions = query.columns.map((column, index) => conversionFrom(typeOf(column), columns[index]?.type ?? INT));
  if (conversions.every((convert) => convert === identity)) return (run) => query.open(run);
  return function* (run) {
    for (const slice of query.open(run)) {
      yield slice.map((row): Row => conversions.map((convert, index) => convert(row[index] ?? null)));
    }
  };
}

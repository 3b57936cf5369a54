import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { BoundValue } from '../plan/bound.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import type { Run } from '../plan/run.ts';
import { Scope, type ScopeSource } from '../plan/scope.ts';
import { INT, plainType } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { OutputClause } from '../syntax/tree.ts';
import type { Frame, SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';
import { fullName } from './table-rules.ts';
import { targetTable } from './target-table.ts';

export interface ChangedRow {
  readonly inserted?: Row;
  readonly deleted?: Row;
}

/** What an OUTPUT clause makes of the changed rows: a result for the client, or rows of another table. */
export interface Output {
  apply(changes: readonly ChangedRow[], run: Run, transaction: Transaction, state: SessionState): void;
  events(): Events;
}

export function bindOutput(
  clause: OutputClause,
  table: Table,
  environment: Environment,
  state: SessionState,
  frame: Frame,
  sides: 'inserted' | 'deleted' | 'both',
): Output {
  const width = table.columns.length;
  const source = (alias: string, offset: number): ScopeSource => ({
    alias,
    qualifier: [],
    columns: table.columns.map((column) => ({ ...column, identity: false, nullable: column.nullable })),
    offset,
    bit: 1,
  });
  const sources = [
    ...(sides === 'deleted' ? [] : [source('inserted', 0)]),
    ...(sides === 'inserted' ? [] : [source('deleted', width)]),
  ];
  const scope = new Scope(environment.newSlot(), sources, undefined);
  const items = clause.items.flatMap((item): { name: string; value: BoundValue }[] => {
    if (item.kind === 'assign') throw unsupported('assignments in OUTPUT');
    if (item.kind === 'star') {
      return scope.starSources(item.qualifier).flatMap(({ alias, columns }) =>
        columns.map(({ name }) => ({
          name,
          value: expressions.value({ kind: 'column', name: [alias, name] }, { environment, scope, clause: 'other' }),
        })),
      );
    }
    const value = expressions.value(item.expression, { environment, scope, clause: 'other' });
    return [{ name: item.alias ?? value.column?.name ?? '', value }];
  });
  const into = clause.into === undefined ? undefined : bindInto(clause.into, items, environment, state, frame);
  let rows: Row[] = [];
  return {
    apply(changes, run, transaction) {
      const nothing: SqlValue[] = new Array<null>(width).fill(null);
      rows = changes.map(({ inserted, deleted }) => {
        const both = [...(inserted ?? nothing).slice(0, width), ...(deleted ?? nothing).slice(0, width)];
        return items.map(({ value }) => value.evaluate(both, run));
      });
      if (into !== undefined) for (const row of rows) into(row, transaction);
    },
    *events() {
      if (into !== undefined) return;
      yield {
        kind: 'columns',
        columns: items.map(({ name, value }) => ({
          name,
          type: plainType(value.type ?? INT),
          nullable: value.nullable,
          identity: false,
        })),
      };
      for (let start = 0; start < rows.length; start += 256)
        yield { kind: 'rows', rows: rows.slice(start, start + 256) };
    },
  };
}

function bindInto(
  { target, columns }: NonNullable<OutputClause['into']>,
  items: readonly { readonly value: BoundValue }[],
  environment: Environment,
  state: SessionState,
  frame: Frame,
) {
  const table = targetTable(target, 'INSERT', state, frame, environment.bare());
  if (table.checks.length > 0 || table.foreignKeys.length > 0)
    throw unsupported('OUTPUT INTO a table with constraints');
  const names = columns ?? table.columns.filter(({ identity }) => !identity).map(({ name }) => name);
  if (names.length !== items.length)
    throw failure(213, 'Column name or number of supplied values does not match table definition.');
  if (table.identity !== undefined || names.length !== table.columns.length)
    throw unsupported('OUTPUT INTO some of a table’s columns');
  const conversions = names.map((name, index) => {
    const ordinal = table.ordinal(name);
    const column = table.columns[ordinal];
    if (column === undefined) throw failure(207, `Invalid column name '${name}'.`);
    const from = items[index]?.value.type ?? null;
    return { ordinal, convert: columnConversion(from, column.type, { table: fullName(table, state), column: name }) };
  });
  return (row: Row, transaction: Transaction) => {
    const values: SqlValue[] = table.columns.map(() => null);
    for (const [index, { ordinal, convert }] of conversions.entries()) values[ordinal] = convert(row[index] ?? null);
    if (table.columns.some((column, at) => !column.nullable && values[at] === null))
      throw unsupported('OUTPUT of NULL into a NOT NULL column');
    if (table.indexes.some(({ unique }) => unique)) throw unsupported('OUTPUT INTO a table with unique keys');
    table.store.insert(values, transaction);
  };
}

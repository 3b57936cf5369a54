import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { BoundValue } from '../plan/bound.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import { Scope, type ScopeSource } from '../plan/scope.ts';
import { INT, plainType } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { OutputClause } from '../syntax/statement-tree.ts';
import { insertPlan, insertRow } from './insert-plan.ts';
import type { Frame, SessionState } from './session-state.ts';
import { type Events, type Side, sideOf } from './statement-run.ts';
import { fullName } from './table-rules.ts';
import { targetTable } from './target-table.ts';

export interface ChangedRow {
  readonly inserted?: Row;
  readonly deleted?: Row;
  /** The row of FROM that it was changed for. */
  readonly joined?: Row;
}

/** What an OUTPUT clause makes of the changed rows: a result for the client, or rows of another table. */
export interface Output {
  apply(changes: readonly ChangedRow[], side: Side, variables: Side): void;
  events(): Events;
}

/** OUTPUT of changed rows, and of the `others` of FROM, by the columns of their joined row. */
export function bindOutput(
  clause: OutputClause,
  table: Table,
  environment: Environment,
  state: SessionState,
  frame: Frame,
  sides: 'inserted' | 'deleted' | 'both',
  others: readonly ScopeSource[] = [],
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
    ...others.map((other) => ({ ...other, offset: other.offset + 2 * width })),
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
    apply(changes, side, variables) {
      const nothing: SqlValue[] = new Array<null>(width).fill(null);
      rows = changes.map(({ inserted, deleted, joined = [] }) => {
        const both = [...(inserted ?? nothing).slice(0, width), ...(deleted ?? nothing).slice(0, width)];
        const seen = others.length === 0 ? both : [...both, ...joined];
        return items.map(({ value }) => value.evaluate(seen, side.run));
      });
      if (into !== undefined) for (const row of rows) into(row, side, variables);
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
  demandPlain(table, state);
  const given = (columns ?? table.columns.filter(({ identity }) => !identity).map(({ name }) => name)).map((name) => {
    const column = table.column(name);
    if (column === undefined) throw failure(207, `Invalid column name '${name}'.`);
    if (column.identity || column.type.base === 'rowversion') throw unsupported(`OUTPUT INTO the column ${name}`);
    return column;
  });
  if (given.length !== items.length)
    throw failure(213, 'Column name or number of supplied values does not match table definition.');
  const conversions = given.map((column, index) =>
    columnConversion(items[index]?.value.type ?? null, column.type, {
      table: fullName(table, state),
      column: column.name,
    }),
  );
  const plan = insertPlan(table, given, environment.bare(), state);
  return (row: Row, { run, transaction }: Side, variables: Side) => {
    const values = conversions.map((convert, index) => convert(row[index] ?? null));
    insertRow(table, plan, values, sideOf(table, run, transaction, variables), state);
  };
}

/** That OUTPUT INTO's table has neither CHECK nor FOREIGN KEY (SQL Server docs: "OUTPUT Clause"). @throws SqlError 332, 333 */
function demandPlain(table: Table, { database }: SessionState): void {
  const [check] = table.checks;
  if (check !== undefined) {
    throw failure(
      333,
      `The target table '${table.name}' of the OUTPUT INTO clause cannot have any enabled check constraints or any enabled rules. Found check constraint or rule '${check.name}'.`,
    );
  }
  const key = [...table.foreignKeys, ...database.tables.flatMap(({ foreignKeys }) => foreignKeys)].find(
    (each) => table.foreignKeys.includes(each) || each.referencedTable === table,
  );
  if (key === undefined) return;
  throw failure(
    332,
    `The target table '${table.name}' of the OUTPUT INTO clause cannot be on either side of a (primary key, foreign key) relationship. Found reference constraint '${key.name}'.`,
  );
}

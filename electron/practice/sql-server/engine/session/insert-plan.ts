import type { Column, Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { Binder } from '../plan/binder.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import type { Run } from '../plan/run.ts';
import { Scope } from '../plan/scope.ts';
import type { Row } from '../storage/row.ts';
import type { SessionState } from './session-state.ts';
import type { Side } from './statement-run.ts';
import { type BoundCheck, bindChecks, demandChecks, demandNotNull, demandUnique, fullName } from './table-rules.ts';

/** Computes one column's value for a new row. */
export type Fill = (row: Row, run: Run) => SqlValue;

export interface InsertPlan {
  readonly fills: readonly Fill[];
  readonly checks: readonly BoundCheck[];
}

/** How each column of a new row gets its value: from the given values, by identity, default or NULL. */
export function insertPlan(
  table: Table,
  given: readonly Column[],
  environment: Environment,
  state: SessionState,
): InsertPlan {
  const scope = new Scope(environment.newSlot(), [], undefined);
  const binder: Binder = { environment, scope, clause: 'values' };
  const fills = table.columns.map((column): Fill => {
    const at = given.indexOf(column);
    if (at >= 0) return column.identity ? explicitIdentity(table, at) : (row) => row[at] ?? null;
    if (column.identity) return () => nextIdentity(table, column);
    if (column.type.base === 'rowversion') return () => state.database.nextRowVersion();
    return defaultOf(table, column, binder, state);
  });
  return { fills, checks: bindChecks(table, environment) };
}

export function defaultOf(table: Table, column: Column, binder: Binder, state: SessionState): Fill {
  if (column.default === undefined) return () => null;
  const bound = expressions.value(column.default.value, binder);
  const convert = columnConversion(bound.type, column.type, { table: fullName(table, state), column: column.name });
  return (_, run) => convert(bound.evaluate([], run));
}

function explicitIdentity(table: Table, at: number): Fill {
  return (row) => {
    const value = row[at] ?? null;
    const { identity } = table;
    if (identity !== undefined && (typeof value === 'number' || typeof value === 'bigint')) {
      const number = BigInt(value);
      const ahead =
        identity.last === undefined || (identity.increment > 0n ? number > identity.last : number < identity.last);
      if (ahead) identity.last = number;
    }
    return value;
  };
}

function nextIdentity(table: Table, column: Column): SqlValue {
  const { identity } = table;
  if (identity === undefined) throw new RangeError(`${table.name} has no identity`);
  identity.last = identity.last === undefined ? identity.seed : identity.last + identity.increment;
  const { base } = column.type;
  const limit = { tinyint: 255n, smallint: 32767n, int: 2147483647n, bigint: 9223372036854775807n }[base as string];
  if (limit !== undefined && identity.last > limit) {
    throw failure(8115, `Arithmetic overflow error converting IDENTITY to data type ${base}.`);
  }
  return base === 'bigint' || base === 'decimal' ? identity.last : Number(identity.last);
}

export function insertRow(
  table: Table,
  { fills, checks }: InsertPlan,
  given: Row,
  { run, transaction }: Side,
  state: SessionState,
): Row {
  const values = fills.map((fill) => fill(given, run));
  demandNotNull(table, values, 'INSERT', state);
  demandChecks(table, checks, values, 'INSERT', state, run);
  demandUnique(table, values, undefined, run);
  return table.store.insert(values, transaction);
}

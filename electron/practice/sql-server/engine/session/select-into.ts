import { Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { BoundQuery } from '../plan/environment.ts';
import { BREATH as ROWS_BREATH } from '../plan/run.ts';
import { plainType } from '../scalar/types.ts';
import type { Name } from '../syntax/tree.ts';
import { objectNamed } from './object-names.ts';
import { registerTable } from './register-table.ts';
import type { SessionState } from './session-state.ts';
import { atomically, BREATH, type Events } from './statement-run.ts';

/** SELECT … INTO: makes the table and fills it, as one statement. */
export function* selectInto(name: Name, query: BoundQuery, state: SessionState): Events {
  const [last = ''] = name.toReversed();
  if (!last.startsWith('#')) state.demandOwner('CREATE TABLE');
  if (last.startsWith('#') ? state.temporary.isMadeHere(last) : objectNamed(name, state) !== undefined) {
    throw failure(2714, `There is already an object named '${last}' in the database.`, { state: 6 });
  }
  const unnamed = query.columns.findIndex((column) => column.name === '');
  if (unnamed >= 0) {
    throw failure(
      1038,
      'An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as "" or [] are not allowed. Change the alias to a valid name.',
      { severity: 15, state: 5 },
    );
  }
  const twice = query.columns.find((column, index) =>
    query.columns.slice(0, index).some((other) => other.name.toLowerCase() === column.name.toLowerCase()),
  );
  if (twice !== undefined) {
    throw failure(
      2705,
      `Column names in each table must be unique. Column name '${twice.name}' in table '${last}' is specified more than once.`,
      { state: 3 },
    );
  }
  const count = yield* atomically(state, function* (run, transaction): Events<number> {
    const rows = [];
    for (const slice of query.open(run)) {
      rows.push(...slice);
      if (slice === ROWS_BREATH) yield BREATH;
    }
    const schema = name.length > 1 ? (name.at(-2) ?? 'dbo') : 'dbo';
    const table = new Table(state.database.nextObjectId(), schema, last, new Date(state.server.time.now()));
    table.columns = query.columns.map((column, index) => ({
      id: index + 1,
      name: column.name,
      type: plainType(column.type),
      nullable: column.nullable || column.untyped === true,
      identity: column.identity,
      rowGuid: false,
    }));
    table.lastColumnId = table.columns.length;
    if (table.columns.some(({ identity }) => identity)) {
      table.identity = {
        seed: 1n,
        increment: 1n,
        last: greatest(
          rows,
          table.columns.findIndex(({ identity }) => identity),
        ),
      };
    }
    registerTable(table, state, transaction);
    for (const row of rows) table.store.insert(row, transaction);
    return rows.length;
  });
  state.rowCount = count;
  yield { kind: 'done', count: state.noCount ? null : count, statement: 'select', inProcedure: false };
}

function greatest(rows: readonly (readonly unknown[])[], ordinal: number): bigint | undefined {
  let found: bigint | undefined;
  for (const row of rows) {
    const value = BigInt(String(row[ordinal]));
    if (found === undefined || value > found) found = value;
  }
  return found;
}

import { type CheckConstraint, type Column, type ForeignKey, Table, type TableIndex } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import { dataType } from '../plan/data-type.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import { newRun } from '../plan/run.ts';
import { collationByName } from '../scalar/collation.ts';
import { DEFAULT_COLLATION } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import { Transaction } from '../storage/transaction.ts';
import type { ColumnDefinition, IndexDefinition, TableConstraint } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';
import { objectNamed } from './object-names.ts';
import type { SessionState } from './session-state.ts';
import { tableScope } from './table-rules.ts';

/** "Maximum capacity specifications for SQL Server": columns per table. */
const MOST_COLUMNS = 1024;

interface TableBody {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
  readonly indexes: readonly IndexDefinition[];
}

/** Builds a table from its definition, without rows. @throws SqlError 2705, 2715, 1750 … */
export function defineTable(
  schema: string,
  name: string,
  body: TableBody,
  environment: Environment,
  state: SessionState,
): Table {
  const table = new Table(state.database.nextObjectId(), schema, name, new Date(state.server.time.now()));
  for (const definition of body.columns) addColumn(table, definition, environment, state);
  const explicitNulls = new Set(
    body.columns.filter(({ nullable }) => nullable === true).map((column) => column.name.toLowerCase()),
  );
  for (const constraint of body.constraints)
    addConstraint(table, constraint, environment, state, undefined, explicitNulls);
  for (const index of body.indexes) addIndex(table, index, environment);
  return table;
}

export function addColumn(
  table: Table,
  definition: ColumnDefinition,
  environment: Environment,
  state: SessionState,
): Column {
  const { name } = definition;
  if (table.column(name) !== undefined) {
    throw failure(
      2705,
      `Column names in each table must be unique. Column name '${name}' in table '${table.name}' is specified more than once.`,
      { state: 3 },
    );
  }
  if (definition.collation !== undefined) collationByName(definition.collation);
  const type = dataType(definition.type, 1, definition.collation ?? DEFAULT_COLLATION);
  const isKey = definition.constraints.some(({ kind }) => kind === 'primaryKey');
  const nullable = definition.nullable ?? !(isKey || definition.identity !== undefined || type.base === 'rowversion');
  if (definition.identity !== undefined) {
    const exact =
      ['tinyint', 'smallint', 'int', 'bigint'].includes(type.base) || (type.base === 'decimal' && type.scale === 0);
    if (!exact || definition.nullable === true) {
      throw failure(
        2749,
        `Identity column '${name}' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, unencrypted, and constrained to be nonnullable.`,
        { state: 2 },
      );
    }
    if (table.identity !== undefined) {
      throw failure(
        2744,
        `Multiple identity columns specified for table '${table.name}'. Only one identity column per table is allowed.`,
        { state: 2 },
      );
    }
    table.identity = { ...definition.identity, last: undefined };
  }
  table.lastColumnId += 1;
  const column: Column = {
    id: table.lastColumnId,
    name,
    type,
    nullable,
    identity: definition.identity !== undefined,
    rowGuid: definition.rowGuid,
  };
  table.columns = [...table.columns, column];
  if (table.columns.length > MOST_COLUMNS) {
    throw failure(
      1702,
      `CREATE TABLE failed because column '${name}' in table '${table.name}' exceeds the maximum of ${MOST_COLUMNS} columns.`,
    );
  }
  for (const constraint of definition.constraints) addConstraint(table, constraint, environment, state, name);
  return column;
}

export function addConstraint(
  table: Table,
  constraint: TableConstraint,
  environment: Environment,
  state: SessionState,
  column?: string,
  explicitNulls: ReadonlySet<string> = new Set(),
): void {
  const objectId = state.database.nextObjectId();
  const systemNamed = constraint.name === undefined;
  const name =
    constraint.name ??
    `${PREFIX[constraint.kind]}__${table.name.slice(0, 9)}__${objectId.toString(16).toUpperCase().padStart(8, '0')}`;
  demandFreeName(name, table, state);
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique': {
      const primary = constraint.kind === 'primaryKey';
      if (primary && table.primaryKey !== undefined) {
        throw failure(8110, `Cannot add multiple PRIMARY KEY constraints to table '${table.name}'.`, { state: 0 });
      }
      for (const { name: key } of constraint.columns) {
        const found = demandColumn(table, key);
        if (!primary) continue;
        if (found.nullable && explicitNulls.has(key.toLowerCase())) {
          throw failure(8111, `Cannot define PRIMARY KEY constraint on nullable column in table '${table.name}'.`);
        }
        replaceColumn(table, { ...found, nullable: false });
      }
      const clustered = constraint.clustered ?? (primary && table.clustered === undefined);
      if (clustered && table.clustered !== undefined) {
        throw failure(8112, `Cannot add more than one clustered index for constraints on table '${table.name}'.`, {
          state: 0,
        });
      }
      table.addIndex({
        id: table.nextIndexId(clustered),
        name,
        kind: constraint.kind,
        unique: true,
        columns: constraint.columns,
        included: [],
        objectId,
        systemNamed,
      });
      return;
    }
    case 'foreignKey':
      table.foreignKeys = [...table.foreignKeys, foreignKey(table, constraint, { objectId, name, systemNamed }, state)];
      return;
    case 'check': {
      const check: CheckConstraint = {
        objectId,
        name,
        systemNamed,
        condition: constraint.condition,
        text: constraint.text,
        ...(column === undefined ? {} : { column }),
      };
      expressions.test(check.condition, { environment, scope: tableScope(table, environment), clause: 'other' });
      table.checks = [...table.checks, check];
      return;
    }
    case 'default': {
      const found = demandColumn(table, constraint.column);
      if (found.default !== undefined) {
        throw failure(1781, 'Column already has a DEFAULT bound to it.');
      }
      replaceColumn(table, {
        ...found,
        default: { objectId, name, systemNamed, value: constraint.value, text: constraint.text },
      });
    }
  }
}

const PREFIX = { primaryKey: 'PK', unique: 'UQ', foreignKey: 'FK', check: 'CK', default: 'DF' } as const;

function demandFreeName(name: string, table: Table, { database }: SessionState): void {
  if (table.name.startsWith('#') || table.name.startsWith('@')) return;
  const names = [...database.tables.filter((other) => other.schema === table.schema), table].flatMap((other) => [
    ...other.checks.map((check) => check.name),
    ...other.foreignKeys.map((key) => key.name),
    ...other.indexes.filter(({ kind }) => kind !== 'index').map((index) => index.name),
    ...other.columns.flatMap((column) => column.default?.name ?? []),
  ]);
  const taken = names.some((other) => other.toLowerCase() === name.toLowerCase());
  if (taken || database.object(table.schema, name) !== undefined) {
    throw failure(2714, `There is already an object named '${name}' in the database.`, { state: 5 });
  }
}

function demandColumn(table: Table, name: string): Column {
  const column = table.column(name);
  if (column !== undefined) return column;
  throw failure(1911, `Column name '${name}' does not exist in the target table or view.`);
}

export function replaceColumn(table: Table, column: Column): void {
  table.columns = table.columns.map((other) => (other.id === column.id ? column : other));
}

function foreignKey(
  table: Table,
  constraint: Extract<TableConstraint, { kind: 'foreignKey' }>,
  about: { readonly objectId: number; readonly name: string; readonly systemNamed: boolean },
  state: SessionState,
): ForeignKey {
  const last = constraint.table.at(-1) ?? '';
  const own =
    last.toLowerCase() === table.name.toLowerCase() &&
    (constraint.table.at(-2) ?? 'dbo').toLowerCase() === table.schema.toLowerCase();
  const referenced = own ? table : objectNamed(constraint.table, state);
  if (referenced?.kind !== 'table') {
    throw failure(1767, `Foreign key '${about.name}' references invalid table '${constraint.table.join('.')}'.`, {
      state: 0,
    });
  }
  if (table.name.startsWith('#')) throw unsupported('foreign keys of temporary tables');
  const columns =
    constraint.referenced.length > 0
      ? constraint.referenced
      : (referenced.primaryKey?.columns.map(({ name }) => name) ?? []);
  const key = referenced.indexes.some(
    (index) =>
      index.unique &&
      index.filter === undefined &&
      index.columns.length === columns.length &&
      columns.every((name) => index.columns.some((column) => column.name.toLowerCase() === name.toLowerCase())),
  );
  for (const name of constraint.columns) {
    if (table.column(name) === undefined)
      throw failure(
        1769,
        `Foreign key '${about.name}' references invalid column '${name}' in referencing table '${table.name}'.`,
      );
  }
  if (!key || columns.length !== constraint.columns.length) {
    throw failure(
      1776,
      `There are no primary or candidate keys in the referenced table '${constraint.table.join('.')}' that match the referencing column list in the foreign key '${about.name}'.`,
      { state: 0 },
    );
  }
  for (const [index, name] of columns.entries()) {
    const to = referenced.column(name)?.type;
    const from = table.column(constraint.columns[index] ?? '')?.type;
    if (JSON.stringify(to) !== JSON.stringify(from) && to?.base !== from?.base) {
      throw failure(
        1778,
        `Column '${referenced.name}.${name}' is not the same data type as referencing column '${table.name}.${constraint.columns[index]}' in foreign key '${about.name}'.`,
        { state: 0 },
      );
    }
  }
  return {
    ...about,
    columns: constraint.columns,
    referencedTable: referenced,
    referencedColumns: columns,
    onDelete: constraint.onDelete,
    onUpdate: constraint.onUpdate,
  };
}

export function addIndex(table: Table, definition: IndexDefinition, environment: Environment): TableIndex {
  if (table.indexes.some(({ name }) => name.toLowerCase() === definition.name.toLowerCase())) {
    throw failure(
      1913,
      `The operation failed because an index or statistics with name '${definition.name}' already exists on table '${table.schema}.${table.name}'.`,
    );
  }
  if (definition.clustered && table.clustered !== undefined) {
    throw failure(
      1902,
      `Cannot create more than one clustered index on table '${table.schema}.${table.name}'. Drop the existing clustered index '${table.clustered.name}' before creating another.`,
      { state: 3 },
    );
  }
  for (const name of [...definition.columns.map((column) => column.name), ...definition.included])
    demandColumn(table, name);
  const holds = definition.filter === undefined ? undefined : filterOf(table, definition.filter.condition, environment);
  const index: TableIndex = {
    id: table.nextIndexId(definition.clustered),
    name: definition.name,
    kind: 'index',
    unique: definition.unique,
    columns: definition.columns,
    included: definition.included,
    systemNamed: false,
    ...(definition.filter === undefined ? {} : { filter: definition.filter }),
    ...(holds === undefined ? {} : { holds }),
  };
  table.addIndex(index);
  return index;
}

function filterOf(table: Table, condition: Expression, environment: Environment) {
  const { test } = expressions.test(condition, { environment, scope: tableScope(table, environment), clause: 'other' });
  // A filter compares columns with constants: nothing in it depends on a run.
  const run = newRun({ moment: 0, transaction: new Transaction() }, 0);
  return (row: Row) => test(row, run) === true;
}

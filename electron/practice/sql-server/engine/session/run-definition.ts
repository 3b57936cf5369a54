import type { DatabaseObject } from '../catalog/database.ts';
import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import { renamed } from '../plan/bind-from.ts';
import { bindQuery } from '../plan/bind-query.ts';
import type { Environment } from '../plan/environment.ts';
import { newRun, type Run } from '../plan/run.ts';
import { RowStore } from '../storage/row-store.ts';
import { Transaction } from '../storage/transaction.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Name } from '../syntax/tree.ts';
import { alterTable } from './alter-table.ts';
import { addIndex, defineTable } from './define-table.ts';
import { objectNamed } from './object-names.ts';
import { registerObject, registerTable, unregister } from './register-table.ts';
import { environmentOf } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';
import { atomically, type Events } from './statement-run.ts';
import { demandNoTwins } from './unique-check.ts';

export type Definition = Extract<
  Statement,
  {
    kind:
      | 'createTable'
      | 'alterTable'
      | 'drop'
      | 'createIndex'
      | 'dropIndex'
      | 'createView'
      | 'createSchema'
      | 'createProcedure'
      | 'truncate';
  }
>;

/** CREATE, ALTER, DROP and TRUNCATE. */
export function* runDefinition(statement: Definition, state: SessionState, frame: Frame): Events {
  const environment = environmentOf(state, frame, [], {});
  // biome-ignore lint/correctness/useYield: a definition is quick, but takes part in the transaction like any statement
  yield* atomically(state, function* (run, transaction): Events {
    define(statement, environment, state, run, transaction);
  });
  state.rowCount = 0;
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

/** Defines it and takes it back at once: what the practice server refuses of it shows, and nothing is left. */
export function tryDefinition(statement: Definition, state: SessionState, frame: Frame): void {
  const environment = environmentOf(state, frame, [], {});
  const transaction = new Transaction();
  const snapshot = state.server.clock.snapshot(transaction);
  try {
    define(statement, environment, state, newRun(snapshot, state.server.time.now()), transaction);
  } finally {
    transaction.rollback();
    state.server.clock.release(snapshot);
  }
}

function define(
  statement: Definition,
  environment: Environment,
  state: SessionState,
  run: Run,
  transaction: Transaction,
): void {
  switch (statement.kind) {
    case 'createTable': {
      const { schema, name } = newName(statement.name, state, 'CREATE TABLE');
      registerTable(defineTable(schema, name, statement, environment, state), state, transaction);
      return;
    }
    case 'alterTable': {
      const table = objectNamed(statement.name, state);
      if (table?.kind !== 'table') {
        throw failure(
          4902,
          `Cannot find the object "${statement.name.join('.')}" because it does not exist or you do not have permissions.`,
        );
      }
      demandAlter(table, statement.name, state, 4902);
      alterTable(table, statement.change, environment, state, run, transaction);
      return;
    }
    case 'createIndex': {
      const table = tableFor(statement.table, state);
      const index = addIndex(table, statement.index, environment);
      transaction.noteUndo(() => table.removeIndex(index));
      if (index.unique) demandNoTwins(table, index, run);
      return;
    }
    case 'dropIndex':
      dropIndex(statement, state, transaction);
      return;
    case 'createView':
      createView(statement, environment, state, transaction);
      return;
    case 'createProcedure': {
      if (statement.name.at(-1)?.startsWith('#')) throw unsupported('temporary procedures');
      const { schema, name } = replaceable(
        statement.name,
        statement.mode,
        'procedure',
        state,
        transaction,
        'CREATE PROCEDURE',
      );
      const { parameters, body, text } = statement;
      const objectId = state.database.nextObjectId();
      const created = new Date(state.server.time.now());
      registerObject(
        { kind: 'procedure', objectId, schema, name, created, parameters, body, text },
        state,
        transaction,
      );
      return;
    }
    case 'createSchema': {
      state.demandOwner('CREATE SCHEMA');
      if (state.database.schema(statement.name) !== undefined) {
        throw failure(2714, `There is already an object named '${statement.name}' in the database.`, { state: 6 });
      }
      state.database.addSchema(statement.name);
      transaction.noteUndo(() => state.database.removeSchema(statement.name));
      return;
    }
    case 'drop':
      for (const name of statement.names) drop(statement, name, state, transaction);
      return;
    case 'truncate':
      truncate(statement.table, state, transaction);
  }
}

function newName(written: Name, state: SessionState, permission: string): { schema: string; name: string } {
  const [name = '', schema = 'dbo', database] = written.toReversed();
  if (database !== undefined && state.server.database(database) !== state.database)
    throw unsupported('creating objects in another database');
  if (name.startsWith('#')) {
    if (name.startsWith('##')) throw unsupported('global temporary tables');
    if (state.temporary.isMadeHere(name)) throw alreadyThere(name);
    return { schema: 'dbo', name };
  }
  state.demandOwner(permission);
  const found = state.database.schema(schema);
  if (found === undefined) {
    throw failure(
      2760,
      `The specified schema name "${schema}" either does not exist or you do not have permission to use it.`,
    );
  }
  if (state.database.object(found.name, name) !== undefined) throw alreadyThere(name);
  return { schema: found.name, name };
}

function alreadyThere(name: string): Error {
  return failure(2714, `There is already an object named '${name}' in the database.`, { state: 6 });
}

/** A new object's name, the old object of CREATE OR ALTER out of the way. */
function replaceable(
  written: Name,
  mode: 'create' | 'alter' | 'createOrAlter',
  kind: DatabaseObject['kind'],
  state: SessionState,
  transaction: Transaction,
  permission: string,
): { schema: string; name: string } {
  const existing = objectNamed(written, state);
  if (mode === 'alter' && existing?.kind !== kind)
    throw failure(208, `Invalid object name '${written.join('.')}'.`, { state: 6 });
  if (mode !== 'create' && existing?.kind === kind) {
    state.demandOwner(permission);
    unregister(existing, state, transaction);
  }
  return newName(written, state, permission);
}

function createView(
  statement: Extract<Definition, { kind: 'createView' }>,
  environment: Environment,
  state: SessionState,
  transaction: Transaction,
): void {
  const { schema, name } = replaceable(statement.name, statement.mode, 'view', state, transaction, 'CREATE VIEW');
  let inner = environment;
  for (const definition of statement.with) {
    inner = inner.withCommonTable(definition.name, { kind: 'definition', definition, environment: inner });
  }
  const query = bindQuery(statement.query, inner, undefined, 'subquery');
  const unnamed = statement.columns === undefined ? query.columns.findIndex((column) => column.name === '') : -1;
  if (unnamed >= 0) {
    throw failure(
      4511,
      `Create View or Function failed because no column name was specified for column ${unnamed + 1}.`,
    );
  }
  const described = renamed(query, statement.columns, name).columns;
  registerObject(
    {
      kind: 'view',
      objectId: state.database.nextObjectId(),
      schema,
      name,
      created: new Date(state.server.time.now()),
      columns: statement.columns,
      described,
      with: statement.with,
      query: statement.query,
      text: statement.text,
    },
    state,
    transaction,
  );
}

function tableFor(name: Name, state: SessionState): Table {
  const table = objectNamed(name, state);
  const missing = () =>
    failure(
      1088,
      `Cannot find the object "${name.join('.')}" because it does not exist or you do not have permissions.`,
      { state: 12 },
    );
  if (table === undefined) throw missing();
  if (table.kind !== 'table') throw unsupported('indexes of views');
  if (state.login.role !== 'owner' && !table.name.startsWith('#')) throw missing();
  return table;
}

function demandAlter(table: Table, name: Name, state: SessionState, number: number): void {
  if (state.login.role === 'owner' || table.name.startsWith('#')) return;
  throw failure(
    number,
    `Cannot find the object "${name.join('.')}" because it does not exist or you do not have permissions.`,
  );
}

function dropIndex(
  statement: Extract<Definition, { kind: 'dropIndex' }>,
  state: SessionState,
  transaction: Transaction,
): void {
  const table = objectNamed(statement.table, state);
  const index =
    table?.kind === 'table'
      ? table.indexes.find(({ name }) => name.toLowerCase() === statement.index.toLowerCase())
      : undefined;
  if (table?.kind !== 'table' || index === undefined) {
    if (statement.ifExists) return;
    throw failure(
      3701,
      `Cannot drop the index '${statement.table.join('.')}.${statement.index}', because it does not exist or you do not have permission.`,
      { severity: 11, state: 7 },
    );
  }
  demandAlter(table, statement.table, state, 3701);
  if (index.kind !== 'index') {
    throw failure(
      3723,
      `An explicit DROP INDEX is not allowed on index '${statement.table.join('.')}.${index.name}'. It is being used for ${index.kind === 'primaryKey' ? 'PRIMARY' : 'UNIQUE'} KEY constraint enforcement.`,
      { state: 4 },
    );
  }
  table.removeIndex(index);
  transaction.noteUndo(() => table.addIndex(index));
}

function drop(
  statement: Extract<Definition, { kind: 'drop' }>,
  name: Name,
  state: SessionState,
  transaction: Transaction,
): void {
  const { what, ifExists } = statement;
  if (what === 'schema') {
    dropSchema(name.at(-1) ?? '', ifExists, state, transaction);
    return;
  }
  const object = objectNamed(name, state);
  const allowed = state.login.role === 'owner' || object?.name.startsWith('#') === true;
  if (object === undefined || object.kind !== what || !allowed) {
    if (object !== undefined && object.kind !== what)
      throw failure(
        3705,
        `Cannot use DROP ${what.toUpperCase()} with '${name.join('.')}' because '${name.join('.')}' is a ${object.kind}. Use DROP ${object.kind.toUpperCase()}.`,
      );
    if (ifExists && allowed) return;
    if (ifExists && object === undefined) return;
    throw failure(
      3701,
      `Cannot drop the ${what} '${name.join('.')}', because it does not exist or you do not have permission.`,
      {
        severity: 11,
        state: 5,
      },
    );
  }
  if (object.kind === 'table') {
    const referrer = state.database.tables.find(
      (other) => other !== object && other.foreignKeys.some((key) => key.referencedTable === object),
    );
    if (referrer !== undefined) {
      throw failure(
        3726,
        `Could not drop object '${name.join('.')}' because it is referenced by a FOREIGN KEY constraint.`,
      );
    }
  }
  unregister(object, state, transaction);
}

function dropSchema(name: string, ifExists: boolean, state: SessionState, transaction: Transaction): void {
  state.demandOwner('DROP SCHEMA');
  const { database } = state;
  const schema = database.schema(name);
  if (schema === undefined) {
    if (ifExists) return;
    throw failure(15151, `Cannot drop the schema '${name}', because it does not exist or you do not have permission.`);
  }
  for (const object of database.objects) {
    if (object.schema.toLowerCase() === schema.name.toLowerCase()) {
      throw failure(3729, `Cannot drop schema '${name}' because it is being referenced by object '${object.name}'.`);
    }
  }
  database.removeSchema(name);
  transaction.noteUndo(() => database.addSchema(name));
}

function truncate(name: Name, state: SessionState, transaction: Transaction): void {
  const table = objectNamed(name, state);
  if (table?.kind !== 'table') {
    throw failure(
      4701,
      `Cannot find the object "${name.join('.')}" because it does not exist or you do not have permissions.`,
    );
  }
  demandAlter(table, name, state, 1088);
  const referrer = state.database.tables.find(
    (other) => other !== table && other.foreignKeys.some((key) => key.referencedTable === table),
  );
  if (referrer !== undefined) {
    throw failure(
      4712,
      `Cannot truncate table '${name.join('.')}' because it is being referenced by a FOREIGN KEY constraint.`,
    );
  }
  const last = table.identity?.last;
  transaction.noteUndo(table.replaceStore(new RowStore()));
  if (table.identity !== undefined) {
    const { identity } = table;
    identity.last = undefined;
    transaction.noteUndo(() => {
      identity.last = last;
    });
  }
}

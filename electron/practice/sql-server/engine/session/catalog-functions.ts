import { columnsOf } from '../catalog/column-owner.ts';
import { findConstraint } from '../catalog/constraint-objects.ts';
import { OBJECT_KINDS } from '../catalog/sys-objects.ts';
import { maximumLength } from '../catalog/type-facts.ts';
import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { allUses, type BoundValue } from '../plan/bound.ts';
import { converted } from '../plan/comparison.ts';
import { sameName } from '../plan/scope.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { BIGINT, decimal, INT, nvarchar } from '../scalar/types.ts';
import { type CatalogFunction, define } from './catalog-function.ts';
import { transactionState } from './doomed.ts';
import { nameParts, objectById, objectNamed } from './object-names.ts';
import { PERMISSION_FUNCTIONS } from './permission-functions.ts';
import { PROPERTY_FUNCTIONS } from './property-functions.ts';
import { serverProperty } from './server-property.ts';
import type { Frame, SessionState } from './session-state.ts';

const NAME = nvarchar(128);
const TEXT = nvarchar(4000);
const SMALLINT: SqlType = { base: 'smallint' };

const FUNCTIONS: { readonly [name: string]: CatalogFunction } = {
  OBJECT_ID: define(INT, [TEXT, TEXT], 1, ([name, kind = null], state) => {
    if (typeof name !== 'string') return null;
    const parts = nameParts(name);
    // A temporary table is looked for where the name says so alone (SQL Server docs: "OBJECT_ID").
    const isElsewhere = parts.length < 3 && parts.at(-1)?.startsWith('#') === true;
    const found = isElsewhere && state.database.name !== 'tempdb' ? undefined : identified(parts, state);
    if (found === undefined) return null;
    const isOther = kind !== null && String(kind).trim().toUpperCase() !== OBJECT_KINDS[found.kind][0].trim();
    return isOther ? null : found.objectId;
  }),
  OBJECT_NAME: define(NAME, [INT, INT], 1, ([id = null, database], state) => {
    if (database !== undefined) throw unsupported('OBJECT_NAME in another database');
    return (objectById(id, state.database) ?? constraintById(id, state))?.name ?? null;
  }),
  OBJECT_SCHEMA_NAME: define(
    NAME,
    [INT],
    1,
    ([id = null], state) => (objectById(id, state.database) ?? constraintById(id, state)?.table)?.schema ?? null,
  ),
  SCHEMA_NAME: define(NAME, [INT], 0, ([id], { database }) => {
    if (id === undefined) return 'dbo';
    for (const schema of database.schemas) if (schema.id === id) return schema.name;
    return null;
  }),
  SCHEMA_ID: define(
    INT,
    [TEXT],
    0,
    ([name], { database }) => database.schema(name === undefined ? 'dbo' : String(name))?.id ?? null,
  ),
  DB_NAME: define(NAME, [INT], 0, ([id], { database, server }) => {
    if (id === undefined) return database.name;
    for (const candidate of server.databases) if (candidate.id === id) return candidate.name;
    return null;
  }),
  DB_ID: define(SMALLINT, [TEXT], 0, ([name], { database, server }) => {
    if (name === undefined) return database.id;
    return name === null ? null : (server.database(String(name))?.id ?? null);
  }),
  COL_NAME: define(NAME, [INT, INT], 2, ([id, column], { database }) => {
    const object = objectById(id ?? null, database);
    if (object === undefined) return null;
    return columnsOf(object).find((candidate) => candidate.id === column)?.name ?? null;
  }),
  COL_LENGTH: define(SMALLINT, [TEXT, TEXT], 2, ([table, column], state) => {
    if (typeof table !== 'string' || typeof column !== 'string') return null;
    const object = objectNamed(nameParts(table), state);
    if (object === undefined) return null;
    const found = columnsOf(object).find(({ name }) => sameName(name, column));
    return found === undefined ? null : maximumLength(found.type);
  }),
  SCOPE_IDENTITY: define(decimal(38, 0), [], 0, (_, __, frame) => frame.scopeIdentity),
  IDENT_CURRENT: define(decimal(38, 0), [TEXT], 1, ([name], state) => {
    const object = typeof name === 'string' ? objectNamed(nameParts(name), state) : undefined;
    if (object?.kind !== 'table' || object.identity === undefined) return null;
    return object.identity.last ?? object.identity.seed;
  }),
  IDENT_SEED: define(decimal(38, 0), [TEXT], 1, ([name], state) => identityOf(name ?? null, state)?.seed ?? null),
  IDENT_INCR: define(decimal(38, 0), [TEXT], 1, ([name], state) => identityOf(name ?? null, state)?.increment ?? null),
  ROWCOUNT_BIG: define(BIGINT, [], 0, (_, { rowCount }) => BigInt(rowCount)),
  SUSER_SNAME: define(NAME, [], 0, (_, { login }) => login.name),
  SUSER_NAME: define(NAME, [], 0, (_, { login }) => login.name),
  ORIGINAL_LOGIN: define(NAME, [], 0, (_, { login }) => login.name),
  SYSTEM_USER: define(NAME, [], 0, (_, { login }) => login.name),
  USER_NAME: define(NAME, [], 0, (_, { userName }) => userName),
  USER: define(NAME, [], 0, (_, { userName }) => userName),
  CURRENT_USER: define(NAME, [], 0, (_, { userName }) => userName),
  SESSION_USER: define(NAME, [], 0, (_, { userName }) => userName),
  APP_NAME: define(NAME, [], 0, (_, { applicationName }) => applicationName),
  HOST_NAME: define(NAME, [], 0, (_, { hostName }) => hostName),
  XACT_STATE: define(SMALLINT, [], 0, (_, state) => transactionState(state)),
  ERROR_NUMBER: define(INT, [], 0, (_, __, { caught }) => caught?.number ?? null),
  ERROR_SEVERITY: define(INT, [], 0, (_, __, { caught }) => caught?.severity ?? null),
  ERROR_STATE: define(INT, [], 0, (_, __, { caught }) => caught?.state ?? null),
  ERROR_LINE: define(INT, [], 0, (_, __, { caught }) => caught?.line ?? null),
  ERROR_MESSAGE: define(TEXT, [], 0, (_, __, { caught }) => caught?.message ?? null),
  ERROR_PROCEDURE: define(NAME, [], 0, (_, __, { caught }) => caught?.procedure ?? null),
};

/** A function that looks into the catalog or the session; undefined for any other name. */
export function catalogFunction(
  name: string,
  args: readonly BoundValue[],
  state: SessionState,
  frame: Frame,
): BoundValue | undefined {
  if (name === 'SERVERPROPERTY') return serverProperty(args, state);
  const found = FUNCTIONS[name] ?? PERMISSION_FUNCTIONS[name] ?? PROPERTY_FUNCTIONS[name];
  if (found === undefined) return undefined;
  if (args.length < found.least || args.length > found.most) {
    throw found.least === found.most
      ? sqlErrors.argumentCount(name.toLowerCase(), found.most)
      : sqlErrors.argumentCounts(name.toLowerCase(), found.least, found.most);
  }
  const evaluations = args.map((argument, index) => converted(argument, found.parameters[index] ?? INT));
  return {
    type: found.type,
    nullable: true,
    uses: allUses(args),
    evaluate: (row, run) =>
      found.compute(
        evaluations.map((evaluate) => evaluate(row, run)),
        state,
        frame,
      ),
  };
}

/** An object by its name, or a constraint, which is an object of its table's schema too. */
function identified(parts: readonly string[], state: SessionState) {
  const object = objectNamed(parts, state);
  if (object !== undefined) return object;
  const [name = '', schema = '', databaseName = ''] = parts.toReversed();
  const database = databaseName === '' ? state.database : state.server.database(databaseName);
  const wanted = schema === '' ? 'dbo' : schema;
  if (database === undefined || name === '') return undefined;
  return findConstraint(database, (each) => sameName(each.name, name) && sameName(each.table.schema, wanted));
}

function constraintById(id: SqlValue, { database }: SessionState) {
  return findConstraint(database, ({ objectId }) => objectId === id);
}

function identityOf(name: SqlValue, state: SessionState) {
  const object = typeof name === 'string' ? objectNamed(nameParts(name), state) : undefined;
  return object?.kind === 'table' ? object.identity : undefined;
}

import type { Database, DatabaseObject } from '../catalog/database.ts';
import { maximumLength } from '../catalog/type-facts.ts';
import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { allUses, type BoundValue } from '../plan/bound.ts';
import { converted } from '../plan/comparison.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { BIGINT, decimal, INT, nvarchar } from '../scalar/types.ts';
import { tokenize } from '../syntax/lexer.ts';
import { objectNamed } from './object-names.ts';
import { serverProperty } from './server-property.ts';
import type { Frame, SessionState } from './session-state.ts';

interface CatalogFunction {
  readonly least: number;
  readonly most: number;
  readonly type: SqlType;
  readonly parameters: readonly SqlType[];
  compute(values: readonly SqlValue[], state: SessionState, frame: Frame): SqlValue;
}

const NAME = nvarchar(128);
const TEXT = nvarchar(4000);
const SMALLINT: SqlType = { base: 'smallint' };

function define(
  type: SqlType,
  parameters: readonly SqlType[],
  least: number,
  compute: CatalogFunction['compute'],
): CatalogFunction {
  return { least, most: parameters.length, type, parameters, compute };
}

const FUNCTIONS: { readonly [name: string]: CatalogFunction } = {
  OBJECT_ID: define(INT, [TEXT, TEXT], 1, ([name, kind], state) => {
    if (typeof name !== 'string') return null;
    const object = objectNamed(nameParts(name), state);
    if (object === undefined) return null;
    if (typeof kind === 'string' && kind.trim().toUpperCase() !== objectKind(object)) return null;
    return object.objectId;
  }),
  OBJECT_NAME: define(NAME, [INT, INT], 1, ([id, database], state) => {
    if (database !== undefined) throw unsupported('OBJECT_NAME in another database');
    return objectById(id ?? null, state.database)?.name ?? null;
  }),
  OBJECT_SCHEMA_NAME: define(NAME, [INT], 1, ([id], state) => objectById(id ?? null, state.database)?.schema ?? null),
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
    if (object?.kind !== 'table') return null;
    return object.columns.find((candidate) => candidate.id === column)?.name ?? null;
  }),
  COL_LENGTH: define(SMALLINT, [TEXT, TEXT], 2, ([table, column], state) => {
    if (typeof table !== 'string' || typeof column !== 'string') return null;
    const object = objectNamed(nameParts(table), state);
    if (object?.kind !== 'table') return null;
    const found = object.column(column);
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
  XACT_STATE: define(SMALLINT, [], 0, (_, { transactionCount }) => (transactionCount > 0 ? 1 : 0)),
  HAS_DBACCESS: define(INT, [TEXT], 1, ([name], { server }) =>
    server.database(String(name ?? '')) === undefined ? null : 1,
  ),
  IS_SRVROLEMEMBER: define(INT, [TEXT], 1, ([role], { login }) =>
    roleMembership(role ?? null, SERVER_ROLES, login.role === 'owner'),
  ),
  IS_MEMBER: define(INT, [TEXT], 1, ([role], { login }) =>
    String(role).toLowerCase() === 'db_datareader' && login.role === 'reader'
      ? 1
      : roleMembership(role ?? null, DATABASE_ROLES, login.role === 'owner'),
  ),
  ERROR_NUMBER: define(INT, [], 0, (_, __, { caught }) => caught?.number ?? null),
  ERROR_SEVERITY: define(INT, [], 0, (_, __, { caught }) => caught?.severity ?? null),
  ERROR_STATE: define(INT, [], 0, (_, __, { caught }) => caught?.state ?? null),
  ERROR_LINE: define(INT, [], 0, (_, __, { caught }) => caught?.line ?? null),
  ERROR_MESSAGE: define(TEXT, [], 0, (_, __, { caught }) => caught?.message ?? null),
  ERROR_PROCEDURE: define(NAME, [], 0, (_, __, { caught }) => caught?.procedure ?? null),
};

const SERVER_ROLES = 'sysadmin serveradmin securityadmin processadmin setupadmin bulkadmin diskadmin dbcreator'.split(
  ' ',
);
const DATABASE_ROLES =
  'db_owner db_accessadmin db_securityadmin db_ddladmin db_backupoperator db_datareader db_datawriter'.split(' ');

function roleMembership(role: SqlValue, roles: readonly string[], owner: boolean): SqlValue {
  const name = String(role).toLowerCase();
  if (name === 'public') return 1;
  if (!roles.includes(name)) return null;
  return owner ? 1 : 0;
}

/** A function that looks into the catalog or the session; undefined for any other name. */
export function catalogFunction(
  name: string,
  args: readonly BoundValue[],
  state: SessionState,
  frame: Frame,
): BoundValue | undefined {
  if (name === 'SERVERPROPERTY') return serverProperty(args, state);
  if (name === 'HAS_PERMS_BY_NAME') throw unsupported('HAS_PERMS_BY_NAME');
  const found = FUNCTIONS[name];
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

/** The parts of a name that stands in a string: `[dbo].[users]`. */
function nameParts(text: string): string[] {
  const parts: string[] = [];
  try {
    for (const token of tokenize(text)) {
      if (token.kind === 'word' || token.kind === 'quoted') parts.push(token.text);
      else if (token.kind === 'symbol' && token.text !== '.') return [];
    }
  } catch {
    return [];
  }
  return parts;
}

function objectById(id: SqlValue, database: Database): DatabaseObject | undefined {
  for (const object of database.objects) if (object.objectId === id) return object;
  return undefined;
}

export function objectKind(object: DatabaseObject): 'U' | 'V' | 'P' {
  return object.kind === 'table' ? 'U' : object.kind === 'view' ? 'V' : 'P';
}

function identityOf(name: SqlValue, state: SessionState) {
  const object = typeof name === 'string' ? objectNamed(nameParts(name), state) : undefined;
  return object?.kind === 'table' ? object.identity : undefined;
}

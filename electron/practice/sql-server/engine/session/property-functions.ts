import { columnsOf } from '../catalog/column-owner.ts';
import type { DatabaseObject } from '../catalog/database.ts';
import { systemTypes } from '../catalog/sys-columns.ts';
import { recoveryModel } from '../catalog/system-views.ts';
import { typeFacts } from '../catalog/type-facts.ts';
import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { sameName } from '../plan/scope.ts';
import { DEFAULT_COLLATION, INT, nvarchar } from '../scalar/types.ts';
import { type CatalogFunctions, define } from './catalog-function.ts';
import { nameParts, objectById } from './object-names.ts';
import type { SessionState } from './session-state.ts';

const TEXT = nvarchar(4000);
const NAME = nvarchar(128);
const SMALLINT: SqlType = { base: 'smallint' };

/** OBJECTPROPERTY's answer; names that it knows and the practice server doesn't are refused. */
function objectProperty([id = null, property = null]: readonly SqlValue[], { database }: SessionState): SqlValue {
  const object = objectById(id, database);
  if (object === undefined || property === null) return null;
  const is = (holds: boolean) => (holds ? 1 : 0);
  const ofTable = (holds: (table: Extract<DatabaseObject, { kind: 'table' }>) => boolean) =>
    object.kind === 'table' ? is(holds(object)) : null;
  switch (String(property).toLowerCase()) {
    case 'istable':
    case 'isusertable':
      return is(object.kind === 'table');
    case 'isview':
      return is(object.kind === 'view');
    case 'isprocedure':
      return is(object.kind === 'procedure');
    case 'isconstraint':
    case 'isdefault':
    case 'isforeignkey':
    case 'ismsshipped':
    case 'isprimarykey':
    case 'issystemtable':
    case 'istrigger':
    case 'isscalarfunction':
    case 'istablefunction':
    case 'isinlinefunction':
      return 0;
    case 'ownerid':
      return 1;
    case 'schemaid':
      return database.schema(object.schema)?.id ?? null;
    case 'tablehasidentity':
      return ofTable(({ identity }) => identity !== undefined);
    case 'tablehasprimarykey':
      return ofTable(({ primaryKey }) => primaryKey !== undefined);
    case 'tablehasforeignkey':
      return ofTable(({ foreignKeys }) => foreignKeys.length > 0);
    case 'tablehasclustindex':
      return ofTable(({ clustered }) => clustered !== undefined);
    case 'tablehasindex':
      return ofTable(({ indexes }) => indexes.length > 0);
    case 'tablehascheckcnst':
      return ofTable(({ checks }) => checks.length > 0);
    default:
      throw unsupported(`OBJECTPROPERTY('${property}')`);
  }
}

function columnProperty([id = null, name = null, property = null]: readonly SqlValue[], state: SessionState): SqlValue {
  const object = objectById(id, state.database);
  if (object === undefined || property === null) return null;
  if (object.kind === 'procedure') throw unsupported('COLUMNPROPERTY of a procedure');
  const column = columnsOf(object).find((each) => sameName(each.name, String(name)));
  if (column === undefined) return null;
  const facts = typeFacts(column.type);
  switch (String(property).toLowerCase()) {
    case 'allowsnull':
      return column.nullable ? 1 : 0;
    case 'columnid':
    case 'ordinal':
      return column.id;
    case 'isidentity':
      return column.identity ? 1 : 0;
    case 'isrowguidcol':
      return column.rowGuid ? 1 : 0;
    case 'iscomputed':
    case 'ishidden':
    case 'issparse':
    case 'iscolumnset':
    case 'isidnotforrepl':
    case 'isoutparam':
    case 'isxmlindexable':
      return 0;
    case 'charmaxlen':
      return 'length' in column.type ? (column.type.length === 'max' ? -1 : column.type.length) : null;
    case 'scale':
      return 'length' in column.type || facts.precision === 0 ? null : facts.scale;
    case 'precision':
      return 'length' in column.type ? (column.type.length === 'max' ? -1 : column.type.length) : facts.precision;
    default:
      throw unsupported(`COLUMNPROPERTY('${property}')`);
  }
}

function databaseProperty([name = null, property = null]: readonly SqlValue[], { server }: SessionState): SqlValue {
  if (name === null || property === null || server.database(String(name)) === undefined) return null;
  switch (String(property).toLowerCase()) {
    case 'collation':
      return DEFAULT_COLLATION;
    case 'status':
      return 'ONLINE';
    case 'recovery':
      return recoveryModel(String(name).toLowerCase());
    case 'updateability':
      return 'READ_WRITE';
    case 'useraccess':
      return 'MULTI_USER';
    default:
      throw unsupported(`DATABASEPROPERTYEX('${property}')`);
  }
}

/** Functions that tell one fact of a catalogued thing by its name or number. */
export const PROPERTY_FUNCTIONS: CatalogFunctions = {
  OBJECTPROPERTY: define(INT, [INT, TEXT], 2, objectProperty),
  COLUMNPROPERTY: define(INT, [INT, TEXT, TEXT], 3, columnProperty),
  DATABASEPROPERTYEX: define(NAME, [TEXT, TEXT], 2, databaseProperty),
  OBJECT_DEFINITION: define(nvarchar('max'), [INT], 1, ([id = null], { database }) => {
    const object = objectById(id, database);
    return object === undefined || object.kind === 'table' ? null : object.text;
  }),
  TYPE_NAME: define(NAME, [INT], 1, ([id]) => systemTypes().find(({ userTypeId }) => userTypeId === id)?.name ?? null),
  TYPE_ID: define(INT, [TEXT], 1, ([name]) => {
    const [type = '', schema = 'sys', ...more] = nameParts(String(name ?? '')).toReversed();
    if (more.length > 0 || !['sys', 'dbo', ''].includes(schema.toLowerCase())) return null;
    return systemTypes().find((facts) => facts.name === type.toLowerCase())?.userTypeId ?? null;
  }),
  USER_ID: define(INT, [TEXT], 0, ([name], { userName }) => {
    const asked = name === undefined ? userName : String(name ?? '');
    if (asked.toLowerCase() === 'dbo') return 1;
    throw unsupported('USER_ID of a user other than dbo');
  }),
  DATABASE_PRINCIPAL_ID: define(INT, [TEXT], 0, ([name], { userName }) => {
    const asked = (name === undefined ? userName : String(name ?? '')).toLowerCase();
    const fixed: { readonly [principal: string]: number } = {
      public: 0,
      dbo: 1,
      guest: 2,
      information_schema: 3,
      sys: 4,
    };
    if (fixed[asked] === undefined) throw unsupported('DATABASE_PRINCIPAL_ID of another principal');
    return fixed[asked];
  }),
  PARSENAME: define(NAME, [TEXT, SMALLINT], 2, ([name = null, piece = null]) => {
    if (name === null || piece === null) return null;
    const parts = nameParts(String(name));
    if (parts.length === 0 || parts.length > 4) return null;
    const part = parts.at(-Number(piece));
    return Number(piece) < 1 || part === undefined || part === '' ? null : part;
  }),
};

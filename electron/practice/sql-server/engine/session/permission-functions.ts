import { unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { INT, nvarchar } from '../scalar/types.ts';
import { type CatalogFunctions, define } from './catalog-function.ts';
import type { Login } from './login.ts';
import { nameParts, objectNamed } from './object-names.ts';
import type { SessionState } from './session-state.ts';

const TEXT = nvarchar(4000);

const words = (text: string): ReadonlySet<string> => new Set(text.split('|').map((word) => word.trim()));

const SERVER_ROLES = words('sysadmin|serveradmin|securityadmin|processadmin|setupadmin|bulkadmin|diskadmin|dbcreator');
const DATABASE_ROLES = words(
  'db_owner|db_accessadmin|db_securityadmin|db_ddladmin|db_backupoperator|db_datareader|db_datawriter|db_denydatareader|db_denydatawriter',
);

/** Permissions by the class of what they are on (SQL Server docs: "Permissions"), and those of them that a reader has. */
const PERMISSIONS: {
  readonly [securableClass: string]: { readonly all: ReadonlySet<string>; readonly reader: ReadonlySet<string> };
} = {
  SERVER: {
    all: words(
      'ADMINISTER BULK OPERATIONS|ALTER ANY CONNECTION|ALTER ANY CREDENTIAL|ALTER ANY DATABASE|ALTER ANY LOGIN|ALTER RESOURCES|ALTER SERVER STATE|ALTER SETTINGS|ALTER TRACE|AUTHENTICATE SERVER|CONNECT ANY DATABASE|CONNECT SQL|CONTROL SERVER|CREATE ANY DATABASE|SELECT ALL USER SECURABLES|SHUTDOWN|VIEW ANY DATABASE|VIEW ANY DEFINITION|VIEW SERVER STATE',
    ),
    reader: words('CONNECT SQL|VIEW ANY DATABASE'),
  },
  DATABASE: {
    all: words(
      'ALTER|ALTER ANY COLUMN ENCRYPTION KEY|ALTER ANY COLUMN MASTER KEY|ALTER ANY MASK|ALTER ANY ROLE|ALTER ANY SCHEMA|ALTER ANY SECURITY POLICY|ALTER ANY USER|AUTHENTICATE|BACKUP DATABASE|BACKUP LOG|CHECKPOINT|CONNECT|CONTROL|CREATE FUNCTION|CREATE PROCEDURE|CREATE ROLE|CREATE SCHEMA|CREATE TABLE|CREATE VIEW|DELETE|EXECUTE|INSERT|REFERENCES|SELECT|SHOWPLAN|TAKE OWNERSHIP|UNMASK|UPDATE|VIEW ANY COLUMN ENCRYPTION KEY DEFINITION|VIEW ANY COLUMN MASTER KEY DEFINITION|VIEW DATABASE STATE|VIEW DEFINITION',
    ),
    reader: words('CONNECT|SELECT|VIEW ANY COLUMN ENCRYPTION KEY DEFINITION|VIEW ANY COLUMN MASTER KEY DEFINITION'),
  },
  SCHEMA: {
    all: words(
      'ALTER|CONTROL|CREATE SEQUENCE|DELETE|EXECUTE|INSERT|REFERENCES|SELECT|TAKE OWNERSHIP|UPDATE|VIEW CHANGE TRACKING|VIEW DEFINITION',
    ),
    reader: words('SELECT'),
  },
  OBJECT: {
    all: words(
      'ALTER|CONTROL|DELETE|EXECUTE|INSERT|REFERENCES|SELECT|TAKE OWNERSHIP|UPDATE|VIEW CHANGE TRACKING|VIEW DEFINITION',
    ),
    reader: words('SELECT'),
  },
};

/** Whether the login is in a fixed role: 1 or 0, NULL for a role that is not one of them. */
function roleMembership(role: SqlValue, roles: ReadonlySet<string>, { role: own }: Login): SqlValue {
  const name = String(role).toLowerCase();
  if (name === 'public') return 1;
  if (!roles.has(name)) return null;
  if (name.startsWith('db_deny')) return 0;
  return own === 'owner' || name === 'db_datareader' ? 1 : 0;
}

function demandOwn(principal: SqlValue | undefined, own: string, name: string): void {
  if (principal === undefined || String(principal).toLowerCase() === own.toLowerCase()) return;
  throw unsupported(`${name} of another principal`);
}

/** 1 or 0; NULL for a class or a permission that doesn't exist (SQL Server docs: "HAS_PERMS_BY_NAME"). */
function hasPermission(
  [securable = null, written = null, permission = null, sub = null]: readonly SqlValue[],
  state: SessionState,
): SqlValue {
  if (permission === null) return null;
  const asked = String(permission).toUpperCase();
  const name = written === null ? 'SERVER' : String(written).toUpperCase();
  const known = PERMISSIONS[name];
  if (known === undefined) throw unsupported(`HAS_PERMS_BY_NAME on the class ${name}`);
  if (sub !== null) throw unsupported('HAS_PERMS_BY_NAME of a column');
  if (asked === 'ANY') throw unsupported("HAS_PERMS_BY_NAME with 'ANY'");
  if (!known.all.has(asked)) throw unsupported(`HAS_PERMS_BY_NAME of the permission ${asked}`);
  if (!isThere(name, securable, state)) return 0;
  return state.login.role === 'owner' || known.reader.has(asked) ? 1 : 0;
}

function isThere(securableClass: string, securable: SqlValue, state: SessionState): boolean {
  if (securableClass === 'SERVER') return true;
  if (securable === null) return securableClass === 'DATABASE';
  const parts = nameParts(String(securable));
  const [last = ''] = parts.slice(-1);
  if (securableClass === 'DATABASE') return state.server.database(last) !== undefined;
  if (securableClass === 'SCHEMA') return state.database.schema(last) !== undefined;
  return objectNamed(parts, state) !== undefined;
}

/** Functions that say what the login may do. */
export const PERMISSION_FUNCTIONS: CatalogFunctions = {
  HAS_DBACCESS: define(INT, [TEXT], 1, ([name], { server }) =>
    server.database(String(name ?? '')) === undefined ? null : 1,
  ),
  HAS_PERMS_BY_NAME: define(INT, [TEXT, TEXT, TEXT, TEXT, TEXT], 3, hasPermission),
  IS_SRVROLEMEMBER: define(INT, [TEXT, TEXT], 1, ([role, login], state) => {
    demandOwn(login, state.login.name, 'IS_SRVROLEMEMBER');
    return roleMembership(role ?? null, SERVER_ROLES, state.login);
  }),
  IS_ROLEMEMBER: define(INT, [TEXT, TEXT], 1, ([role, principal], state) => {
    demandOwn(principal, state.userName, 'IS_ROLEMEMBER');
    return roleMembership(role ?? null, DATABASE_ROLES, state.login);
  }),
  IS_MEMBER: define(INT, [TEXT], 1, ([role], { login }) => roleMembership(role ?? null, DATABASE_ROLES, login)),
};

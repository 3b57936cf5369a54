import type { TableName } from '../stores/mapping/mapping.ts';
import { quoteName, quoteTable, quoteText, withoutLineEnds } from '../stores/quote-name.ts';
import type { LegacyAuthentication } from './legacy.ts';

export interface DbaScriptBasis {
  readonly authentication: LegacyAuthentication;
  readonly database: string;
  /** The tables of the accounts; null before they are known: then those that the usual stores have, where they are there. */
  readonly tables: readonly TableName[] | null;
}

/**
 * A T-SQL script for the DBA: a login that reads the tables of the accounts and does nothing else. It can be run again, runs on
 * SQL Server 2008 and later, denies nothing, and holds no password.
 */
export function dbaScript({ authentication, database, tables }: DbaScriptBasis): string {
  const principal = principalOf(authentication);
  const user = quoteName(principal.name);
  const known = tables ?? usualTables;
  return `${[
    header(principal.name, database, known, tables !== null),
    principal.login === null ? null : `USE [master];\nGO\n${principal.login}\nGO`,
    `USE ${quoteName(database)};\nGO\n-- A user of the database for it.\nIF USER_ID(${quoteText(principal.name)}) IS NULL\n    CREATE USER ${user} ${principal.from};\nGO`,
    `-- Reading, table by table; no role, no schema, no right to write.\n${known.map((table) => grant(table, user, tables !== null)).join('\n')}\nGO`,
    `-- Seeing how tables, masks and security policies are made; this gives no data. Userferry stops where masking or row-level\n-- security would make it read something else than what is stored, and can only see that with this right.\nGRANT VIEW DEFINITION TO ${user};\nGO`,
    unmask(known, user),
    policies(known),
    proof(known, principal.name),
    `-- Afterwards, when the migration is over:\n-- USE ${quoteName(withoutLineEnds(database))}; DROP USER ${quoteName(withoutLineEnds(principal.name))};${principal.login === null ? '' : `\n-- USE [master]; DROP LOGIN ${quoteName(withoutLineEnds(principal.name))};`}`,
  ]
    .filter((part) => part !== null)
    .join('\n\n')}\n`;
}

interface Principal {
  readonly name: string;
  /** The statement that makes the login; null where the database knows the user by itself. */
  readonly login: string | null;
  /** What follows CREATE USER name. */
  readonly from: string;
}

function principalOf(authentication: LegacyAuthentication): Principal {
  switch (authentication.type) {
    case 'sql-login': {
      const name = authentication.user === '' ? 'userferry_read' : authentication.user;
      return {
        name,
        login: `-- Write a password of your choice between the quotes: left empty, SQL Server refuses to make the login.\n-- (Azure SQL Database: leave this part out, and make the user below WITH PASSWORD = N'...' instead of FOR LOGIN.)\nIF SUSER_ID(${quoteText(name)}) IS NULL\n    CREATE LOGIN ${quoteName(name)} WITH PASSWORD = N'', CHECK_POLICY = ON, DEFAULT_DATABASE = [master];`,
        from: `FOR LOGIN ${quoteName(name)}`,
      };
    }
    case 'windows-domain':
      return windowsPrincipal(`${authentication.domain}\\${authentication.user}`);
    case 'windows-user':
      return windowsPrincipal('DOMAIN\\the-user-who-runs-Userferry');
    case 'entra-default':
    case 'entra-service-principal':
    case 'entra-token':
      return { name: 'name-of-the-account-or-application-in-Entra', login: null, from: 'FROM EXTERNAL PROVIDER' };
  }
}

function windowsPrincipal(name: string): Principal {
  return {
    name,
    login: `-- A Windows account: its password stays with Windows.\nIF SUSER_ID(${quoteText(name)}) IS NULL\n    CREATE LOGIN ${quoteName(name)} FROM WINDOWS;`,
    from: `FOR LOGIN ${quoteName(name)}`,
  };
}

function header(name: string, database: string, tables: readonly TableName[], known: boolean): string {
  return [
    'Userferry: a login that reads the user accounts for their migration, and nothing else.',
    '',
    `Login     ${withoutLineEnds(name)}`,
    `Database  ${withoutLineEnds(database)}`,
    `Tables    ${tables.length}${known ? '' : ' that usual user stores have; those that are not there are passed over. Leave out or add what fits.'}`,
    '',
    'It gives SELECT on these tables and VIEW DEFINITION. It changes no data, denies nothing, and can be run again.',
    'Run it as a member of sysadmin, or of securityadmin and db_owner (sqlcmd or Management Studio).',
  ]
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');
}

function grant(table: TableName, user: string, known: boolean): string {
  const statement = `GRANT SELECT ON OBJECT::${quoteTable(table)} TO ${user};`;
  return known ? statement : `IF OBJECT_ID(${quoteText(quoteTable(table))}) IS NOT NULL ${statement}`;
}

/** Views of SQL Server 2016 and later stand in a text of their own, so that older servers don't stumble over them. */
function unmask(tables: readonly TableName[], user: string): string {
  const inner = `IF EXISTS (SELECT * FROM sys.masked_columns WHERE is_masked = 1 AND object_id IN (${objectIds(tables)})) GRANT UNMASK TO ${user};`;
  return `-- Dynamic data masking: only where one of these columns is masked, the login is let behind the mask.\nIF OBJECT_ID(N'sys.masked_columns') IS NOT NULL\n    EXEC (${quoteText(inner)});\nGO`;
}

function policies(tables: readonly TableName[]): string {
  const inner = `IF EXISTS (SELECT * FROM sys.security_policies AS p JOIN sys.security_predicates AS q ON q.object_id = p.object_id WHERE p.is_enabled = 1 AND q.predicate_type = 0 AND q.target_object_id IN (${objectIds(tables)})) PRINT N'Row-level security filters one of these tables: let this login through the filter, or accounts will be missing.';`;
  return `-- Row-level security is yours to decide: nothing is changed, only said.\nIF OBJECT_ID(N'sys.security_policies') IS NOT NULL\n    EXEC (${quoteText(inner)});\nGO`;
}

function objectIds(tables: readonly TableName[]): string {
  return tables.map((table) => `OBJECT_ID(${quoteText(quoteTable(table))})`).join(', ');
}

/** What came of it, as the login itself sees it. */
function proof(tables: readonly TableName[], name: string): string {
  const rows = tables.map((table) => `    (${quoteText(quoteTable(table))})`).join(',\n');
  return `-- What the login may do now: reads must be 1 and writes 0 for each table.\nEXECUTE AS USER = ${quoteText(name)};\nSELECT t.name AS [table], HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'SELECT') AS reads,\n    HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'INSERT') + HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'UPDATE')\n    + HAS_PERMS_BY_NAME(t.name, 'OBJECT', 'DELETE') AS writes\nFROM (VALUES\n${rows}\n) AS t (name) WHERE OBJECT_ID(t.name) IS NOT NULL;\nREVERT;\nGO`;
}

/** Where ASP.NET's own stores keep their accounts, under the names that they come with. */
const usualTables: readonly TableName[] = [
  'AspNetUsers',
  'AspNetRoles',
  'AspNetUserRoles',
  'AspNetUserClaims',
  'AspNetUserLogins',
  'AspNetUserTokens',
  'aspnet_Applications',
  'aspnet_Users',
  'aspnet_Membership',
  'aspnet_Roles',
  'aspnet_UsersInRoles',
  'webpages_Membership',
  'webpages_OAuthMembership',
  'webpages_Roles',
  'webpages_UsersInRoles',
  'UserProfile',
].map((name) => ({ schema: 'dbo', name }));

import { z } from 'zod';
import { UserferryError } from '../common/userferry-error.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import { quoteTable, quoteText } from '../stores/quote-name.ts';
import { mayNotRead } from './request-error.ts';
import type { Row, Statements } from './statements.ts';

/** What a login may do with the tables in question, as the server itself says; nothing is tried. */
export interface Rights {
  /** What makes the login more than Userferry needs, in words for a sentence ("owns the database (db_owner)"). */
  readonly excess: readonly string[];
  readonly readable: readonly TableName[];
  /** Of the tables that were named, those that the login may not read, or that are not there. */
  readonly unreadable: readonly TableName[];
  readonly writable: readonly TableName[];
  /** `schema.table.column` of masked columns that the login sees masked. */
  readonly masked: readonly string[];
  /** `schema.table.column` of columns that Always Encrypted keeps from the server itself. */
  readonly encrypted: readonly string[];
  /** Tables of which a security policy may hide rows. */
  readonly filtered: readonly { readonly table: TableName; readonly policy: string }[];
  /** False when the login may not see whether there are such policies. */
  readonly seesPolicies: boolean;
}

const bit = z.coerce.number().nullable();
const loginRow = z.tuple([z.tuple([bit, bit, bit, bit, bit, bit, bit, bit])]);
const tableRows = z.array(z.tuple([z.string(), z.string(), bit, bit]));
const featureRow = z.tuple([z.tuple([bit, bit, bit])]);
const maskedRows = z.array(z.tuple([z.string(), z.string(), z.string(), bit, bit]));
const columnRows = z.array(z.tuple([z.string(), z.string(), z.string()]));

// Functions and views here are in SQL Server 2008 and later and in Azure SQL; what is not is asked for only where it exists.

const loginStatement = `SELECT IS_SRVROLEMEMBER('sysadmin'), IS_MEMBER('db_owner'), IS_MEMBER('db_datawriter'),
HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CONTROL'), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT'),
HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE'), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE'),
HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION')`;

const object = "QUOTENAME(s.name) + '.' + QUOTENAME(o.name)";
const right = (permission: string) => `HAS_PERMS_BY_NAME(${object}, 'OBJECT', '${permission}')`;

const tablesStatement = `SELECT s.name, o.name, ${right('SELECT')},
CASE WHEN ${right('INSERT')} = 1 OR ${right('UPDATE')} = 1 OR ${right('DELETE')} = 1 OR ${right('ALTER')} = 1 THEN 1 ELSE 0 END
FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY s.name, o.name`;

/** All three came with SQL Server 2016. */
const featuresStatement =
  "SELECT OBJECT_ID('sys.masked_columns'), OBJECT_ID('sys.column_encryption_keys'), OBJECT_ID('sys.security_policies')";

/** UNMASK on a table is SQL Server 2022's; before, only the database's counts, and the table's is null. */
const maskedStatement = `SELECT s.name, o.name, c.name, ${right('UNMASK')},
HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK')
FROM sys.masked_columns AS c JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE c.is_masked = 1`;

const encryptedStatement = `SELECT s.name, o.name, c.name FROM sys.columns AS c JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE c.encryption_type IS NOT NULL`;

/** A filter (0) hides rows from whoever reads, administrators too; a block predicate (1) only stops writing. */
const filteredStatement = `SELECT s.name, o.name, p.name FROM sys.security_policies AS p
JOIN sys.security_predicates AS q ON q.object_id = p.object_id
JOIN sys.objects AS o ON o.object_id = q.target_object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE p.is_enabled = 1 AND q.predicate_type = 0`;

/**
 * Asks the server what this login may do and what would falsify what it reads.
 * @param tables Those that hold the accounts; null before that is known: then all that the login may read count.
 */
export async function readRights(
  statements: Statements,
  tables: readonly TableName[] | null,
  signal?: AbortSignal,
): Promise<Rights> {
  const ask = (statement: string): Promise<readonly Row[]> => statements.rows(statement, [], signal);
  const [[sysadmin, owner, writer, control, insert, update, remove, definitions]] = loginRow.parse(
    await ask(loginStatement),
  );
  const all = tableRows.parse(await ask(tablesStatement)).map(([schema, name, reads, writes]) => ({
    table: { schema, name },
    reads: reads === 1,
    writes: writes === 1,
  }));
  const wanted = (table: TableName) => tables === null || tables.some((one) => sameTable(one, table));
  const readable = all.filter(({ table, reads }) => reads && wanted(table)).map(({ table }) => table);
  const concerns = (schema: string, name: string) => readable.some((one) => sameTable(one, { schema, name }));
  const [[masks, encryption, policies]] = featureRow.parse(await ask(featuresStatement));
  const masked = masks === null ? [] : maskedRows.parse(await ask(maskedStatement));
  const encrypted = encryption === null ? [] : columnRows.parse(await ask(encryptedStatement));
  const filtered = policies === null ? [] : columnRows.parse(await ask(filteredStatement));
  return {
    excess: [
      ...(sysadmin === 1 ? ['administers the whole server (sysadmin)'] : []),
      ...(owner === 1 ? ['owns the database (db_owner)'] : []),
      ...(control === 1 && owner !== 1 && sysadmin !== 1 ? ['controls the database (CONTROL)'] : []),
      ...(writer === 1 ? ['may write to every table (db_datawriter)'] : []),
      ...((insert === 1 || update === 1 || remove === 1) && writer !== 1 && control !== 1
        ? ['may write to tables of the whole database']
        : []),
    ],
    readable,
    unreadable: (tables ?? []).filter((table) => !readable.some((one) => sameTable(one, table))),
    writable: all.filter(({ table, writes }) => writes && wanted(table)).map(({ table }) => table),
    masked: masked
      .filter(([schema, table, , onTable, onDatabase]) => concerns(schema, table) && (onTable ?? onDatabase) !== 1)
      .map((row) => row.slice(0, 3).join('.')),
    encrypted: encrypted.filter(([schema, table]) => concerns(schema, table)).map((row) => row.join('.')),
    filtered: filtered
      .filter(([schema, table]) => concerns(schema, table))
      .map(([schema, name, policy]) => ({ table: { schema, name }, policy })),
    seesPolicies: policies === null || definitions === 1,
  };
}

/** SQL Server's names differ by case only where a database was made so; taking them for one errs on the safe side. */
function sameTable(one: TableName, other: TableName): boolean {
  const folded = ({ schema, name }: TableName) => `${schema}.${name}`.toLowerCase();
  return folded(one) === folded(other);
}

/** What of the rights would make a migration wrong; null when nothing would. */
export function rightsFailure(rights: Rights): UserferryError | null {
  const kept = 'Nothing was read and nothing was changed.';
  if (rights.unreadable.length > 0 || rights.readable.length === 0) {
    const names = rights.unreadable.map(tableText).join(', ');
    const message = names === '' ? 'The login may read no table of this database.' : `The login may not read ${names}.`;
    const next = 'Ask the DBA for the SELECT right on them: the script for the DBA grants it, and nothing else.';
    return new UserferryError({ ...mayNotRead(message, next), kept });
  }
  if (rights.encrypted.length > 0) {
    return new UserferryError({
      code: 'UF-1132',
      message:
        'Always Encrypted keeps columns of the accounts from everybody without the application’s keys, Userferry too.',
      kept,
      next: 'Have the DBA make a copy of these columns with the encryption removed, in a table or view for the migration, or leave the accounts where they are (legacy mode).',
      detail: rights.encrypted.join(', '),
      forDba: columnsForDba(
        'columns that Always Encrypted keeps from Userferry',
        'sys.columns',
        'c.encryption_type IS NOT NULL',
        rights,
      ),
    });
  }
  if (rights.masked.length > 0) {
    return new UserferryError({
      code: 'UF-1131',
      message: 'This login would read masked values (xxxx) instead of what is stored.',
      kept,
      next: 'Ask the DBA to grant this login UNMASK for the migration: the script for the DBA does. The details name the columns.',
      detail: rights.masked.join(', '),
      forDba: columnsForDba(
        'columns that this login would read masked',
        'sys.masked_columns',
        'c.is_masked = 1',
        rights,
      ),
    });
  }
  if (rights.filtered.length > 0) {
    return new UserferryError({
      code: 'UF-1133',
      message:
        'Row-level security may hide accounts from this login without saying so: they would silently stay behind.',
      kept,
      next: 'Ask the DBA to let this login through the policy’s filter, or to switch the policy off for the migration. The details name policy and table.',
      detail: rights.filtered.map(({ table, policy }) => `${policy} on ${tableText(table)}`).join(', '),
      forDba: policiesForDba(rights.filtered.map(({ table }) => table)),
    });
  }
  return null;
}

/** T-SQL that lists the columns in the way, of the tables that the login reads. */
function columnsForDba(what: string, view: string, condition: string, { readable }: Rights): string {
  return `-- Userferry: ${what}. It only reads.
SELECT s.name AS [schema], o.name AS [table], c.name AS [column]
FROM ${view} AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE ${condition}
  AND ${isOneOf(readable)}
ORDER BY s.name, o.name, c.name;
`;
}

/** T-SQL that lists the security policies which may hide rows of these tables. */
function policiesForDba(tables: readonly TableName[]): string {
  return `-- Userferry: security policies that may hide accounts from this login. It only reads.
SELECT p.name AS [policy], s.name AS [schema], o.name AS [table], q.predicate_definition
FROM sys.security_policies AS p
JOIN sys.security_predicates AS q ON q.object_id = p.object_id
JOIN sys.objects AS o ON o.object_id = q.target_object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE p.is_enabled = 1 AND q.predicate_type = 0
  AND ${isOneOf(tables)};
`;
}

function isOneOf(tables: readonly TableName[]): string {
  return `o.object_id IN (${tables.map((table) => `OBJECT_ID(${quoteText(quoteTable(table))})`).join(', ')})`;
}

/** The rights in one sentence, where nothing is wrong with them. */
export function describeRights({ excess, readable, writable, seesPolicies }: Rights): {
  readonly state: 'passed' | 'warned';
  readonly finding: string;
} {
  const tables = readable.length === 1 ? '1 table' : `${readable.length} tables`;
  if (excess.length > 0) {
    return { state: 'warned', finding: `This login ${excess.join(' and ')}. One that can only read is enough.` };
  }
  if (writable.length > 0) {
    const names = writable.slice(0, 5).map(tableText).join(', ');
    return { state: 'warned', finding: `This login may also write to ${names}. One that can only read is enough.` };
  }
  if (!seesPolicies) {
    return {
      state: 'warned',
      finding: `Reads ${tables}, can write to none. Whether row-level security hides accounts, this login can’t see: the script for the DBA lets it.`,
    };
  }
  return { state: 'passed', finding: `Reads ${tables}, can write to none` };
}

function tableText({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

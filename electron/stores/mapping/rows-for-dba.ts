import { quoteName, quoteText } from '../quote-name.ts';
import { accountSource } from './account-source.ts';
import type { ColumnRef, Mapping, Value } from './mapping.ts';

/** Findings of which T-SQL can list the rows, for whoever cleans them up. */
export const rowsQuestions = [
  'shared-email',
  'email-missing',
  'email-malformed',
  'email-too-long',
  'key-with-blanks',
  'key-repeated',
  'key-missing',
] as const;
export type RowsQuestion = (typeof rowsQuestions)[number];

export interface RowsBasis {
  readonly mapping: Mapping;
  /** Chosen applications' ids; empty means all. */
  readonly applications: readonly string[];
  /** Null where the connection alone knows it. */
  readonly database: string | null;
}

/** What stands over each statement: what it lists, and where it may say something else than Userferry counted. */
const headings: Readonly<Record<RowsQuestion, readonly string[]>> = {
  'shared-email': [
    'accounts that share an e-mail address. Auth0 keeps one user for each address.',
    'Capitals and blanks around an address make no difference to Auth0, and none here.',
  ],
  'email-missing': ['accounts without an e-mail address. Auth0 needs one for everybody.'],
  'email-malformed': [
    'accounts whose e-mail address Auth0 does not accept, by the usual faults: no name or no domain with a dot,',
    'a second @, dots without anything between them, a blank, a comma or a bracket inside, a letter beyond ASCII.',
    'Userferry looks more closely and may have counted a few more.',
  ],
  'email-too-long': ['accounts whose e-mail address is longer than 254 characters, or than 64 before the @.'],
  'key-with-blanks': ['accounts whose key has a blank in it. It can be carried over; look whether it is meant.'],
  'key-repeated': ['keys that several rows have, and how many. Each account needs a key of its own.'],
  'key-missing': ['rows without a key. Each account needs one.'],
};

/** As Auth0 and Userferry compare addresses; a collation of its own, because the database's may be blind to more than case. */
const FOLDED = 'Latin1_General_BIN2';

/**
 * A T-SQL SELECT that lists the rows behind a finding: for a DBA, who runs it in Management Studio. It reads alone, runs on SQL Server
 * 2008 and later, and holds names of tables and columns, never a value of the accounts. Null where T-SQL can't list them: the address
 * is made of more than one column.
 */
export function rowsForDba(question: RowsQuestion, { mapping, applications, database }: RowsBasis): string | null {
  const { key, from, where, parameters } = accountSource(mapping, applications);
  const email = mapping.fields.email === undefined ? null : columnOf(mapping.fields.email);
  const body = bodyOf(question, { key: key.expression, from, where, email });
  if (body === null) return null;
  return `${[
    `-- Userferry: ${headings[question].join('\n-- ')}`,
    '-- It only reads. Accounts that the migration leaves out by choice may be among them.',
    ...(database === null ? [] : [`USE ${quoteName(database)};`]),
    ...parameters.map(({ name, type, value }) => `DECLARE @${name} ${declared[type]} = ${quoteText(value)};`),
    body,
  ].join('\n')}\n`;
}

const declared = { nvarchar: 'nvarchar(4000)', uniqueidentifier: 'uniqueidentifier', int: 'int' } as const;

interface Parts {
  readonly key: string;
  readonly from: string;
  readonly where: string | null;
  /** The column of the address; null where there is none, or more than one. */
  readonly email: string | null;
}

function bodyOf(question: RowsQuestion, { key, from, where, email }: Parts): string | null {
  const select = (conditions: readonly string[], order: string) => {
    const all = where === null ? conditions : [`(${where})`, ...conditions];
    return `SELECT ${email === null ? key : `${key}, ${email}`}\nFROM ${from}\nWHERE ${all.join('\n  AND ')}\nORDER BY ${order};`;
  };
  const within = where === null ? '' : ` WHERE ${where}`;
  if (question === 'key-with-blanks') return select([`CHARINDEX(N' ', ${key}) > 0`], key);
  if (question === 'key-missing') return select([`${key} IS NULL`], email ?? '1');
  if (question === 'key-repeated')
    return `SELECT ${key}, COUNT_BIG(*) AS [Rows]\nFROM ${from}${within}\nGROUP BY ${key}\nHAVING COUNT_BIG(*) > 1\nORDER BY ${key};`;
  if (email === null) return null;
  const trimmed = `LTRIM(RTRIM(${email}))`;
  const folded = `LOWER(${trimmed} COLLATE ${FOLDED})`;
  switch (question) {
    case 'shared-email':
      return select(
        [
          `${trimmed} <> N''`,
          `${folded} IN (SELECT ${folded} FROM ${from}${within} GROUP BY ${folded} HAVING COUNT_BIG(*) > 1)`,
        ],
        `${folded}, ${key}`,
      );
    case 'email-missing':
      return select([`(${email} IS NULL OR ${trimmed} = N'')`], key);
    case 'email-malformed':
      return select(
        [
          `${trimmed} <> N''`,
          `(${trimmed} NOT LIKE N'_%@_%._%'
    OR ${['%@%@%', '.%', '%..%', '%.@%', '%@.%', '%.', '%[ ,:;<>()"]%'].map((fault) => `${trimmed} LIKE N'${fault}'`).join(' OR ')}
    OR ${trimmed} COLLATE ${FOLDED} LIKE N'%[^!-~]%')`,
        ],
        key,
      );
    case 'email-too-long':
      return select([`(LEN(${trimmed}) > 254 OR CHARINDEX(N'@', ${trimmed}) > 65)`], key);
  }
}

/** The column that a value is taken from as it stands, whatever blanks and capitals are then made of it. */
function columnOf(value: Value): string | null {
  switch (value.kind) {
    case 'column':
      return quoteColumn(value.column);
    case 'trim':
    case 'fold':
      return columnOf(value.of);
    default:
      return null;
  }
}

function quoteColumn({ table, column }: ColumnRef): string {
  return `${table}.${quoteName(column)}`;
}

import type { Mapping, TableName } from '../../stores/mapping/mapping.ts';
import { quoteTable } from '../../stores/quote-name.ts';
import { keyTypeOf } from './marks-table.ts';
import type { MovedAccount } from './moved.ts';
import { plainText } from './plain-text.ts';

/** A statement of VALUES is compiled whole: with more rows that takes longer than it saves. */
const ROWS_A_BATCH = 500;

export interface MarksBasis {
  readonly table: TableName;
  readonly key: Mapping['key'];
  /** ISO 8601, to the second: when the connection was looked at. */
  readonly asOf: string;
  /** The tenant and its connection, in words. */
  readonly from: string;
}

/** One file of the script that marks who has moved; each stands by itself, and can be run again. */
export function markScript(
  basis: MarksBasis,
  accounts: readonly MovedAccount[],
  file: { readonly number: number; readonly files: number | null },
): string {
  const { table, key } = basis;
  const name = quoteTable(table);
  const batches: string[] = [];
  for (let from = 0; from < accounts.length; from += ROWS_A_BATCH) {
    batches.push(batch(basis, accounts.slice(from, from + ROWS_A_BATCH)));
  }
  return [
    header(basis, accounts.length, file),
    'SET NOCOUNT ON;\nSET XACT_ABORT ON;\nGO\n',
    `-- The table, where it is not there yet.
IF OBJECT_ID(N'${name}') IS NULL
    CREATE TABLE ${name} (
        [account_key] ${keyTypeOf(key).declared} NOT NULL PRIMARY KEY,
        [auth0_user_id] nvarchar(300) NOT NULL,
        [moved_at] datetime2(0) NULL
    );
GO
`,
    ...batches,
    `SELECT COUNT_BIG(*) AS [marked] FROM ${name};\nGO\n`,
  ].join('\n');
}

function header(
  { table, asOf, from }: MarksBasis,
  accounts: number,
  { number, files }: Parameters<typeof markScript>[2],
): string {
  const name = quoteTable(table);
  return `${[
    `Userferry: marks which accounts have moved to Auth0 (${from}), as of ${asOf}. File ${number}${files === null ? '' : ` of ${files}`}, ${accounts} accounts.`,
    '',
    `It writes into one table of its own, ${name}, which it makes where it is not there, and reads and changes no other:`,
    '  account_key    the account, as the key of the application’s own table',
    '  auth0_user_id  its user in Auth0',
    '  moved_at       when it moved (UTC), where that is known',
    'Running it again does no harm: who is marked stays as they are. Each batch is a transaction of its own.',
    'Whoever runs it needs CREATE TABLE in the database and ALTER on the schema, once; then INSERT and SELECT on this table.',
    '',
    `To take it back:  DROP TABLE ${name};   (take-back.sql)`,
  ]
    .map((line) => `-- ${plainQuotes(line)}`.trimEnd())
    .join('\n')}\n`;
}

function batch({ table, key }: MarksBasis, accounts: readonly MovedAccount[]): string {
  const name = quoteTable(table);
  const rows = accounts.map(
    ({ key: value, userId, at }) => `    (${plainText(value)}, ${plainText(`auth0|${userId}`)}, ${moment(at)})`,
  );
  return `BEGIN TRANSACTION;
INSERT INTO ${name} ([account_key], [auth0_user_id], [moved_at])
SELECT moved.[account_key], moved.[auth0_user_id], moved.[moved_at]
FROM (
    SELECT ${keyTypeOf(key).cast('listed.[account_key]')} AS [account_key], listed.[auth0_user_id],
        CAST(listed.[moved_at] AS datetime2(0)) AS [moved_at]
    FROM (VALUES
${rows.join(',\n')}
    ) AS listed ([account_key], [auth0_user_id], [moved_at])
) AS moved
WHERE NOT EXISTS (SELECT 1 FROM ${name} AS marked WHERE marked.[account_key] = moved.[account_key]);
COMMIT TRANSACTION;
GO
`;
}

/** ISO 8601 with its T is read alike under every language setting; a column of bare NULLs would be numbers to SQL Server. */
function moment(at: number | null): string {
  return at === null ? 'CAST(NULL AS varchar(19))' : `'${new Date(at).toISOString().slice(0, 19)}'`;
}

/** Scripts are plain ASCII as far as their own words go. */
export function plainQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

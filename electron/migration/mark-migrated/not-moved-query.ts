import { accountSource } from '../../stores/mapping/account-source.ts';
import type { ColumnRef, Mapping } from '../../stores/mapping/mapping.ts';
import { quoteName, quoteTable } from '../../stores/quote-name.ts';
import type { SourceParameter } from '../../stores/store.ts';
import { type MarksBasis, plainQuotes } from './mark-script.ts';
import { keyTypeOf } from './marks-table.ts';
import { plainText } from './plain-text.ts';

/** A query of the accounts that are not marked: it joins the application's own tables, as Userferry reads them, and changes nothing. */
export function notMovedQuery(
  { table, key }: Pick<MarksBasis, 'table' | 'key'>,
  mapping: Mapping,
  applications: readonly string[],
): string {
  const source = accountSource(mapping, applications);
  const marks = 'userferry_marks';
  const { comparable } = keyTypeOf(key);
  const from = `FROM ${source.from}
LEFT JOIN ${quoteTable(table)} AS ${marks} ON ${marks}.[account_key] = ${comparable(source.key.expression)}`;
  const where = source.where === null ? [] : [source.where];
  const declared = source.parameters.map(declaration).join('');
  const columns = [
    `${source.key.expression} AS [account_key]`,
    ...told(mapping).map(([name, { table: alias, column }]) => `${alias}.${quoteName(column)} AS ${quoteName(name)}`),
  ];
  return `${[
    `Userferry: which accounts have not moved to Auth0, by the marks in ${quoteTable(table)}. It only reads.`,
    'Run the files that mark who has moved before it.',
  ]
    .map((line) => `-- ${plainQuotes(line)}`)
    .join('\n')}
${declared}
SELECT COUNT_BIG(*) AS [accounts], COUNT_BIG(${marks}.[account_key]) AS [moved],
    COUNT_BIG(*) - COUNT_BIG(${marks}.[account_key]) AS [not_moved]
${from}${conditions(where)};

SELECT ${columns.join(', ')}
${from}${conditions([...where, `${marks}.[account_key] IS NULL`])}
ORDER BY ${source.key.expression};
`;
}

const conditions = (all: readonly string[]) => (all.length === 0 ? '' : `\nWHERE ${all.join(' AND ')}`);

/** By which somebody is known, and when they were last seen, where columns of their own tell. */
function told({ fields, lastSignIn }: Mapping): readonly (readonly [string, ColumnRef])[] {
  const named = (['email', 'username'] as const).flatMap((field) => {
    const value = fields[field];
    return value?.kind === 'column' ? [[field, value.column] as const] : [];
  });
  return [...named, ...(lastSignIn === null ? [] : [['last_sign_in', lastSignIn] as const])];
}

function declaration({ name, type, value }: SourceParameter): string {
  const declared = type === 'nvarchar' ? 'nvarchar(4000)' : type;
  return `DECLARE @${name} ${declared} = ${plainText(value)};\n`;
}

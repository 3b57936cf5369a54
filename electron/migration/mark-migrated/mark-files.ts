import type { Mapping } from '../../stores/mapping/mapping.ts';
import { quoteTable } from '../../stores/quote-name.ts';
import { type MarksBasis, markScript } from './mark-script.ts';
import type { MovedAccount } from './moved.ts';
import { notMovedQuery } from './not-moved-query.ts';

/** A file of this many is some 5 MB, which Management Studio still opens. */
export const ACCOUNTS_A_FILE = 50_000;

export type MarkFile = readonly [name: string, content: string | Uint8Array];

/**
 * The reviewed script of who has moved, file by file as the accounts come; beside it the query of who has not, what takes the marks back,
 * and a README. Gives at last how many accounts were marked. One file at a time is in memory.
 */
export async function* markFiles(
  basis: MarksBasis & { readonly mapping: Mapping; readonly applications: readonly string[] },
  pages: AsyncIterable<readonly MovedAccount[]>,
  accountsAFile = ACCOUNTS_A_FILE,
): AsyncGenerator<MarkFile, number, void> {
  let marked = 0;
  let number = 0;
  let waiting: MovedAccount[] = [];
  const file = (accounts: readonly MovedAccount[], last: boolean): MarkFile => {
    number += 1;
    marked += accounts.length;
    return [fileName(number), markScript(basis, accounts, { number, files: last ? number : null })];
  };
  for await (const page of pages) {
    waiting.push(...page);
    // One is kept back, so that the last file is known to be the last.
    while (waiting.length > accountsAFile) {
      yield file(waiting.slice(0, accountsAFile), false);
      waiting = waiting.slice(accountsAFile);
    }
  }
  yield file(waiting, true);
  yield ['who-has-not-moved.sql', encoded(notMovedQuery(basis, basis.mapping, basis.applications))];
  yield ['take-back.sql', takeBack(basis)];
  yield ['README.md', readme(basis, marked, number)];
  return marked;
}

/** Whether a file is one of the scripts that mark, by its name. */
export function isMarkScript(name: string): boolean {
  return /^mark-migrated-\d{3,}\.sql$/.test(name);
}

const fileName = (number: number) => `mark-migrated-${String(number).padStart(3, '0')}.sql`;

/** Names of the application's tables may have any characters: then UTF-16 with its mark, which sqlcmd and Management Studio know by it. */
function encoded(script: string): string | Uint8Array {
  return /^\p{ASCII}*$/u.test(script) ? script : Buffer.from(`\uFEFF${script}`, 'utf16le');
}

function takeBack({ table }: MarksBasis): string {
  const name = quoteTable(table);
  return `-- Takes back what Userferry's script marked: its own table, and no other.
IF COL_LENGTH(N'${name}', N'auth0_user_id') IS NOT NULL
    DROP TABLE ${name};
`;
}

function readme({ table, from, asOf }: MarksBasis, marked: number, files: number): string {
  const name = quoteTable(table);
  return `# Marks of who has moved

${marked} accounts were in Auth0 (${from}) when the connection was read, ${asOf}: those that a run of this workspace brought there, and those
who came by signing in. Scripts and query have been written for review; Userferry runs none of them.

| file | does |
| --- | --- |
| \`mark-migrated-001.sql\`${files === 1 ? '' : ` to \`${fileName(files)}\``} | marks them in ${name}, a table beside the application's own |
| \`who-has-not-moved.sql\` | counts and lists the accounts that are not marked; only reads |
| \`take-back.sql\` | drops the table with the marks |

Run them with \`sqlcmd -b -d DATABASE -i FILE\` or in Management Studio, in the database that the accounts are in. The application's tables
are read by the query alone, and changed by none. Running a file again does no harm.

The marks say what was true at that moment. With a later export, run \`take-back.sql\` first where somebody may have been deleted from Auth0
since: who is marked already stays marked. Accounts are deleted from the old database by nobody but you.
`;
}

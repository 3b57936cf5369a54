import { UserferryError } from '../../common/userferry-error.ts';
import { readStatement } from './read-statement.ts';

/**
 * The text of a SELECT that may stand in the parentheses of a FROM.
 * @throws UserferryError UF-1211, UF-1212
 */
export function readableStatement(sql: string): string {
  const read = readStatement(sql);
  if (read.kind === 'fits') return read.sql;
  throw read.reason === 'derived-table'
    ? new UserferryError({
        code: 'UF-1212',
        message: `The SELECT can’t be read page by page: ${read.why}.`,
        kept: 'Nothing was run; only its text was read.',
        next: 'Write what comes after WITH as a query in parentheses, leave ORDER BY, OPTION and FOR out (Userferry orders by the key), or make a view of it and name the view.',
      })
    : new UserferryError({
        code: 'UF-1211',
        message: `Accounts are read from one SELECT that changes nothing, and this is none: ${read.why}.`,
        kept: 'Nothing was run; only its text was read.',
        next: 'Write one SELECT without parameters, temporary tables and other servers’ queries, or make a view of it and name the view.',
      });
}

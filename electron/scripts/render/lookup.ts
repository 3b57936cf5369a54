import { UserferryError } from '../../common/userferry-error.ts';
import type { ColumnRef, Mapping, Value } from '../../stores/mapping/mapping.ts';
import { quoteName } from '../../stores/quote-name.ts';

/** A column that is compared with what somebody typed. */
export interface Lookup {
  readonly expression: string;
  /** As it was typed, or in small or capital letters, as the column keeps them. */
  readonly parameter: 'identifier' | 'lower' | 'upper';
}

/** Columns in which the stores keep a name folded, so that they can look it up by an index whatever the collation. */
const foldedColumns: Readonly<Record<string, Readonly<Record<string, readonly [string, 'lower' | 'upper']>>>> = {
  'aspnet-identity-core': { Email: ['NormalizedEmail', 'upper'], UserName: ['NormalizedUserName', 'upper'] },
  'aspnet-membership': { Email: ['LoweredEmail', 'lower'], UserName: ['LoweredUserName', 'lower'] },
};

/**
 * The columns by which a script finds an account. Compared by SQL Server, so that an index serves; what its collation takes for
 * equal beyond that is sorted out by the script.
 * @throws UserferryError UF-7101 where the mapping's address is no column
 */
export function lookupColumns({ store, fields }: Mapping, usernames: boolean): readonly Lookup[] {
  const email = columnBehind(fields.email);
  if (email === null) throw noColumn();
  const username = usernames ? columnBehind(fields.username) : null;
  const columns = username === null || sameColumn(username, email) ? [email] : [email, username];
  return columns.flatMap((column): readonly Lookup[] => {
    const folded = foldedColumns[store]?.[column.column];
    const typed = { expression: quoted(column), parameter: 'identifier' } as const;
    if (folded === undefined) return [typed];
    const [name, parameter] = folded;
    return [{ expression: quoted({ ...column, column: name }), parameter }];
  });
}

/** The column that a value is, whatever blanks or letters are changed on the way. */
export function columnBehind(value: Value | undefined): ColumnRef | null {
  if (value === undefined) return null;
  if (value.kind === 'column') return value.column;
  return value.kind === 'trim' || value.kind === 'fold' ? columnBehind(value.of) : null;
}

function sameColumn(one: ColumnRef, other: ColumnRef): boolean {
  return one.table === other.table && one.column === other.column;
}

function quoted({ table, column }: ColumnRef): string {
  return `${table}.${quoteName(column)}`;
}

function noColumn(): UserferryError {
  return new UserferryError({
    code: 'UF-7101',
    message: 'A script can’t look an account up: the mapping’s address is not a column of its own.',
    kept: 'No script was written.',
    next: 'Map “email” to one column, trimmed or folded if need be, or move the accounts in bulk.',
  });
}

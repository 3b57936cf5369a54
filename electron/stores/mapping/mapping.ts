import { z } from 'zod';
import { keyKinds } from '../../accounts/account.ts';
import { passwordRecipe } from '../../accounts/passwords/recipe.ts';
import { join } from './join.ts';
import { profile } from './profile.ts';
import { columnRef, sqlName, tableAlias, tableName } from './value.ts';

export type { Join } from './join.ts';
export { flagFields, profileFields } from './profile.ts';
export type { ColumnRef, TableName, Value } from './value.ts';

// Where every part of an account stands in the legacy database. A mapping is plain data: stores propose one, an administrator may
// change it, a workspace keeps it, a plan freezes it, and action scripts are written from it.

/** A list that nobody changes in place: mappings are values. */
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const atLeastOne = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).readonly();

/** Where the rows come from. */
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tables'), alias: tableAlias, table: tableName, joins: list(join) }),
  /** A SELECT that the administrator wrote; read as a table named `q`. */
  z.strictObject({ kind: z.literal('statement'), sql: z.string().min(1).max(100_000) }),
]);

/** Something that holds for an account or not. */
const condition = z.discriminatedUnion('kind', [
  /** A flag, or any column whose text (bits as `1` and `0`) is one of these. */
  z.strictObject({ kind: z.literal('is-one-of'), column: columnRef, values: atLeastOne(z.string()) }),
  /** Anything but one of these, NULL included: for columns whose values nobody has listed. */
  z.strictObject({ kind: z.literal('is-none-of'), column: columnRef, values: atLeastOne(z.string()) }),
  /** NULL: for a joined table, that there is no row. */
  z.strictObject({ kind: z.literal('is-null'), column: columnRef }),
  /** A moment that is not over yet; where a flag is named, only if that is set. */
  z.strictObject({ kind: z.literal('is-ahead'), column: columnRef, onlyIf: columnRef.nullable() }),
  /** A moment that is over, as the day on which somebody left; NULL is none. */
  z.strictObject({ kind: z.literal('is-over'), column: columnRef }),
]);

/** Rows of another table, any number for each account. */
const details = z.strictObject({
  role: z.enum(['roles', 'claims', 'external-logins', 'two-factor-secret']),
  alias: tableAlias,
  table: tableName,
  /** The column that names the account: compared with the account's key by SQL Server. */
  owner: sqlName,
  /** A second table that holds the words, for example the roles' names. */
  through: z.strictObject({ alias: tableAlias, table: tableName, column: sqlName, equals: sqlName }).nullable(),
  /** What is read of each row: for claims the type and the value. */
  columns: z.array(columnRef).min(1).max(2).readonly(),
  /** Only rows in which these columns have these values. */
  only: list(z.strictObject({ column: columnRef, value: z.string() })),
});

export const mapping = z.strictObject({
  /** Name of the store whose shape it is, `custom` for none that Userferry knows. */
  store: z.string().min(1),
  origin,
  /** Unique and never NULL; accounts are read in its order. `sqlType` as a parameter declares it: `nvarchar(450)`. */
  key: z.strictObject({ column: columnRef, sqlType: z.string(), kind: z.enum(keyKinds) }),
  ...profile.shape,
  /** How passwords are kept, and in which columns. */
  password: z.strictObject({
    recipe: passwordRecipe,
    hash: columnRef.nullable(),
    salt: columnRef.nullable(),
    format: columnRef.nullable(),
  }),
  /** Why somebody can't sign in to the old application now; any of them is enough. */
  locked: list(condition),
  unapproved: list(condition),
  /** Nobody who signs in: a visitor whom the old application only tracked. */
  anonymous: list(condition),
  /** A second factor is switched on; empty where no column tells. */
  twoFactor: list(condition),
  /** SQL Server's or .NET's earliest date, which some applications write instead of NULL, counts as never. */
  lastSignIn: columnRef.nullable(),
  /** For stores that keep several applications' accounts side by side. */
  application: z
    .strictObject({
      /** Names the application, or, with `through`, is what that table names the account by. */
      column: columnRef,
      sqlType: z.enum(['uniqueidentifier', 'int']),
      table: tableName,
      id: sqlName,
      name: sqlName,
      /** A table that says who belongs to which application, where one account may belong to several. */
      through: z.strictObject({ table: tableName, owner: sqlName, equals: sqlName }).nullable(),
    })
    .nullable(),
  details: list(details),
});

export type Condition = z.infer<typeof condition>;
export type Details = z.infer<typeof details>;
export type Mapping = z.infer<typeof mapping>;

import { z } from 'zod';
import { keyKinds } from '../../accounts/account.ts';
import { isAppMetadataName, isMetadataName } from '../../accounts/metadata-names.ts';
import { passwordRecipe } from '../../accounts/passwords/recipe.ts';

// Where every part of an account stands in the legacy database. A mapping is plain data: stores propose one, an administrator may
// change it, a workspace keeps it, a plan freezes it, and action scripts are written from it.

/** A list that nobody changes in place: mappings are values. */
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const atLeastOne = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).readonly();

/** Names as SQL Server takes them: sysname, 128 characters. */
const name = z.string().min(1).max(128);
/** What a table is called within the statement: `u`, `m`. */
const alias = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);

export const tableName = z.strictObject({ schema: name, name });

/** A column of one of the tables that the accounts are read from. */
export const columnRef = z.strictObject({ table: alias, column: name });

const constant = z.union([z.string().max(4_000), z.number(), z.boolean()]);

/** One table joined to those before it, at most one row for each account. */
const join = z.strictObject({
  alias,
  table: tableName,
  /** Each of its columns on the left equals one that was there before, or this very text. */
  on: atLeastOne(
    z.union([
      z.strictObject({ column: name, equals: columnRef }),
      z.strictObject({ column: name, is: z.string().max(4_000) }),
    ]),
  ),
  /** Of several rows the first when sorted by these columns downwards; null where there is at most one. */
  latestBy: atLeastOne(name).nullable(),
});

/** Where the rows come from. */
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tables'), alias, table: tableName, joins: list(join) }),
  /** A SELECT that the administrator wrote; read as a table named `q`. */
  z.strictObject({ kind: z.literal('statement'), sql: z.string().min(1).max(100_000) }),
]);

/** How a value is made: a column, or something small done to other values. NULL stays NULL throughout. */
export type Value =
  | { readonly kind: 'column'; readonly column: ColumnRef }
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  /** The texts of those that are neither NULL nor blank, with `between` between them. */
  | { readonly kind: 'concatenate'; readonly values: readonly Value[]; readonly between: string }
  | { readonly kind: 'trim' | 'fold' | 'iso-date' | 'parse-json'; readonly of: Value }
  /** The value where that column is not NULL, and NULL where it is: a flag that means something only beside another column. */
  | { readonly kind: 'provided'; readonly that: ColumnRef; readonly of: Value }
  | {
      readonly kind: 'map';
      readonly of: Value;
      readonly cases: readonly { readonly from: string; readonly to: string | number | boolean | null }[];
      /** What becomes of a value that no case names. */
      readonly otherwise: 'keep' | 'leave-out';
    };

export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('column'), column: columnRef }),
    z.strictObject({ kind: z.literal('constant'), value: constant }),
    z.strictObject({
      kind: z.literal('concatenate'),
      values: atLeastOne(valueSchema),
      between: z.string().max(20),
    }),
    z.strictObject({ kind: z.enum(['trim', 'fold', 'iso-date', 'parse-json']), of: valueSchema }),
    z.strictObject({ kind: z.literal('provided'), that: columnRef, of: valueSchema }),
    z.strictObject({
      kind: z.literal('map'),
      of: valueSchema,
      cases: z
        .array(z.strictObject({ from: z.string(), to: constant.nullable() }))
        .max(500)
        .readonly(),
      otherwise: z.enum(['keep', 'leave-out']),
    }),
  ]),
);

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

/** Auth0's own profile fields that an import takes as text. */
export const textFields = [
  'email',
  'username',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'phone_number',
] as const;
/** Those that are yes or no. */
export const flagFields = ['email_verified', 'phone_verified'] as const;

/** Rows of another table, any number for each account. */
const details = z.strictObject({
  role: z.enum(['roles', 'claims', 'external-logins', 'two-factor-secret']),
  alias,
  table: tableName,
  /** The column that names the account: compared with the account's key by SQL Server. */
  owner: name,
  /** A second table that holds the words, for example the roles' names. */
  through: z.strictObject({ alias, table: tableName, column: name, equals: name }).nullable(),
  /** What is read of each row: for claims the type and the value. */
  columns: z.array(columnRef).min(1).max(2).readonly(),
  /** Only rows in which these columns have these values. */
  only: list(z.strictObject({ column: columnRef, value: z.string() })),
});

const metadataName = z.string().refine(isMetadataName, 'Auth0’s metadata takes no name with a dot or a dollar sign');
const appMetadataName = z
  .string()
  .refine(isAppMetadataName, 'Auth0 or Userferry keeps this name for itself; it is none for app_metadata');

export const mapping = z.strictObject({
  /** Name of the store whose shape it is, `custom` for none that Userferry knows. */
  store: z.string().min(1),
  origin,
  /** Unique and never NULL; accounts are read in its order. `sqlType` as a parameter declares it: `nvarchar(450)`. */
  key: z.strictObject({ column: columnRef, sqlType: z.string(), kind: z.enum(keyKinds) }),
  fields: z.partialRecord(z.enum([...textFields, ...flagFields]), valueSchema),
  userMetadata: z.record(metadataName, valueSchema),
  appMetadata: z.record(appMetadataName, valueSchema),
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
      id: name,
      name,
      /** A table that says who belongs to which application, where one account may belong to several. */
      through: z.strictObject({ table: tableName, owner: name, equals: name }).nullable(),
    })
    .nullable(),
  details: list(details),
});

export type TableName = z.infer<typeof tableName>;
export type ColumnRef = Readonly<z.infer<typeof columnRef>>;
export type Condition = z.infer<typeof condition>;
export type Join = z.infer<typeof join>;
export type Details = z.infer<typeof details>;
export type Mapping = z.infer<typeof mapping>;

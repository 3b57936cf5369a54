import { z } from 'zod';

// How a value of a user is made from columns. Imports nothing of the product, so that the contract can have it too.

/** Names as SQL Server takes them: sysname, 128 characters. */
export const sqlName = z.string().min(1).max(128);
/** What a table is called within the statement: `u`, `m`. */
export const tableAlias = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);

export const tableName = z.strictObject({ schema: sqlName, name: sqlName });

/** A column of one of the tables that the accounts are read from. */
export const columnRef = z.strictObject({ table: tableAlias, column: sqlName });

const constant = z.union([z.string().max(4_000), z.number(), z.boolean()]);

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
      values: z.array(valueSchema).min(1).readonly(),
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

export type TableName = z.infer<typeof tableName>;
export type ColumnRef = Readonly<z.infer<typeof columnRef>>;

/** SQL Server's usual collations hold names that differ only in case for the same. */
export function isSameColumn(one: ColumnRef, other: ColumnRef): boolean {
  return one.table === other.table && one.column.toLowerCase() === other.column.toLowerCase();
}

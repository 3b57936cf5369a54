import { z } from 'zod';
import { columnRef, sqlName, tableAlias, tableName } from './value.ts';

/** One table joined to those before it, at most one row for each account. */
export const join = z.strictObject({
  alias: tableAlias,
  table: tableName,
  /** Each of its columns on the left equals one that was there before, or this very text. */
  on: z
    .array(
      z.union([
        z.strictObject({ column: sqlName, equals: columnRef }),
        z.strictObject({ column: sqlName, is: z.string().max(4_000) }),
      ]),
    )
    .min(1)
    .readonly(),
  /** Of several rows the first when sorted by these columns downwards; null where there is at most one. */
  latestBy: z.array(sqlName).min(1).readonly().nullable(),
});

export type Join = z.infer<typeof join>;

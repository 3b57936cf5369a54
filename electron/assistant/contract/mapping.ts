import { z } from 'zod';
import { join } from '../../stores/mapping/join.ts';
import { mappingEdit } from '../../stores/mapping/mapping-edit.ts';
import { list } from './shapes.ts';

export { type MappingEdit, mappingEdit } from '../../stores/mapping/mapping-edit.ts';
export {
  appMetadataName,
  flagFields,
  metadataName,
  type Profile,
  profileFields,
} from '../../stores/mapping/profile.ts';
export type { ColumnRef, Value } from '../../stores/mapping/value.ts';

const line = z.object({
  field: z.string(),
  source: z.string(),
  /** Where Userferry would have taken it from; missing where nobody has changed it. */
  proposed: z.string().optional(),
});

/** A field of a user, where it comes from, and what it is of each sample account. */
export const mappingLine = line.extend({ samples: list(z.string()) });

/** What an editor of the mapping begins with. */
export const editableMapping = z.object({
  edit: mappingEdit,
  /** As Userferry proposed it. */
  proposed: mappingEdit,
  /** The tables that the mapping reads or could read, without columns that hold secrets. */
  tables: list(
    z.object({
      /** What a mapping's columns call it. */
      alias: z.string(),
      name: z.string(),
      /** How it is reached where the mapping does not read it yet. */
      join: join.nullable(),
      columns: list(z.object({ name: z.string(), isMoment: z.boolean() })),
    }),
  ),
});
export type EditableMapping = z.infer<typeof editableMapping>;

/** What an edited mapping makes of a few accounts, or what the database does not bear out. */
export const mappingPreview = z.object({
  lines: list(line),
  /** By the mapping's fields; null for an account that is not there any more; none where there are problems. */
  accounts: list(z.record(z.string(), z.string()).nullable()),
  /** `field` is null for what is about the accounts as a whole. */
  problems: list(z.object({ code: z.string(), text: z.string(), field: z.string().nullable() })),
});
export type MappingPreview = z.infer<typeof mappingPreview>;

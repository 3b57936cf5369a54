import { z } from 'zod';
import { count, list } from './shapes.ts';
import { storeName } from './words.ts';

/** `schema.name` of a table or view. */
const tableName = z.string().min(1).max(300);

/** What the administrator wants surveyed. */
export const storeChoice = z.discriminatedUnion('kind', [
  /** A known store, by the table of its accounts: it may stand in a database more than once. */
  z.strictObject({ kind: z.literal('store'), store: storeName, table: tableName }),
  /** Any table or view, read as a custom store. */
  z.strictObject({ kind: z.literal('table'), table: tableName }),
  /** A SELECT of the administrator's own, read as a custom store. */
  z.strictObject({ kind: z.literal('select'), sql: z.string().min(1).max(65_536) }),
]);
export type StoreChoice = z.infer<typeof storeChoice>;

/** What neither the catalog nor the sampled values decide; `answer` is an option's id, null while it is open. */
export const storeQuestion = z.object({
  id: z.string(),
  text: z.string(),
  options: list(z.object({ id: z.string(), label: z.string() })),
  answer: z.string().nullable(),
});
export type StoreQuestion = z.infer<typeof storeQuestion>;

/** Something in the database that may hold the accounts, for a person to judge. */
export const candidate = z.object({
  /** The same in every look at the database. */
  id: z.string(),
  choice: storeChoice,
  store: storeName,
  storeLabel: z.string(),
  tables: list(z.string()),
  /** Of the accounts' own table, by the server's statistics; missing where only reading would tell. */
  rows: count.optional(),
  confidence: z.enum(['certain', 'likely', 'unsure']),
  /** 0 to 1, for custom tables alone. */
  score: z.number().optional(),
  evidence: list(z.string()),
  /** Those of the evidence that don't speak for it. */
  asides: list(z.string()),
  questions: list(storeQuestion),
  /** What is mapped so far. */
  mapping: list(z.object({ field: z.string(), source: z.string() })),
});
export type Candidate = z.infer<typeof candidate>;

/** What the latest look at the database found. */
export const candidates = z.object({
  /** The likeliest first. */
  found: list(candidate),
  /** The id of the one that is surveyed or asked about; null where only the administrator can say which. */
  meant: z.string().nullable(),
});

/** Option ids by the questions' ids. */
export const storeAnswers = z.record(z.string().max(300), z.string().max(300));

/** A column of a SELECT as the server describes it. */
export const describedColumn = z.object({ name: z.string(), type: z.string() });

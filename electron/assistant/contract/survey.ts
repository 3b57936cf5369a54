import { z } from 'zod';
import { membershipHashes } from '../../accounts/passwords/recipe.ts';
import { mappingLine } from './mapping.ts';
import { passwordFormatCount, planSummary, recommendation } from './plan.ts';
import { count, list } from './shapes.ts';
import { reason, storeName, trait, wayOut } from './words.ts';

/** T-SQL that lists a finding's rows, to be copied for the DBA; missing where none can. */
const forDba = z.string().optional();

/** Something to know before the plan: a reason for which accounts would stay behind, or something that stands out about them. */
export const finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reason'), reason, accounts: count, text: z.string(), waysOut: list(wayOut), forDba }),
  z.object({ kind: z.literal('trait'), trait, accounts: count, text: z.string(), forDba }),
]);

/** Something large that is read whole, because no index leads to what is sought in it. */
export const scan = z.object({
  /** `schema.name`, or `SELECT`. */
  of: z.string(),
  /** By partition statistics; null where nobody knows before it is read. */
  rows: count.nullable(),
  why: z.string(),
  /** The statement of an index that would help. */
  index: z.string().nullable(),
});

export const survey = z.object({
  /** Under which its accounts can be listed. */
  plan: z.string(),
  store: storeName,
  storeLabel: z.string(),
  /** `certain`: every table and column of the store is there with the expected type. */
  confidence: z.enum(['certain', 'likely']),
  evidence: list(z.string()),
  /** Those of the evidence that don't speak for it. */
  asides: list(z.string()),
  tables: list(z.string()),
  accounts: count,
  applications: list(z.object({ id: z.string(), name: z.string(), accounts: count, chosen: z.boolean() })),
  /** With a few accounts, masked. */
  mapping: list(mappingLine),
  formats: list(passwordFormatCount),
  findings: list(finding),
  recommendation,
  /** What a plan by the rules and the choices of then would be; the lines above tell the same of it. */
  summary: planSummary,
  tookMs: z.number(),
});
export type Survey = z.infer<typeof survey>;

/** What a web.config told; the key itself never comes to a page. */
export const webConfig = z.object({
  /** The algorithm with its reason; null where the file does not tell. */
  hash: z.enum(membershipHashes).nullable(),
  why: z.string(),
  /** Whether the key that passwords were encrypted with was in it; it is in memory until Userferry ends. */
  hasKey: z.boolean(),
  warnings: list(z.string()),
});

import { z } from 'zod';
import { runCounts, runState } from './run.ts';
import { count, time } from './shapes.ts';
import { failure } from './words.ts';

/** A run of the workspace, and where its report lies. */
export const reportEntry = z.object({
  run: z.string(),
  state: runState,
  started: time,
  /** The tenant’s domain: a workspace may have runs into more than one. */
  tenant: z.string(),
  /** Somebody has had its users deleted again, or begun to. */
  undone: z.boolean(),
  /** When the report was written. */
  made: time,
  html: z.string(),
  csv: z.string(),
  json: z.string(),
  reconciled: z.boolean().optional(),
  counts: runCounts,
});
export type ReportEntry = z.infer<typeof reportEntry>;

/** The report on accounts that move by signing in, into the connection that the forms name, and where it lies. */
export const trickleReport = z.object({
  connection: z.string(),
  /** The tenant’s domain. */
  tenant: z.string(),
  /** When scripts were first deployed; null where Userferry did not deploy them. */
  began: time.nullable(),
  /** When the legacy database ceased to be asked; null before. */
  cutOver: time.nullable(),
  /** How the accounts of the plan stood at the latest look; null before the first. */
  counts: z.object({ total: count, moved: count, canCome: count, cannotCome: count }).nullable(),
  /** When the report was written. */
  made: time,
  html: z.string(),
  csv: z.string(),
  json: z.string(),
});
export type TrickleReport = z.infer<typeof trickleReport>;

/** Which report is meant: of a run, or the one on accounts that move by signing in. */
export const reportName = z.union([
  z.object({ run: z.string().min(1).max(32) }),
  z.object({ trickle: z.literal(true) }),
]);
export type ReportName = z.infer<typeof reportName>;

const said = z.string().trim().max(200);

/** An evidence pack as it is wished for: who answers for it is noted now, and blank where nobody says it. */
export const packWish = z
  .object({
    /** With a file that says whose accounts the pseudonyms are: personal data. */
    people: z.boolean(),
    operator: said,
    approver: said,
    change: said,
  })
  .and(reportName);
export type PackWish = z.infer<typeof packWish>;

export const writtenPack = z.object({
  opened: z.boolean(),
  path: z.string(),
  fingerprint: z.string(),
  files: count,
  /** What was found altered in the journal; the pack says it too. */
  altered: failure.optional(),
});
export type WrittenPack = z.infer<typeof writtenPack>;

/** A pack that is as it was made. */
export const checkedPack = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), run: z.string() }),
    z.object({ kind: z.literal('trickle'), tenant: z.string(), connection: z.string() }),
  ]),
  /** ISO 8601, UTC. */
  made: z.string(),
  people: z.boolean(),
  accounts: count,
  fingerprint: z.string(),
  /** It is the one whose fingerprint was given. */
  compared: z.boolean(),
  /** What the pack itself says was found altered in the journal. */
  findings: count,
});
export type CheckedPack = z.infer<typeof checkedPack>;

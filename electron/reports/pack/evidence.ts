import { z } from 'zod';
import type { Attestation, DatedCircumstance } from '../../common/circumstances.ts';
import type { JsonObject } from '../../common/json.ts';
import { type Outcome, outcomes } from '../../common/words.ts';
import type { ChainFinding } from '../../journal/chain/chain-book.ts';
import type { FormatCount, PlanCounts, Verification } from '../../journal/records.ts';
import type { ReportData } from '../report-data.ts';

/** What was deployed to the run's connection, and what it changed. */
export interface PackedDeployment {
  readonly number: number;
  readonly made: number;
  readonly mode: string;
  readonly state: string;
  /** SHA-256 of each script, by action. */
  readonly scriptsBefore: Readonly<Record<string, string>> | null;
  readonly scriptsAfter: Readonly<Record<string, string>>;
  /** Options that differ, by name. */
  readonly changedOptions: readonly string[];
  readonly options: { readonly before: JsonObject | null; readonly after: JsonObject };
}

/** A format in which passwords were kept, and what is weak about it. */
export interface PackedFormat extends FormatCount {
  readonly imported: number;
  readonly weakness: string | null;
  /** When a password that somebody knew was last read rightly from an account of it (`userferry prove`); null for never. */
  readonly proven: number | null;
}

/** Exceptions of a kind that somebody accepted with the same words. */
export interface PackedAcceptance {
  readonly kind: string;
  readonly accounts: number;
  readonly by: string;
  readonly why: string;
  /** The latest of them, ms since 1970. */
  readonly at: number;
}

/** Everything that an evidence pack says of a run beside its ledger. Times are ms since 1970 here, and ISO 8601 (UTC) in the file. */
export interface PackEvidence {
  readonly made: number;
  readonly release: string;
  /** Whether the pack has a file that names people. */
  readonly people: boolean;
  readonly report: ReportData;
  /** As the ledger’s lines add up, those without an outcome as `pending`. */
  readonly counts: Readonly<Record<Outcome | 'pending' | 'total', number>>;
  readonly workspace: { readonly id: string; readonly environment: string };
  readonly attestations: readonly (Attestation & { readonly at: number })[];
  readonly circumstances: readonly DatedCircumstance[];
  readonly source: {
    readonly login: string;
    readonly encryption: string;
    readonly trust: string;
    /** How the accounts are read, as T-SQL without values. */
    readonly queries: readonly string[];
    readonly mapping: JsonObject;
    readonly rules: JsonObject;
    /** Keys that were chosen one by one are counted, not named. */
    readonly scope: JsonObject;
    readonly applications: readonly string[];
    readonly prefix: string;
    readonly planned: { readonly at: number; readonly accounts: number };
    readonly verified: { readonly at: number; readonly accounts: number } | null;
  };
  readonly decisions: Omit<PlanCounts, 'total'> & { readonly touched: JsonObject };
  readonly formats: readonly PackedFormat[];
  readonly verification: Verification | null;
  readonly deployments: readonly PackedDeployment[];
  readonly acceptances: readonly PackedAcceptance[];
  readonly mails:
    | readonly { readonly state: string; readonly reason: string | null; readonly accounts: number }[]
    | null;
  /** What in the journal is not as Userferry wrote it. */
  readonly findings: readonly ChainFinding[];
}

/** What a check reads of the evidence's file. */
export const checkedEvidence = z.looseObject({
  evidence: z.literal('userferry-evidence'),
  version: z.literal(1),
  run: z.looseObject({ id: z.string(), plan: z.string() }),
  /** Of the ledger; they add up to `total`. */
  counts: z.object(Object.fromEntries([...outcomes, 'pending', 'total'].map((name) => [name, z.int().min(0)]))),
  journal: z.looseObject({ findings: z.array(z.unknown()) }),
});

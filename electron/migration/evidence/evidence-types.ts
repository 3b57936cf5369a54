import type { DatedCircumstance } from '../../common/circumstances.ts';
import type { UnfinishedWork } from '../../common/forget-words.ts';
import type { ChainFinding } from '../../journal/chain/chain-book.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import type { FileRecord, OutcomeCount, RunEvent } from '../../journal/records.ts';
import type { NamedLine, SealedLine } from '../../journal/sealed-lines.ts';
import type { PlanBasis } from '../plan/plan-types.ts';

/** A run's evidence while nobody changes it. */
export interface HeldEvidence {
  readonly basis: PlanBasis;
  /** The run's whole story, oldest first. */
  readonly events: readonly RunEvent[];
  readonly circumstances: readonly DatedCircumstance[];
  readonly deployments: readonly DeploymentRecord[];
  /** When a way of keeping passwords was last proven by a password that somebody knew, by its name. */
  readonly proofs: Readonly<Record<string, number>>;
  /** How many lines of the ledger have which outcome. */
  readonly outcomes: readonly OutcomeCount[];
  readonly findings: readonly ChainFinding[];
  /** Every account of the plan with what became of it, without saying whose it is. */
  ledger(): AsyncIterable<readonly SealedLine[]>;
  /** Whose accounts they are: personal data. */
  names(): AsyncIterable<readonly NamedLine[]>;
  files(): AsyncIterable<readonly FileRecord[]>;
  /** The chain of the whole journal. */
  links(): AsyncIterable<readonly ChainLink[]>;
  /** Ties the ledger that was written to the chain; `ledger` is the SHA-256 of its file. */
  seal(lines: number, ledger: string): Promise<void>;
  packed(fingerprint: string): Promise<void>;
}

/** What proves how runs went. */
export interface RunEvidence {
  /** What in the journal is not as Userferry wrote it: of a run, or anywhere (null). Reads every line once. */
  check(run: string | null): Promise<readonly ChainFinding[]>;
  /**
   * Lends a run's evidence, with the workspace's runs in this process's hands meanwhile.
   * @throws UserferryError UF-4001 while a run is being carried out or undone
   */
  held<Result>(run: string, use: (evidence: HeldEvidence) => Promise<Result>): Promise<Result>;
  /** What was begun in the workspace and is not at its end. */
  unfinished(): Promise<readonly UnfinishedWork[]>;
  /** Notes what was observed, or said, of a run. */
  note(run: string, circumstance: DatedCircumstance): Promise<void>;
}

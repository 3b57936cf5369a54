import type { Attestation, DatedCircumstance } from '../../common/circumstances.ts';
import type { UnfinishedWork } from '../../common/forget-words.ts';
import type { ChainFinding, TrickleConnection } from '../../journal/chain/chain-book.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import type { FileRecord, OutcomeCount, RunEvent } from '../../journal/records.ts';
import type { NamedLine, SealedLine } from '../../journal/sealed-lines.ts';
import type { StandingLine } from '../../journal/standing-lines.ts';
import type { PlanBasis, PlanSummary } from '../plan/plan-types.ts';

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

/** The evidence of accounts that move by signing in, while nobody looks at them anew and no run goes on. */
export interface HeldTrickle
  extends Pick<HeldEvidence, 'deployments' | 'proofs' | 'findings' | 'names' | 'links' | 'seal' | 'packed'> {
  /** The plan of the latest look; null before the first. */
  readonly plan: { readonly basis: PlanBasis; readonly summary: PlanSummary } | null;
  readonly attestations: readonly (Attestation & { readonly at: number })[];
  /** Every account of that plan with how it stood, without saying whose it is; nobody before the first look. */
  ledger(): AsyncIterable<readonly StandingLine[]>;
}

/** What proves how runs went, and how accounts moved by signing in. */
export interface RunEvidence {
  /** What in the journal is not as Userferry wrote it: of a run, or anywhere (null). Reads every line once. */
  check(run: string | null): Promise<readonly ChainFinding[]>;
  /**
   * Lends a run's evidence, with the workspace's runs in this process's hands meanwhile.
   * @throws UserferryError UF-4001 while a run is being carried out or undone
   */
  held<Result>(run: string, use: (evidence: HeldEvidence) => Promise<Result>): Promise<Result>;
  /**
   * The same of accounts that move by signing in into a connection.
   * @throws UserferryError UF-4001 as above, UF-4015 while somebody looks
   */
  heldTrickle<Result>(into: TrickleConnection, use: (evidence: HeldTrickle) => Promise<Result>): Promise<Result>;
  /** What was begun in the workspace and is not at its end. */
  unfinished(): Promise<readonly UnfinishedWork[]>;
  /** Notes what was observed, or said, of a run. */
  note(run: string, circumstance: DatedCircumstance): Promise<void>;
  /** Notes, with the time of now, who answers for what moves into a connection by signing in. */
  attest(into: TrickleConnection, attestation: Attestation): Promise<void>;
}

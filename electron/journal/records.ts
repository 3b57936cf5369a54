import type { CellOutcome, RehearsedEvent, RehearsedMode } from '../common/rehearsal-words.ts';
import type { Decision, Experience, Outcome, Reason, Trait } from '../common/words.ts';
import type { LastSeen } from './last-seen.ts';

// What the journal keeps, as values. Times are milliseconds since 1970 (UTC), durations milliseconds, sizes bytes.

/** How the passwords of a plan's accounts are kept, and what the plan does with them. */
export interface FormatCount {
  readonly format: string;
  readonly label: string;
  readonly accounts: number;
  readonly treatment: 'imported-as-it-is' | 'sent-as-bcrypt' | 'held';
}

export interface PlanCounts {
  readonly total: number;
  /** All that will be sent, blocked ones among them. */
  readonly import: number;
  readonly importBlocked: number;
  readonly held: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly reasons: readonly { readonly decision: Decision; readonly reason: Reason; readonly accounts: number }[];
  /** Accounts that have a trait, each trait by itself; most first. */
  readonly traits: readonly { readonly trait: Trait; readonly accounts: number }[];
  /** What the owners meet at their first sign-in; these add up to `total`. */
  readonly experiences: readonly { readonly experience: Experience; readonly accounts: number }[];
}

/** One account of a plan, as the planner hands it to the journal (clear) and the journal gives it back. */
export interface PlannedAccount {
  /** From 1, in SQL Server's order of the keys. */
  readonly sequence: number;
  readonly key: string;
  readonly decision: Decision;
  readonly reason: Reason | null;
  /** Without `auth0|`; null where none can be made. */
  readonly userId: string | null;
  readonly email: string | null;
  /** The folded address; accounts that share it are one user to Auth0. */
  readonly foldedEmail: string | null;
  /** As they would be sent; null for none. */
  readonly phone: string | null;
  readonly username: string | null;
  readonly format: string;
  readonly blocked: boolean;
  /** Bits of `traits`. */
  readonly traits: number;
  readonly experience: Experience;
  /** The last sign-in to the old application, ms since 1970; null where nothing tells. */
  readonly lastSeen: LastSeen;
  /** Keyed digest over the source values: tells later whether the account changed. */
  readonly digest: Uint8Array;
  /** The same of each aspect, which tells what changed (`joinAspects`). */
  readonly aspects: Uint8Array;
}

/** An account of a plan as a run needs it: everything but the address in clear. */
export interface StoredAccount {
  readonly sequence: number;
  readonly key: string;
  readonly decision: Decision;
  readonly userId: string | null;
  readonly emailHash: Uint8Array | null;
  /** Somebody else has its phone number too: it is sent without. */
  readonly phoneTaken: boolean;
  readonly digest: Uint8Array;
}

export interface LedgerEntry {
  readonly sequence: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** For people; encrypted at rest, because a tenant's message may carry personal data. */
  readonly detail: string | null;
}

export interface OutcomeCount {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly accounts: number;
}

/**
 * Where an import file stands. `intended`: written down, and perhaps on its way; `unsent`: surely not accepted yet;
 * `accepted`: the tenant has given it a job; `uncertain`: its answer was lost; `withdrawn`: surely never accepted, and its
 * accounts were packed anew.
 */
export type FileState = 'intended' | 'unsent' | 'accepted' | 'uncertain' | 'settled' | 'withdrawn';

export interface JobSummary {
  readonly total: number;
  readonly inserted: number;
  readonly updated: number;
  readonly failed: number;
}

export interface FileRecord {
  readonly number: number;
  readonly state: FileState;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly accounts: number;
  readonly bytes: number;
  readonly rulesVersion: number;
  /** Keyed digest over the source values of its accounts, hexadecimal. */
  readonly digest: string;
  readonly externalId: string;
  readonly correlationId: string;
  /** How often it was sent or may have been. */
  readonly attempt: number;
  readonly job: string | null;
  readonly sent: number;
  readonly settled: number | null;
  readonly summary: JobSummary | null;
  /** What is known of it while it is uncertain, in words. */
  readonly known: string | null;
}

export type StoredRunState = 'running' | 'paused' | 'stopped' | 'finished';

export interface StoredFailure {
  readonly code: string;
  readonly message: string;
  readonly kept: string;
  readonly next: string;
  readonly detail?: string;
}

export interface RunRecord {
  readonly id: string;
  readonly plan: string;
  readonly state: StoredRunState;
  readonly connection: { readonly id: string; readonly name: string; readonly tenant: string };
  readonly started: number;
  readonly ended: number | null;
  /** How often it ended without a word (killed, or the computer stopped) and was taken up again. */
  readonly interruptions: number;
  /** The last sign of life in the journal. */
  readonly seen: number;
  readonly activeMs: number;
  /** Random, in every external and correlation id of the run. */
  readonly token: string;
  /** Upper bound of a file in bytes, as the tenant has shown it so far. */
  readonly cap: number;
  /** Every account up to this sequence has its place in the ledger. */
  readonly cursor: number;
  /** Users that the connection held before the first file; null until the baseline is complete. */
  readonly baselineUsers: number | null;
  /** All accounts that the plan does not import are in the ledger. */
  readonly prepared: boolean;
  /** The delta whose new accounts it brings, and nobody else of its plan; null for a run of a plan of its own. */
  readonly delta: string | null;
  readonly failure: StoredFailure | null;
}

export type EventKind = 'info' | 'good' | 'attention' | 'trouble';

/** One line of a run's story. Texts carry no personal data. */
export interface RunEvent {
  readonly at: number;
  readonly kind: EventKind;
  readonly text: string;
  readonly detail?: string;
}

export interface RunCounts {
  readonly total: number;
  readonly imported: number;
  readonly updated: number;
  readonly present: number;
  readonly held: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly uncertain: number;
  /** Sent, and Auth0 has accepted the file but not finished it. */
  readonly withTenant: number;
  readonly toSend: number;
}

/** The tenant and the legacy database compared with the ledger, account by account. */
export interface Verification {
  readonly run: string;
  /** When the tenant was counted. */
  readonly at: number;
  /** When the legacy database was; older verifications lack it. */
  readonly legacyAt?: number;
  readonly reconciled: boolean;
  readonly legacyNow: number;
  readonly newInDatabase: number;
  readonly vanishedFromDatabase: number;
  readonly changedInDatabase: number;
  readonly planned: number;
  readonly notImported: readonly { readonly outcome: Outcome; readonly reason?: Reason; readonly accounts: number }[];
  readonly imported: number;
  readonly baseline: number;
  readonly tenantNow: number;
  readonly missing: number;
  readonly unexpected: number;
  readonly different: number;
  /** Who came by signing in since the baseline. Older verifications lack it and the next. */
  readonly cameBySignIn?: number;
  /** Accounts of a run in waves that have not been sent yet: no wave of theirs has come to its end. */
  readonly waiting?: number;
  /** Who came since the baseline under an id that no run gives: by signing up, or because somebody made them. */
  readonly newcomers?: number;
}

/** Everything a plan or a survey says of one account, its address in clear. */
export interface DecidedAccount {
  readonly sequence: number;
  readonly key: string;
  readonly email: string;
  readonly userId: string | null;
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly format: string;
  readonly experience: Experience;
  readonly traits: readonly Trait[];
}

/** An account for a list on the page or a line in a report, its address in clear. */
export interface AccountEntry {
  readonly sequence: number;
  readonly key: string;
  readonly email: string;
  readonly userId?: string;
  readonly outcome?: Outcome;
  readonly decision: Decision;
  readonly reason?: Reason;
  readonly detail?: string;
}

/** What came of a test case of an action script, the latest time. Its words are Userferry's own: no personal data, no password. */
export interface ScriptCaseRecord {
  /** DESIGN's name of the action. */
  readonly action: string;
  readonly name: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  /** Null for one that passed. */
  readonly words: string | null;
  /** Of the script's text, where it is known. */
  readonly line: number | null;
  /** Whether the script asks SQL Server itself or the account service. */
  readonly flavour: 'direct' | 'api';
  /** Of the texts that were run: tells whether they are still the present ones. */
  readonly textDigest: string;
  /** Of what templates and expectations were made from: the mapping and the rules. */
  readonly basisDigest: string;
  readonly at: number;
  readonly durationMs: number;
}

/** What came of rehearsing a mode, the latest time. In Userferry's own words: no account is named, and nothing that a script said. */
export interface RehearsalRecord {
  readonly mode: RehearsedMode;
  /** Whether the scripts ask SQL Server themselves or the account service. */
  readonly way: 'direct' | 'api';
  /** Which accounts were looked at, in words that follow “among”. */
  readonly lookedAt: string;
  readonly kinds: readonly {
    /** Stable. */
    readonly id: string;
    readonly title: string;
    readonly cells: readonly RehearsedCell[];
  }[];
  /** Of the texts that were run, and of what expectations were made from: tell whether they are still the present ones. */
  readonly textDigest: string;
  readonly basisDigest: string;
  /** Of the mapping and the rules of a plan, as `settingsDigest` has it; null for rehearsals of earlier releases. */
  readonly settingsDigest: string | null;
  readonly at: number;
  readonly durationMs: number;
}

/** What came of an event with a kind of account. */
export interface RehearsedCell {
  readonly event: RehearsedEvent;
  readonly outcome: CellOutcome;
  /** Null where it worked and there is nothing to say of it. */
  readonly words: string | null;
}

/** An account that stands for all of a plan that are alike in everything that is counted. */
export interface Representative {
  readonly key: string;
  readonly format: string;
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly traits: readonly Trait[];
}

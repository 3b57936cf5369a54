import type { PilotState } from '../common/pilot-words.ts';
import type { MissingProof, ProductionStep } from '../common/production-words.ts';
import type { CellOutcome, RehearsedEvent, RehearsedMode } from '../common/rehearsal-words.ts';
import type { GivingState } from '../common/role-words.ts';
import type { UserferryErrorDetails } from '../common/userferry-error.ts';
import type { DifferenceKind, Outcome, Reason } from '../common/words.ts';
import type { DeltaCount } from '../journal/delta-records.ts';
import type { PilotAnswer } from '../journal/pilot-records.ts';
import type { PresentRecord } from '../journal/present-updates.ts';
import type { UndoAsking, UndoCount, UndoResult } from '../journal/undo-records.ts';
import type { ExceededLimit, WaveLimits, WaveOutcome, WaveRecord, WaveWord } from '../journal/wave-records.ts';

/** Everything a report says of one run: read from the journal, without personal data, passwords or hashes. */
export interface ReportData {
  readonly workspace: string;
  readonly environment: {
    readonly kind: 'practice' | 'test' | 'production';
    readonly domain: string;
    readonly connection: string;
  };
  readonly source: { readonly server: string; readonly database: string; readonly store: string };
  readonly run: {
    readonly id: string;
    readonly plan: string;
    /** The delta whose new accounts alone it brought; null for a run of everybody in its plan. */
    readonly delta: string | null;
    readonly state: string;
    /** Milliseconds since 1970. */
    readonly started: number;
    readonly ended: number | null;
    /** Time the run was active, pauses and stops left out. */
    readonly activeMs: number;
    readonly files: number;
    readonly interruptions: number;
  };
  /** Outcomes add up to `total`; `pending` is what has none yet in an unfinished run. */
  readonly counts: Readonly<Record<Outcome, number>> & { readonly total: number; readonly pending: number };
  readonly reasons: readonly { readonly outcome: Outcome; readonly reason: Reason; readonly accounts: number }[];
  readonly formats: readonly { readonly label: string; readonly accounts: number; readonly imported: number }[];
  readonly verification: ReportVerification | null;
  /** Null for a run that is sent in one. */
  readonly waves: ReportedWaves | null;
  /** Null unless somebody had the run undone. */
  readonly undo: ReportedUndo | null;
  /** Of the connection, begun since the run was, the earliest first. */
  readonly deltas: readonly ReportedDelta[];
  readonly events: readonly {
    readonly at: number;
    readonly kind: string;
    readonly text: string;
    readonly detail: string | null;
  }[];
  /** The action scripts whose test cases were run, in the order of the actions. */
  readonly scripts: readonly ReportedScript[];
  /** The latest rehearsal of each mode. */
  readonly rehearsals: readonly ReportedRehearsal[];
  /** Roles that the run's people were given afterwards; null unless somebody asked for it. */
  readonly roles: ReportedRoles | null;
  /** People who were there before the run, and what became of them; null unless somebody asked for them to be updated. */
  readonly present: PresentRecord | null;
  /** What was begun on the connection in production though it had not been tried; oldest first. */
  readonly overrides: readonly ReportedOverride[];
  /** The latest pilot on the run's tenant; null where there was none. */
  readonly pilot: ReportedPilot | null;
  /** Risks that somebody accepted, each with its sentence. */
  readonly risks: readonly { readonly name: string; readonly text: string }[];
}

/** What came of the test cases of one action's script, the latest time. */
export interface ReportedScript {
  readonly action: string;
  /** Whether it asks SQL Server itself or the account service. */
  readonly flavour: 'direct' | 'api';
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
  readonly failures: readonly { readonly title: string; readonly words: string; readonly line: number | null }[];
  /** Of the last of them. */
  readonly at: number;
  /** Whether script, mapping and database were still the same when the report was made; null where that was not known. */
  readonly present: boolean | null;
  /** SHA-256 of the texts that were run. */
  readonly textDigest: string;
}

/** What came of rehearsing a mode, the latest time: kinds of account and events, no account by name. */
export interface ReportedRehearsal {
  readonly mode: RehearsedMode;
  /** Whether the scripts ask SQL Server themselves or the account service. */
  readonly way: 'direct' | 'api';
  /** Which accounts were looked at, in words that follow “among”. */
  readonly lookedAt: string;
  readonly kinds: readonly {
    readonly id: string;
    readonly title: string;
    readonly cells: readonly {
      readonly event: RehearsedEvent;
      readonly outcome: CellOutcome;
      readonly words: string | null;
    }[];
  }[];
  readonly at: number;
  /** As of test cases. */
  readonly present: boolean | null;
  readonly textDigest: string;
}

/** Roles that a run's people were given at Auth0. */
export interface ReportedRoles {
  /** When the tenant was asked afterwards who has each; null while it is not at its end. */
  readonly finished: number | null;
  readonly asked: readonly { readonly at: number; readonly by: string | null }[];
  readonly roles: readonly ReportedRole[];
}

export interface ReportedRole {
  /** In the old application. */
  readonly name: string;
  /** At Auth0; null where none stands for it. */
  readonly role: string | null;
  readonly users: Readonly<Record<GivingState, number>>;
}

/** Who began something that had not been tried, and why. */
export interface ReportedOverride {
  readonly step: ProductionStep;
  readonly missing: readonly MissingProof[];
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

/** What came of a pilot: of each format whether its account went the whole way, and what the tenant answered. */
export interface ReportedPilot {
  readonly begun: number;
  readonly ended: number | null;
  readonly state: PilotState;
  readonly formats: readonly { readonly label: string; readonly passed: boolean; readonly why: readonly string[] }[];
  /** Formats that were not tried, as their key was missing. */
  readonly notMade: readonly string[];
  readonly failure: UserferryErrorDetails | null;
  readonly answers: readonly PilotAnswer[];
  /** SHA-256 of the mapping and rules that it was about. */
  readonly settingsDigest: string | null;
  /** Whether those are the run's. */
  readonly sameSettings: boolean;
}

/** What became of the run's users when it was undone, who asked for it, and what the connection held afterwards. */
export interface ReportedUndo {
  readonly begun: number;
  /** Null while it is not at its end. */
  readonly ended: number | null;
  readonly asked: readonly UndoAsking[];
  readonly counts: readonly UndoCount[];
  readonly result: UndoResult | null;
  /** How many users are missing from the connection, or left in it. */
  readonly differences: number;
}

/** A run in waves: what became of each, who said yes to it, and how sign-ins have gone since. */
export interface ReportedWaves {
  readonly limits: WaveLimits;
  readonly waves: readonly (Pick<
    WaveRecord,
    'number' | 'title' | 'accounts' | 'state' | 'begun' | 'ended' | 'people'
  > & {
    readonly outcomes: readonly WaveOutcome[];
    /** Of an ended one. */
    readonly secondsPerThousand: number | null;
  })[];
  readonly words: readonly WaveWord[];
  /** Whether the tenant's log could be read at the latest look, and had forgotten a part. */
  readonly log: { readonly readable: boolean; readonly gap: boolean };
  /** The wave that waits for a yes, and the limit that stopped the run before it; null for none. */
  readonly awaits: { readonly wave: number; readonly exceeded: ExceededLimit | null } | null;
  /** Of the accounts that are left: how long they will take, in ms; `byWave` is the one that it is reckoned by. */
  readonly estimate: { readonly accountsLeft: number; readonly left: number; readonly byWave: number | null };
}

/** A pass over the legacy database after the run, and what became of what it found. */
export interface ReportedDelta {
  readonly id: string;
  readonly begun: number;
  /** Null while it is not at its end. */
  readonly ended: number | null;
  /** At its end, and nothing was found that could be carried over. */
  readonly empty: boolean;
  readonly by: string | null;
  readonly why: string | null;
  /** The run that brought new accounts. */
  readonly run: string | null;
  readonly counts: readonly DeltaCount[];
}

export interface ReportVerification {
  readonly at: number;
  readonly reconciled: boolean;
  readonly legacyNow: number;
  readonly newInDatabase: number;
  readonly vanishedFromDatabase: number;
  readonly changedInDatabase: number;
  readonly baseline: number;
  readonly tenantNow: number;
  readonly missing: number;
  readonly unexpected: number;
  readonly different: number;
  readonly cameBySignIn?: number;
  readonly newcomers?: number;
  readonly waiting?: number;
}

/** An account as a list of a run names it, mostly one that did not make it: the one place where a report carries personal data. */
export interface ListedAccount {
  readonly sequence: number;
  readonly key: string;
  readonly email: string;
  /** Null while it has none. */
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly detail: string | null;
}

/** Something that the comparison found out of order; personal data too. */
export interface AccountDifference {
  readonly kind: DifferenceKind;
  readonly key: string | null;
  readonly userId: string | null;
  readonly email: string | null;
}

import type { KeyKind } from '../accounts/account.ts';
import type { MachineKey } from '../accounts/passwords/machine-key.ts';
import type { Clock } from '../common/clock.ts';
import type { DifferenceKind, Outcome, Reason } from '../common/words.ts';
import type { AccountQuery } from '../journal/account-lists.ts';
import type { Viewed, ViewedPart } from '../journal/account-views.ts';
import type { AssignmentRecord } from '../journal/assignments.ts';
import type { Difference, FoundDifference } from '../journal/differences.ts';
import type { OverrideRecord } from '../journal/overrides.ts';
import type {
  AccountEntry,
  DecidedAccount,
  FormatCount,
  RehearsalRecord,
  Representative,
  RunRecord,
  ScriptCaseRecord,
  Verification,
} from '../journal/records.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import type { RunSnapshot } from './bulk/run-types.ts';
import type { ExceptionBook } from './cutover/exception-book.ts';
import type { DeltaStanding, RunDelta } from './delta/delta-types.ts';
import type { DeploymentBook } from './deploy/deployment-book.ts';
import type { RunEnds, RunManner, Watched } from './ends.ts';
import type { RunEvidence } from './evidence/evidence-types.ts';
import type { Moved } from './mark-migrated/moved.ts';
import type { PasswordProof } from './password-proof.ts';
import type { FindPerson } from './person/person-types.ts';
import type { PilotOfRun } from './pilot/pilot-of-run.ts';
import type { RunPilot } from './pilot/pilot-types.ts';
import type { PlanBasis, PlanSummary } from './plan/plan-types.ts';
import type { PresentRecord, UpdatePresent } from './present/present-types.ts';
import type { ResetMails } from './reset-mails/mailing-types.ts';
import type { RunRoles } from './roles/roles-types.ts';
import type { MigrationSettings } from './settings.ts';
import type { WatchSignIns } from './sign-ins/watch-sign-ins.ts';
import type { TrickleWatch } from './trickle/trickle-watch.ts';
import type { RunUndo } from './undo/undo-types.ts';
import type { NumberedWave } from './waves/wave-definition.ts';
import type { PreviewedWaves, WavesOfRun, WaveWish, WaveYes } from './waves/wave-types.ts';
import type { ListedView } from './worker/listing.ts';
import type { LatestRead, SurveyedAccounts } from './worker/planning.ts';
import type { SampleManner } from './worker/sampling.ts';
import type { ShownAccount } from './worker/show-account.ts';
import type { UndoStanding } from './worker/undoing.ts';

export type { RunEnds, RunManner, Watched };

/** What `openMigration` needs from the assistant. */
export interface MigrationOptions {
  /** The journal's file; its folder is made when missing. Local disk only: SQLite's write-ahead log does not work on a share. */
  readonly journal: string;
  /** 32 bytes from secret storage. */
  readonly key: Uint8Array;
  /** Of the old application, for passwords that it encrypted; in memory alone. */
  readonly machineKey?: MachineKey | null;
  readonly settings: MigrationSettings;
  readonly clock: Clock;
  /** 0 to below 1; spreads repeated attempts. */
  readonly random: () => number;
  /** The worker's entry file, where a bundler moved it. */
  readonly worker?: URL;
}

/** For a reading of all accounts. */
export interface WatchedReading extends Watched {
  /** So many accounts, by the database's own statistics: it is not counted for the sake of progress. */
  readonly expected?: number;
}

/** How a run is begun: in waves where they are told, and the first of them is said yes to with that. */
export interface RunBeginning extends RunManner {
  readonly waves?: WaveWish;
  /** The delta whose new accounts it brings, and nobody else of its reading. */
  readonly delta?: string;
}

/** How a run is gone on with. */
export interface RunResumption extends RunManner {
  /** Where it waits for one. */
  readonly yes?: WaveYes;
}

/** A run that this process carries out. */
export interface RunHandle {
  readonly id: string;
  snapshot(): RunSnapshot;
  /** Called after every change, with nothing: ask for the snapshot. Gives the way to stop listening. */
  onChange(listener: () => void): () => void;
  /** Sends no new files; those on their way are followed to their end, then the state is `paused`. */
  pause(): void;
  /** Goes on after `pause`. After `stopped`, use `Migration.resumeRun`. */
  resume(): void;
  /** Like `pause`, and lets go of the run: its state becomes `stopped`. */
  stop(): void;
  /** Resolves when the run is finished or stopped, with the last snapshot (`failure` tells why it stopped by itself); never rejects for a UserferryError. */
  readonly done: Promise<RunSnapshot>;
}

/** What the journal tells about a run, for a report; no personal data but in `notImported`. */
export interface RunReport {
  readonly run: RunRecord;
  readonly plan: PlanSummary;
  readonly snapshot: RunSnapshot;
  /** Another process is carrying the run out at this moment: what the journal tells is a little behind. */
  readonly elsewhere: boolean;
  /** Accounts that did not make it, by outcome and reason, most first. */
  readonly reasons: readonly { readonly outcome: Outcome; readonly reason: Reason; readonly accounts: number }[];
  readonly formats: readonly (FormatCount & { readonly imported: number })[];
  readonly files: number;
  readonly verification: Verification | null;
  /** Null for a run that is sent in one. */
  readonly waves: WavesOfRun | null;
  /** Null unless somebody had it undone. */
  readonly undo: UndoStanding | null;
  /** Of the run's connection, begun since the run was, and more than shown; the earliest first. */
  readonly deltas: readonly DeltaStanding[];
  /** Of the workspace's action scripts, as they came out the latest time. */
  readonly scriptCases: readonly ScriptCaseRecord[];
  /** Of each mode that was rehearsed, the latest. */
  readonly rehearsals: readonly RehearsalRecord[];
  /** Null unless somebody asked for its people's roles to be given. */
  readonly roles: AssignmentRecord | null;
  /** Null unless somebody asked for who was there before to be updated. */
  readonly present: PresentRecord | null;
  /** What was begun on the run's connection though it had not been tried; oldest first. */
  readonly overrides: readonly OverrideRecord[];
  /** The latest of the run's tenant; null where there was none. */
  readonly pilot: PilotOfRun | null;
}

/** A workspace's journal with everything that works on it, in a worker thread. */
export interface Migration {
  readValue(name: string): Promise<unknown>;
  writeValue(name: string, value: unknown): Promise<void>;

  /**
   * Reads every account and stores a decision for each. A plan that is aborted or fails leaves nothing behind.
   * @throws UserferryError UF-3003 (a run has used another prefix), UF-4007 (another plan is being made)
   */
  makePlan(legacy: LegacyDatabase, basis: PlanBasis, watched?: WatchedReading): Promise<PlanSummary>;
  /**
   * Reads every account as a plan does, to be looked at; its accounts can be listed until the next survey. Nothing is carried out.
   * @throws UserferryError UF-4007 (a plan is being made)
   */
  survey(legacy: LegacyDatabase, basis: PlanBasis, watched?: WatchedReading): Promise<SurveyedAccounts>;
  /**
   * A survey's sample accounts, read again one by one, by its mapping or another; of a password only the format; null for one that is
   * not there any more.
   */
  samples(survey: string, legacy: LegacyDatabase, manner: SampleManner): Promise<readonly (ShownAccount | null)[]>;
  plan(id: string): Promise<{ readonly basis: PlanBasis; readonly summary: PlanSummary }>;
  latestPlan(): Promise<PlanSummary | null>;
  /** Under which the accounts that were read last can be listed: a plan's or a survey's id. */
  latestReading(): Promise<string | null>;
  /** The plan or survey that was made last, with what came of it. */
  latestRead(): Promise<LatestRead | null>;

  /**
   * @throws UserferryError UF-4001 (another run is under way), UF-4005 (no such plan), UF-4013 (an earlier run has files with the tenant),
   * UF-4404 (a run is being undone there), UF-4462 (the plan is a delta’s reading), UF-4901, UF-4902, UF-4908, UF-4910 (waves that can't be)
   */
  startRun(plan: string, ends: RunEnds, manner?: RunBeginning): Promise<RunHandle>;
  /**
   * Goes on with a run that was stopped, paused or killed; a finished one gives a handle that is done.
   * @throws UserferryError UF-4001 (another run is under way), UF-4012 (the run belongs to another connection), UF-4401 (it was undone),
   * UF-4903 (it waits for a yes), UF-4904 to UF-4909 (which can't be taken)
   */
  resumeRun(run: string, ends: RunEnds, manner?: RunResumption): Promise<RunHandle>;
  /**
   * Looks into the tenant's log how sign-ins go of whom a run in waves has brought, and holds it against the limit. The run must not be
   * under way.
   * @throws UserferryError UF-4001, UF-4012, UF-4401, UF-4904 (another wave’s turn), UF-4907 (the limit is exceeded), UF-4908, UF-4909
   */
  lookAtWaves(run: string, ends: RunEnds, wave: number): Promise<void>;
  /** Its waves as they stand; null for a run that is sent in one. */
  waves(run: string): Promise<WavesOfRun | null>;
  /**
   * Who would be of which wave of a plan, with the first `people` of the first; begins nothing. Not beside a run that is being begun.
   */
  previewWaves(plan: string, waves: readonly NumberedWave[], people: number): Promise<PreviewedWaves>;
  /** A run as the journal tells it; one that no process carries out any more shows as `stopped`. */
  run(id: string): Promise<RunSnapshot>;
  latestRun(): Promise<RunSnapshot | null>;
  runs(): Promise<readonly RunRecord[]>;

  /**
   * Compares database, ledger and tenant, account by account; only reads on both sides. The result is stored.
   * @throws UserferryError UF-4012 (the run belongs to another connection), UF-4401 (it was undone)
   */
  verify(run: string, ends: RunEnds, watched?: Watched): Promise<Verification>;
  verification(run: string): Promise<Verification | null>;
  /** What the latest verification found out of order, one by one in pages, addresses in clear where they are known. */
  differences(run: string): AsyncIterable<readonly Difference[]>;
  /** The same of one kind, a page behind a place. */
  differencesOfKind(
    run: string,
    kind: DifferenceKind,
    after: number,
    limit: number,
  ): Promise<readonly FoundDifference[]>;

  /** Of each kind of account that a plan or survey has, the first and the last; beside them how it reads accounts, and whose. */
  representatives(plan: string): Promise<{
    readonly mapping: Mapping;
    readonly applications: readonly string[];
    readonly accounts: readonly Representative[];
  }>;
  /** Keeps what came of an action's test cases; those of before are forgotten. */
  keepScriptCases(action: string, cases: readonly ScriptCaseRecord[]): Promise<void>;
  /** What came of each action's test cases the latest time. */
  scriptCases(): Promise<readonly ScriptCaseRecord[]>;
  /** Keeps what came of rehearsing a mode; that of before is forgotten. */
  keepRehearsal(rehearsal: RehearsalRecord): Promise<void>;
  /** Of each mode that was rehearsed, the latest; the latest of all first. */
  rehearsals(): Promise<readonly RehearsalRecord[]>;
  /** Keeps who began something in production that had not been tried, and why. */
  keepOverride(override: OverrideRecord): Promise<void>;
  /** Of the connection of that name, oldest first. */
  overridesOf(tenant: string, connection: string): Promise<readonly OverrideRecord[]>;

  /** How a plan or survey reads the accounts. */
  mappingOf(plan: string): Promise<Mapping>;
  /** Accounts of a plan or survey with this key or e-mail address; at most ten. */
  findAccounts(plan: string, sought: string): Promise<readonly DecidedAccount[]>;
  /**
   * Reads one account of a plan or survey again and tries a password on it that somebody knows; neither is kept.
   * @throws UserferryError UF-3107 (the account is gone from the database)
   */
  proveAccount(plan: string, legacy: LegacyDatabase, key: string, password: string): Promise<PasswordProof>;
  /** A part of a list, addresses in clear. */
  accounts(view: ListedView, part: ViewedPart): Promise<Viewed<AccountEntry>>;
  /** All of a list, in its order and in pages, addresses in clear: of a run with what became of each so far. */
  listed(view: ListedView & { readonly run: string }): AsyncIterable<readonly AccountEntry[]>;
  /** The same of a plan or a survey, with all that is decided. */
  decided(view: Omit<ListedView, 'run'>): AsyncIterable<readonly DecidedAccount[]>;
  /** Accounts of a run, each with what became of it so far, in the order of its plan and in pages, addresses in clear. */
  entries(of: Pick<AccountQuery, 'plan' | 'run' | 'outcome'>): AsyncIterable<readonly AccountEntry[]>;
  report(run: string): Promise<RunReport>;
  /** Accounts that did not make it, in pages, addresses in clear. */
  notImported(run: string): AsyncIterable<readonly AccountEntry[]>;

  /** Password-change e-mails to people whose password could not be taken along. */
  readonly resetMails: ResetMails;

  /** Deleting exactly the users whom a run brought into being. */
  readonly undo: RunUndo;
  readonly delta: RunDelta;

  /** Giving a run's people their roles at Auth0. */
  readonly roles: RunRoles;

  /** Updating people who were in the connection before a run. */
  readonly present: UpdatePresent;

  /** Trying a tenant with accounts made for it. */
  readonly pilot: RunPilot;

  /** What proves how a run went, and whether the journal is as Userferry wrote it. */
  readonly evidence: RunEvidence;

  /** Everything that is known about one person. */
  readonly people: FindPerson;

  /**
   * Everybody of the legacy database who is in the connection by an export of now, brought there by a run of the workspace or by signing
   * in. User ids of the workspace have this prefix and this kind of key.
   */
  moved<Result>(
    ends: Pick<RunEnds, 'tenant' | 'connection'>,
    of: { readonly prefix: string; readonly kind: KeyKind },
    use: (moved: Moved) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;

  /** What was deployed to connections. */
  readonly deployments: DeploymentBook;
  /** How a trickle migration stands. */
  readonly trickle: TrickleWatch;
  /** How sign-ins go since a run. */
  readonly signIns: WatchSignIns;
  /** What somebody has to accept by name before a cutover. */
  readonly exceptions: ExceptionBook;

  /** Ends the worker; a run under way is left as after a crash, and can be resumed. */
  close(): Promise<void>;
}

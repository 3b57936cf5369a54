import type { CutoverStep, CutoverTopic, ExceptionKind, LineState, SeenByPeople } from '../../common/cutover-words.ts';
import type { Mode } from '../../common/mode-words.ts';
import type { Acceptance } from '../../journal/acceptances.ts';

/** How many exceptions of a kind there are, and how many of these somebody has accepted. */
export interface ExceptionCount {
  readonly kind: ExceptionKind;
  readonly found: number;
  readonly accepted: number;
}

/** What is known of a connection that is to be cut over, as it was read just now. */
export interface ConnectionFacts {
  readonly importMode: boolean;
  readonly customDatabase: boolean;
  /** Auth0's own store alone: no script is asked, nor was one ever deployed. */
  readonly plain: boolean;
  /** login and getUser are those that answer nobody. */
  readonly noOps: boolean;
  /** Scripts, by Auth0's keys, that read the configuration. */
  readonly readingConfiguration: readonly string[];
  /** Keys of the configuration that deployments of this workspace gave. */
  readonly ownKeys: readonly string[];
}

/** Why the tenant's log can't tell whether somebody signed in. */
export type UntoldSignIn = 'unreadable' | 'undated';

export interface CutoverFacts {
  readonly now: number;
  /** How the workspace moves accounts. */
  readonly mode: Mode;
  /** Null before anybody looked. */
  readonly look: {
    readonly at: number;
    readonly total: number;
    readonly moved: number;
    /** When the plan read the legacy database that the look held against the tenant. */
    readonly planMade: number;
    /** Only the tenant's log tells who chose a new password by a link. */
    readonly logReadable: boolean;
  } | null;
  /** The latest into this connection. */
  readonly run: {
    readonly id: string;
    readonly started: number;
    /** When it ended, or was last at work: it may have moved people until then. */
    readonly atWorkUntil: number;
  } | null;
  /** The run into this connection that was undone last; people were taken from it until then. */
  readonly undone: { readonly run: string; readonly until: number } | null;
  /** Of `run`; null where there was none, as in a plain trickle. */
  readonly verification: { readonly run: string; readonly at: number } | 'not-verified' | null;
  /** The latest delta into this connection; null before the first. */
  readonly delta: {
    readonly id: string;
    /** When it read the legacy database. */
    readonly begun: number;
    readonly finished: boolean;
    /** It found nothing that could be carried over. */
    readonly empty: boolean;
    /** Accounts of which something may still be carried over. */
    readonly open: number;
  } | null;
  readonly exceptions: readonly ExceptionCount[];
  /** What people have said to have seen. */
  readonly said: Readonly<Partial<Record<SeenByPeople, Acceptance>>>;
  /** Null where the application may not read it; absent where the tenant has none of that name. */
  readonly connection: ConnectionFacts | 'absent' | null;
  /** The deployment that brought the no-ops; null where Userferry did not, or has not yet. */
  readonly cutover: { readonly number: number; readonly made: number } | null;
  /** The deployment before it: the way back. */
  readonly before: { readonly number: number; readonly mode: string } | null;
  /**
   * A sign-in that the tenant's log has after the cutover, in bulk after the run began; `unreadable` where the application may not
   * read logs, `undated` where nobody knows since when it would count.
   */
  readonly signedIn: number | 'none' | UntoldSignIn;
}

/** One line of the list with what shows it. */
export interface CutoverLine {
  readonly topic: CutoverTopic;
  readonly state: LineState;
  /** What was found, in one sentence. */
  readonly evidence: string;
  /** When that was seen; null where it is of now, or of never. */
  readonly at: number | null;
  /** Null where there is nothing to do, or not yet. */
  readonly next: CutoverStep | null;
}

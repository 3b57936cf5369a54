import type { ExceptionKind } from '../../journal/acceptances.ts';

/** Everything that stands between a migration and letting the legacy database go, in the order in which it is done. */
export const cutoverTopics = [
  'everybody-moved',
  'verification',
  'resets',
  'no-op-scripts',
  'import-mode',
  'sign-in',
  'secrets',
  'legacy-side',
] as const;
export type CutoverTopic = (typeof cutoverTopics)[number];

/**
 * `done`: the evidence shows it; `open`: something is to be done first; `waits`: an earlier line comes first; `unknown`: nobody has
 * looked, or what was seen is too old or may not be read.
 */
export type LineState = 'done' | 'open' | 'waits' | 'unknown';

/** What somebody can do about a line; page and terminal say it in their own ways. */
export const cutoverSteps = [
  'look',
  'verify',
  'move-or-accept',
  'mend-or-accept',
  'settle-or-accept',
  'let-read-connection',
  'let-read-log',
  'deploy-cutover',
  'switch-import-mode-on',
  'sign-in',
  'blank-secrets',
  'remove-legacy-side',
] as const;
export type CutoverStep = (typeof cutoverSteps)[number];

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
  /** login and getUser are those that answer nobody. */
  readonly noOps: boolean;
  /** Scripts, by Auth0's keys, that read the configuration. */
  readonly readingConfiguration: readonly string[];
  /** Keys of the configuration that deployments of this workspace gave. */
  readonly ownKeys: readonly string[];
}

export interface CutoverFacts {
  readonly now: number;
  /** Null before anybody looked. */
  readonly look: {
    readonly at: number;
    readonly total: number;
    readonly moved: number;
  } | null;
  /** Of the latest run into this connection; null where there was none, as in a plain trickle. */
  readonly verification: { readonly run: string; readonly at: number } | 'not-verified' | null;
  readonly exceptions: readonly ExceptionCount[];
  /** Null where the application may not read it. */
  readonly connection: ConnectionFacts | null;
  /** The deployment that brought the no-ops; null where Userferry did not, or has not yet. */
  readonly cutover: { readonly number: number; readonly made: number } | null;
  /** The deployment before it: the way back. */
  readonly before: { readonly number: number; readonly mode: string } | null;
  /** The first sign-in that the tenant's log has after the cutover; `unreadable` where the application may not read logs. */
  readonly signedIn: number | 'none' | 'unreadable';
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

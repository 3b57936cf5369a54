import type { PilotQuestion, PilotState, PilotStep, StepOutcome } from '../common/pilot-words.ts';
import type { UserferryErrorDetails } from '../common/userferry-error.ts';

/** What came of one password format. */
export interface PilotedFormat {
  readonly format: string;
  readonly label: string;
  /** The format whose account stood for it: the two look alike to Auth0. */
  readonly as: string;
  readonly steps: Readonly<Record<PilotStep, StepOutcome>>;
  /** What went wrong, in sentences. */
  readonly why: readonly string[];
}

/** What came of a pilot; no password, no hash, no address of anybody. */
export interface PilotResult {
  readonly formats: readonly PilotedFormat[];
  /** Formats whose account could not be made here, by their labels. */
  readonly notMade: readonly string[];
  /** What kept it from going on; null where nothing did. */
  readonly failure: UserferryErrorDetails | null;
  /** Connections that could not be removed. */
  readonly left: readonly string[];
}

export interface NewPilot {
  readonly tenant: string;
  /** Where the migration goes: the environment's connection, by name. */
  readonly connection: string;
  readonly begun: number;
  /** Of the mapping and rules of the plan or survey that it was about; null where there was none. */
  readonly settingsDigest: string | null;
}

export interface PilotRecord extends NewPilot {
  readonly id: string;
  readonly state: PilotState;
  readonly ended: number | null;
  /** Null while it is under way, and where it was killed. */
  readonly result: PilotResult | null;
}

/** A connection that a pilot makes, and that goes with it. */
export interface ThrowawayRecord {
  readonly pilot: string;
  readonly name: string;
  /** What it carries beside its name. */
  readonly mark: string;
  /** Its id; null where the answer to its making was lost. */
  readonly connection: string | null;
}

export interface PilotAnswer {
  readonly question: PilotQuestion;
  readonly answer: string;
  readonly at: number;
}

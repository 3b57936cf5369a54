import type { DifferenceKind, Outcome, Reason } from '../common/words.ts';

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
  readonly events: readonly {
    readonly at: number;
    readonly kind: string;
    readonly text: string;
    readonly detail: string | null;
  }[];
  /** Risks that somebody accepted, each with its sentence. */
  readonly risks: readonly { readonly name: string; readonly text: string }[];
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

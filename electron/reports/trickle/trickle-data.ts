import type { ExceptionKind } from '../../common/cutover-words.ts';
import type { MailReason, MailState } from '../../common/mail-words.ts';
import type { RefusalCause, TrickleStanding } from '../../common/trickle-words.ts';
import type { AcceptedTogether } from '../../journal/acceptances.ts';
import type { StandingCount } from '../../journal/looks.ts';
import type { ReportData, ReportVerification } from '../report-data.ts';

/**
 * Everything that a report says of accounts that move by signing in, from the first deployment of scripts to the cutover and behind it: read
 * from the journal, without personal data, passwords or hashes; names of those who answer for something stand in it. Times are ms since 1970.
 */
export interface TrickleData
  extends Pick<
    ReportData,
    'workspace' | 'environment' | 'source' | 'deltas' | 'scripts' | 'rehearsals' | 'overrides' | 'risks'
  > {
  readonly made: number;
  /** To the connection, oldest first. */
  readonly deployments: readonly ReportedDeployment[];
  /** Null while the scripts ask the legacy database. */
  readonly cutover: ReportedCutover | null;
  /** Null before anybody looked. */
  readonly looks: ReportedLooks | null;
  /** What has to be accepted by name, as the checklist was last put together; empty before it was. */
  readonly exceptions: readonly { readonly kind: ExceptionKind; readonly found: number; readonly accepted: number }[];
  readonly acceptances: readonly AcceptedTogether[];
  /** Into the connection, oldest first. */
  readonly runs: readonly ReportedRunBeside[];
}

/** What was deployed to the connection, as Auth0 gave it back; as it was wished where nobody knows whether it arrived. */
export interface ReportedDeployment {
  readonly number: number;
  readonly mode: string;
  readonly made: number;
  /** `superseded`: it was never known to have arrived, and another took its place. */
  readonly state: 'applied' | 'intended' | 'superseded';
  readonly importMode: boolean;
  readonly scripts: readonly {
    readonly action: string;
    /** SHA-256 of its text: the same text has the same one everywhere. */
    readonly digest: string;
  }[];
}

/** The end of asking the legacy database. */
export interface ReportedCutover {
  readonly deployment: number;
  readonly at: number;
  readonly importMode: boolean;
  /** The deployment that the way back leads to; null where nobody knows one. */
  readonly back: number | null;
  /** When the values that scripts needed were taken out of the connection; null while they are in it. */
  readonly blanked: number | null;
}

/** How the accounts stood whenever somebody looked; the figures are of the latest time. */
export interface ReportedLooks {
  readonly count: number;
  readonly first: number;
  readonly at: number;
  readonly plan: string;
  /** When the plan read the legacy database. */
  readonly planMade: number;
  readonly total: number;
  readonly standings: Readonly<Record<TrickleStanding, number>>;
  readonly byReason: readonly StandingCount<TrickleStanding>[];
  readonly perDay: readonly {
    readonly day: string;
    readonly came: number;
    readonly signIns: number;
    readonly refused: number;
  }[];
  /** In no day’s count, as their mark tells none. */
  readonly undated: number;
  readonly newerThanPlan: number;
  readonly failures: {
    readonly since: number;
    readonly groups: readonly {
      readonly cause: RefusalCause;
      readonly format: string | null;
      readonly people: number;
      readonly attempts: number;
    }[];
  };
  readonly openResets: number;
  /** What going back would lose. */
  readonly onlyInAuth0: { readonly passwords: number; readonly users: number; readonly atLeast: boolean };
  /** Older looks lack it. */
  readonly passwordsLastWeek: number | null;
  readonly log: {
    readonly readable: boolean;
    readonly gaps: readonly { readonly after: number; readonly before: number }[];
  };
}

/** A run into the same connection; its own report tells the rest. */
export interface ReportedRunBeside {
  readonly id: string;
  readonly started: number;
  readonly ended: number | null;
  readonly accounts: number;
  readonly imported: number;
  readonly undone: boolean;
  readonly verification: ReportVerification | null;
  /** Password-change e-mails of its latest list; null where none was asked for. */
  readonly mails:
    | readonly { readonly state: MailState; readonly reason: MailReason | null; readonly accounts: number }[]
    | null;
}

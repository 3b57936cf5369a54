import type { FailureCause } from '../../common/trickle-words.ts';
import type { Decision, Outcome, Reason } from '../../common/words.ts';
import type { DeployMode } from '../deploy/deploy-mode.ts';

// What of the evidence about one person decides what is said. Times in ms since 1970.

/**
 * What the connection does for who is not there: its scripts ask the old database (`trickle`, `legacy`), answer nobody (`cutover`), or
 * none was ever deployed.
 */
export type Way = DeployMode | 'none';

/** The account in the old database now; `barred`: locked or not approved there, and kept out of Auth0 for it. */
export type LegacyFact = 'there' | 'barred' | 'gone' | 'not-told';

/** Whether signing in, or choosing a new password, can bring somebody over where the scripts ask the old database. */
export type Comes = 'by-sign-in' | 'by-reset' | 'not';

export type PlanFact =
  | { readonly kind: 'import'; readonly comes: Comes }
  | {
      readonly kind: 'left';
      readonly decision: Exclude<Decision, 'import'>;
      readonly reason: Reason;
      readonly comes: Comes;
    }
  /** There is a plan, and the account is not in it. */
  | { readonly kind: 'not-in-it'; readonly comes: Comes }
  | { readonly kind: 'no-plan'; readonly comes: Comes };

/** The latest run to the connection that has the account. */
export interface RunFact {
  readonly run: string;
  /** When its file was settled, or the run began. */
  readonly at: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** When undoing the run deleted them; null where it didn't. */
  readonly undone: number | null;
  readonly withoutPassword: boolean;
  /** When a password-change e-mail was asked for. */
  readonly mailed: number | null;
}

export interface UserFact {
  readonly blocked: boolean;
  readonly signedIn: boolean;
  readonly lastLogin: number | null;
  readonly passwordSet: number | null;
  /** Carries trickle's mark, which names a moment or none. */
  readonly marked: boolean;
  readonly markedAt: number | null;
  readonly created: number | null;
}

export type TenantFact =
  | { readonly kind: 'not-told' }
  | { readonly kind: 'here'; readonly user: UserFact }
  /** Belongs to another user, by linking. */
  | { readonly kind: 'linked' }
  /** Their user id belongs to a user of another connection. */
  | { readonly kind: 'id-elsewhere' }
  /** Nobody has their id, and a user of the connection has their address. */
  | { readonly kind: 'address-of-another' }
  /** A user of other connections alone. */
  | { readonly kind: 'other-connection' }
  | { readonly kind: 'nobody' };

/** What went wrong since somebody last got in. */
export interface Trouble {
  readonly cause: FailureCause;
  /** The latest time, and how often. */
  readonly at: number;
  readonly times: number;
}

export type LogFact =
  | { readonly kind: 'not-told' }
  | {
      readonly kind: 'told';
      readonly trouble: Trouble | null;
      /** A new password was set by a link, and nobody signed in since. */
      readonly openReset: boolean;
    };

/** A run in waves that is to bring them and has not come to them; later than the one that says something of them. */
export interface WaveFact {
  readonly run: string;
  readonly wave: number;
  readonly begun: boolean;
}

export interface PersonFacts {
  /** Null for whom neither the plan nor the old database knows. */
  readonly account: {
    readonly legacy: LegacyFact;
    readonly plan: PlanFact;
    /** Something of the account is other than the plan has it. */
    readonly changed: boolean;
    /** When a delta listed a password that was changed in the old database and that Auth0 can't be given; null where none did. */
    readonly passwordListed: number | null;
  } | null;
  /** The old database was searched for what was asked for. */
  readonly legacyAsked: boolean;
  readonly run: RunFact | null;
  readonly wave: WaveFact | null;
  readonly tenant: TenantFact;
  readonly log: LogFact;
  readonly way: Way;
}

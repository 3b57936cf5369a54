import type { DeltaKind, DeltaReason, DeltaState, ListedChange } from '../common/delta-words.ts';
import type { AccountState } from './account-state.ts';
import type { RunRecord } from './records.ts';

// What the journal tells of deltas. Times are milliseconds since 1970.

/** A pass over the legacy database, and what became of what it found. */
export interface DeltaRecord {
  readonly id: string;
  readonly connection: RunRecord['connection'];
  /** `listed`: shown, and nothing carried over. */
  readonly state: 'listing' | 'listed' | 'under-way' | 'finished';
  /** The reading; null once it was cleared away. */
  readonly plan: string | null;
  /** Which brings the new accounts; null before it was begun, or where there are none. */
  readonly run: string | null;
  readonly begun: number;
  readonly ended: number | null;
  readonly by: string | null;
  readonly why: string | null;
}

export interface DeltaCount {
  readonly kinds: readonly DeltaKind[];
  readonly state: DeltaState;
  readonly listed: readonly ListedChange[];
  readonly accounts: number;
}

/** Where an account stands as it was before: in a plan, and in the ledger of the run that made its user, if one did. */
export interface PlaceBefore {
  readonly plan: string;
  readonly sequence: number;
  readonly run: string | null;
}

/** Everything that is known of an account as the tenant was last given it. */
export interface AccountBefore {
  readonly place: PlaceBefore;
  readonly state: AccountState & { readonly gone: boolean };
  /** In clear. */
  readonly email: string | null;
  readonly format: string;
  readonly sent: Uint8Array | null;
  readonly metadata: Uint8Array | null;
  readonly changed: number | null;
}

/** An account of the reading beside what is known of it from before. */
export interface AccountPair {
  readonly key: string;
  readonly sequence: number;
  readonly userId: string | null;
  readonly imports: boolean;
  readonly now: AccountState;
  readonly email: string | null;
  readonly before: (Pick<AccountBefore, 'place' | 'state'> & { readonly imports: boolean }) | null;
  /** The run that came last to it left it out, held it or was refused it as it is now. */
  readonly triedAsNow: boolean;
}

/** Somebody whom a pass found changed. */
export interface NewDeltaLine {
  readonly key: string;
  readonly email: string | null;
  readonly userId: string | null;
  /** In the reading; null for who is not in the legacy database any more. */
  readonly sequence: number | null;
  readonly before: PlaceBefore | null;
  readonly kinds: readonly DeltaKind[];
}

export interface DeltaLine extends NewDeltaLine {
  readonly number: number;
  readonly state: DeltaState;
  readonly listed: readonly ListedChange[];
  /** Something of it may have been carried over before. */
  readonly tried: boolean;
  /** Another connection of the tenant has a user with the same id. */
  readonly elsewhere: boolean;
  /** Somebody else of the connection has the address that the account has now. */
  readonly taken: boolean;
}

/** Somebody on the list, for a spreadsheet, the address in clear. */
export interface DeltaEntry extends Omit<DeltaLine, 'before' | 'sequence' | 'tried' | 'elsewhere' | 'taken'> {
  /** The tenant's words. */
  readonly detail: string | null;
  readonly at: number;
}

/** To which accounts of a pass a list is narrowed; left out, all. With a `kind` the standing is of that change, not of the whole account. */
export interface DeltaFilter {
  readonly kind?: DeltaKind;
  /** `listed`: something can’t be carried over. */
  readonly standing?: 'open' | 'done' | 'listed';
  readonly reason?: DeltaReason;
}

export interface DeltaChange {
  readonly number: number;
  readonly state: DeltaState;
  readonly kinds?: readonly DeltaKind[];
  readonly listed?: readonly ListedChange[];
  /** For people; encrypted at rest, because a tenant's message may carry personal data. */
  readonly detail?: string | null;
}

/** A file of passwords. */
export interface DeltaFile {
  readonly number: number;
  readonly correlationId: string;
  readonly job: string | null;
  readonly sent: number;
}

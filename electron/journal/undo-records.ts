import type { UndoCause, UndoConsent, UndoDifferenceKind, UndoState } from '../common/undo-words.ts';

// What the journal tells of a run that is undone.

/** Who asked for it, and what they said yes to. */
export interface UndoAsking {
  readonly at: number;
  readonly by: string | null;
  readonly why: string | null;
  readonly consents: readonly UndoConsent[];
}

/** What the connection held afterwards, compared with the baseline user by user. */
export interface UndoResult {
  readonly at: number;
  /** Users that it held before the run, and holds now. */
  readonly baseline: number;
  readonly tenantNow: number;
  /** Who is there by neither: people who signed up, came by signing in, or were brought by another run. */
  readonly newcomers: number;
  /** Baseline, newcomers and who was kept, and nobody else. */
  readonly matches: boolean;
}

/** A run that is undone, or being undone. */
export interface UndoRecord {
  readonly run: string;
  readonly state: 'listing' | 'under-way' | 'finished';
  readonly begun: number;
  readonly ended: number | null;
  readonly result: UndoResult | null;
  readonly askings: readonly UndoAsking[];
}

export interface UndoCount {
  readonly state: UndoState;
  readonly causes: readonly UndoCause[];
  readonly users: number;
}

/** A user who is to be deleted. */
export interface UndoCandidate {
  readonly sequence: number;
  readonly userId: string;
  /** Their deletion may have been asked for before. */
  readonly tried: boolean;
}

/** What was sent for a user, by the run or by a delta after it, and where else their id was met. */
export interface SentUser {
  readonly sequence: number;
  readonly sent: Uint8Array | null;
  readonly metadata: Uint8Array | null;
  readonly factorSent: boolean;
  readonly elsewhere: boolean;
  readonly madeUntil: number | null;
  /** When a delta changed them last, by the tenant's clock; null where none did. */
  readonly carriedOver: number | null;
}

export interface UndoChange {
  readonly sequence: number;
  readonly state: UndoState;
  readonly causes?: readonly UndoCause[];
  /** For people; encrypted at rest, because a tenant's message may carry personal data. */
  readonly detail?: string;
}

/** Somebody on the list, for a spreadsheet, the address in clear. */
export interface UndoEntry extends Required<Omit<UndoChange, 'detail'>> {
  readonly key: string;
  readonly email: string;
  readonly userId: string;
  readonly detail: string | null;
  readonly at: number;
}

/** Why somebody is set apart from those who are deleted. */
export interface UndoApart {
  readonly state: Extract<UndoState, 'kept' | 'failed'>;
  readonly causes: readonly UndoCause[];
}

/** Everybody set apart, in the list's order: `lineOf` tells by the same places which of `lines` is theirs. */
export interface UndoSetApart {
  readonly sequences: readonly number[];
  readonly lines: readonly UndoApart[];
  readonly lineOf: readonly number[];
}

/** Somebody set apart, the address in clear. */
export interface UndoPerson {
  readonly sequence: number;
  readonly key: string;
  readonly email: string;
  readonly causes: readonly UndoCause[];
  /** What Auth0 said where it refused; null where it was not asked. */
  readonly detail: string | null;
}

export interface UndoDifference {
  readonly kind: UndoDifferenceKind;
  readonly userId: string;
}

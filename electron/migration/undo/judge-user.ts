import type { UndoCause } from '../../common/undo-words.ts';

/** What a look at a user tells of what became of them; times in ms since 1970 by the tenant's clock, null where it tells none. */
export interface TracedUser {
  /** Of the run's connection, by the identity from which the user's id comes. */
  readonly here: boolean;
  /** Carries the mark that trickle's scripts set. */
  readonly marked: boolean;
  readonly signIns: number;
  readonly lastLogin: number | null;
  readonly lastReset: number | null;
  /** Identities beside their own. */
  readonly linked: number;
  readonly factors: number;
  readonly factorsChanged: number | null;
  readonly created: number | null;
  readonly changed: number | null;
  /** Keyed digests of the fields that a run sends, with the name and without it, and of both metadata. */
  readonly named: Uint8Array;
  readonly unnamed: Uint8Array;
  readonly metadata: Uint8Array;
}

/** What the journal knows of a user whom a run imported. */
export interface BroughtUser {
  /** Keyed digests of what was sent; of metadata null for runs of releases that did not keep it. */
  readonly sent: Uint8Array | null;
  readonly metadata: Uint8Array | null;
  /** They were sent with a second factor. */
  readonly factorSent: boolean;
  /** Another connection of the tenant has a user with the same id. */
  readonly elsewhere: boolean;
  /** Nobody whom the run made was made later than this, by the tenant's clock; null while that is not known. */
  readonly madeUntil: number | null;
  /** When a delta changed them last, by the tenant's clock; null where none did. */
  readonly carriedOver: number | null;
}

export type UndoVerdict =
  | { readonly kind: 'undoable' }
  | { readonly kind: 'kept'; readonly causes: readonly UndoCause[] }
  | { readonly kind: 'gone' };

/** An import makes a user in two steps (AUTH0.md A8): what comes within this time after the first is its own doing. */
const MAKING_MS = 60_000;

/**
 * Whether a user whom a run imported is still as it left them. Whoever did something, or had something done to them, is kept, with every
 * cause there is; so is whoever may not be the run's at all.
 */
export function judgeUser(user: TracedUser | null, brought: BroughtUser): UndoVerdict {
  if (user === null) return { kind: 'gone' };
  if (brought.elsewhere || !user.here) return { kind: 'kept', causes: ['other-connection'] };
  const { madeUntil } = brought;
  const found: readonly (readonly [UndoCause, boolean])[] = [
    ['signed-in', user.signIns > 0 || user.lastLogin !== null],
    ['password-set', user.lastReset !== null],
    ['linked', user.linked > 0],
    ['enrolled', isEnrolled(user, brought)],
    ['changed', isChanged(user, brought)],
    ['marked', user.marked],
    ['made-anew', madeUntil !== null && user.created !== null && user.created > madeUntil],
  ];
  const causes = found.filter(([, holds]) => holds).map(([cause]) => cause);
  if (causes.length > 0) return { kind: 'kept', causes };
  // Something that nothing else tells of: a field that is not compared, or a password that an administrator set.
  return isLater(user.changed, brought.carriedOver ?? user.created)
    ? { kind: 'kept', causes: ['changed'] }
    : { kind: 'undoable' };
}

/** Beside what was sent: another factor, or any at a later time. */
function isEnrolled({ factors, factorsChanged, created }: TracedUser, { factorSent }: BroughtUser): boolean {
  return factors > (factorSent ? 1 : 0) || isLater(factorsChanged, created);
}

/** Auth0 gives who was sent without a name one of its own, so either digest may be the one. What nobody knows to be the same is not. */
function isChanged({ named, unnamed, metadata }: TracedUser, brought: BroughtUser): boolean {
  const { sent } = brought;
  if (sent === null || !(isSame(sent, named) || isSame(sent, unnamed))) return true;
  return brought.metadata !== null && !isSame(brought.metadata, metadata);
}

function isLater(moment: number | null, created: number | null): boolean {
  return moment !== null && created !== null && moment - created > MAKING_MS;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}

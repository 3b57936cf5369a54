import type { ActionName } from '../actions.ts';
import type { Json, Place } from '../container/line.ts';
import type { Profile } from './subject.ts';

/** What must come of a call. */
export type Expectation =
  /** Exactly the user that a bulk import would send, but for the mark that says by what way somebody came. */
  | { readonly kind: 'user'; readonly user: Profile }
  /** A profile with these fields, whatever else is in it. */
  | { readonly kind: 'profile'; readonly fields: Profile }
  /** The same as an earlier call of the case gave, the mark's moment left out. */
  | { readonly kind: 'same-as'; readonly call: number }
  /** Carries the mark by which a run tells who came by signing in. */
  | { readonly kind: 'marked' }
  | { readonly kind: 'nobody' }
  /** Nobody, or somebody else than this. */
  | { readonly kind: 'not-this-user'; readonly userId: string }
  | { readonly kind: 'wrong-password' }
  /** May not sign in, and is told so: no outage, and not “nobody has this name”. */
  | { readonly kind: 'refused' }
  /** Whatever comes, nobody gets in. */
  | { readonly kind: 'no-profile' }
  /** ValidationError with the code by which Auth0 knows that somebody has the address. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'value'; readonly value: boolean | 'nothing' }
  /** The same, or a ValidationError: then nothing was to be changed, and the case is over. */
  | { readonly kind: 'value-or-invalid'; readonly value: boolean | 'nothing' }
  /** No error; or ValidationError, as other rows refer to the account: then nothing was to be changed, and the case shows nothing. */
  | { readonly kind: 'deleted' }
  /** An error that is told from “nobody” and “wrong password”. */
  | { readonly kind: 'outage' }
  /** Whatever the answer: what it leaves behind is what counts. */
  | { readonly kind: 'anything' };

export interface Call {
  readonly action: ActionName;
  readonly args: readonly Json[];
  readonly expected: Expectation;
}

/** Fields of an account that an action may change. */
export type ChangedField = 'password' | 'email' | 'emailVerified' | 'username' | 'name';

/** What the copies must hold afterwards, read as the mapping reads them. */
export type Check =
  /** Nothing is otherwise than before but these fields of one account. */
  | { readonly kind: 'only-changed'; readonly key: string; readonly fields: readonly ChangedField[] }
  | { readonly kind: 'unchanged' }
  /** The assistant's own check of hashes, which knows nothing of the scripts, takes this password. */
  | { readonly kind: 'password'; readonly key: string; readonly password: string }
  | { readonly kind: 'address'; readonly key: string; readonly email: string }
  | { readonly kind: 'verified'; readonly key: string; readonly verified: boolean }
  /** One more account, with this address and password, under the id that the call's profile has. */
  | { readonly kind: 'made'; readonly email: string; readonly password: string; readonly call: number }
  /** One account less, and no other is otherwise. */
  | { readonly kind: 'gone'; readonly key: string };

/** Where a case's calls go. */
export type CasePlace =
  | 'legacy-database'
  | 'copies'
  /** A port where nobody listens. */
  | 'no-server'
  /** A server that takes the connection and never says a word. */
  | 'silent-server';

/** One thing that a script must do, as calls and what must come of them. */
export interface TestCase {
  readonly action: ActionName;
  /** Stable; stands in journals. */
  readonly id: string;
  readonly title: string;
  readonly place: CasePlace;
  readonly calls: readonly Call[];
  /** All calls at the same time, as Auth0 calls scripts in one container; otherwise one after the other until one fails. */
  readonly together: boolean;
  readonly checks: readonly Check[];
}

/** A case that can't be run here, and why. */
export interface CaseLeftOut {
  readonly action: ActionName;
  readonly id: string;
  readonly title: string;
  readonly leftOut: string;
}

export type AnyCase = TestCase | CaseLeftOut;

/** What came of a case. In words of ours alone: nothing that a script or a row said, so that it may rest in a journal. */
export type CaseVerdict =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly why: string; readonly place: Place | null }
  | { readonly outcome: 'not-run'; readonly why: string };

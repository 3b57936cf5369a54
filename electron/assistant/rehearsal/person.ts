import type { Profile, Subject } from '../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import type { Whom } from './kinds.ts';

/** Somebody who goes through the events of a mode. */
export interface Person {
  /** The account as a bulk import would send it; null for somebody who has none. */
  readonly subject: Subject | null;
  /** Folded. */
  readonly email: string;
  /**
   * Whether they may come in: `comes`; `barred` or `shared`, whom scripts refuse and whose address stays taken; `outside`, whom scripts
   * must not know; `new`, whom nobody knows yet.
   */
  readonly standing: 'comes' | 'barred' | 'shared' | 'outside' | 'new';
  /** What the administrator gave; `differs`: by the assistant's own check it is not the account's. */
  readonly known: { readonly password: string; readonly differs: boolean } | null;
}

/** Words, addresses and passwords of a rehearsal are made of the token, so that they are nobody's. */
export function madeUp(token: string) {
  return {
    address: (name: string) => `userferry.${name}.${token}@example.invalid`,
    password: (name: string) => `Uf!${name}-${token}`,
  };
}

/** Null for a kind that nobody stands for. */
export function personOf(
  whom: Whom,
  { barred }: Pick<ScriptPlan, 'barred'>,
  known: Person['known'],
  newAddress: string,
): Person | null {
  switch (whom.what) {
    case 'account': {
      const { subject } = whom;
      const isBarred = subject.account.barred !== 'no' && barred === 'refuse';
      const standing = subject.shared ? 'shared' : isBarred ? 'barred' : 'comes';
      return { subject, email: subject.email, standing, known };
    }
    case 'outsider':
      return { subject: whom.subject, email: whom.subject.email, standing: 'outside', known: null };
    case 'new-person':
      return { subject: null, email: newAddress, standing: 'new', known: null };
    case 'out-of-reach':
    case 'nobody':
      return null;
  }
}

/** What a user at Auth0 must be like: as a bulk import makes it. */
export interface ExpectedUser {
  readonly user: Profile;
  /** Came by a script of trickle, whose mark it must have. */
  readonly marked: boolean;
}

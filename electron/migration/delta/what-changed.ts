import { traitBit } from '../../accounts/traits.ts';
import { type DeltaKind, deltaKinds } from '../../common/delta-words.ts';
import { type AccountState, aspectAt } from '../../journal/account-state.ts';

/** An account as the tenant was last given it. */
export interface StateBefore extends AccountState {
  /** A delta has carried over that it was deleted. */
  readonly gone: boolean;
}

const barredBits = traitBit('locked') | traitBit('unapproved');

/** Whether the account can't sign in to the old application. */
export function isBarred({ traits }: Pick<AccountState, 'traits'>): boolean {
  return (traits & barredBits) !== 0;
}

/**
 * What happened to an account since the tenant was last given it; `now` is null where it is not in the legacy database any more. Where
 * a plan of an earlier release doesn't tell, everything has possibly changed, but for a second factor that there is none of.
 */
export function whatChanged(before: StateBefore, now: AccountState | null): readonly DeltaKind[] {
  if (now === null) return before.gone ? [] : ['deleted'];
  if (!before.gone && isSame(before.digest, now.digest)) return [];
  const unverified = traitBit('address-not-verified');
  const differs = (aspect: Parameters<typeof aspectAt>[1]): boolean => {
    const one = aspectAt(before.aspects, aspect);
    const other = aspectAt(now.aspects, aspect);
    return one === null || other === null || !isSame(one, other);
  };
  const hadNoFactors = before.aspects === null && (now.traits & factorBits) === 0;
  const found: Readonly<Record<DeltaKind, boolean>> = {
    deleted: false,
    new: false,
    disabled: isBarred(now) && (before.gone || !isBarred(before)),
    enabled: !isBarred(now) && (before.gone || isBarred(before)),
    email: !isSame(before.emailHash, now.emailHash) || ((before.traits ^ now.traits) & unverified) !== 0,
    identifiers: !isSame(before.phoneHash, now.phoneHash) || !isSame(before.usernameHash, now.usernameHash),
    profile: differs('profile'),
    password: differs('password'),
    factors: !hadNoFactors && differs('factors'),
  };
  return deltaKinds.filter((kind) => found[kind]);
}

const factorBits = traitBit('second-factor') | traitBit('second-factor-left-out') | traitBit('external-login');

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.from(one).equals(other);
}

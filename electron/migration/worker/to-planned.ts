import { experienceOf } from '../../accounts/experience.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import { phoneToSend } from '../../accounts/phone-number.ts';
import { traitBit, traitsOf } from '../../accounts/traits.ts';
import { usernameToSend } from '../../accounts/username.ts';
import type { AccountState } from '../../journal/account-state.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { PlannedAccount } from '../../journal/records.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { aspectsOf, type ReadAccount } from './account-reader.ts';

/** What a plan keeps of an account; what several share is found over all of them. */
export function toPlanned(
  { key, account, decision, digest }: ReadAccount,
  sequence: number,
  { now, username }: DatedBasis,
  keys: JournalKeys,
): PlannedAccount {
  const folded = account.email === null ? '' : foldEmail(account.email);
  const imports = decision.decision === 'import';
  const reason = imports ? null : decision.reason;
  const traits = traitsOf(account, now);
  return {
    sequence,
    key,
    decision: decision.decision,
    reason,
    userId: imports ? decision.userId : null,
    email: account.email,
    foldedEmail: folded === '' ? null : folded,
    phone: phoneToSend(account.phoneNumber),
    username: username === null ? null : usernameToSend(account.username, username),
    format: decision.format,
    blocked: imports && decision.blocked,
    traits,
    experience: experienceOf({
      decision: decision.decision,
      reason,
      blocked: imports && decision.blocked,
      withoutPassword: imports && decision.password === 'none',
      losesSecondFactor: (traits & traitBit('second-factor-left-out')) !== 0,
    }),
    lastSeen: account.lastSignIn,
    digest,
    aspects: aspectsOf(account, keys),
  };
}

/** The same, as it is held against an account's values of another time. */
export function toState(
  read: ReadAccount,
  basis: DatedBasis,
  keys: JournalKeys,
): { readonly state: AccountState; readonly email: string | null } {
  const { digest, aspects, foldedEmail, phone, username, traits, blocked, email } = toPlanned(read, 0, basis, keys);
  const state = {
    digest,
    aspects,
    emailHash: foldedEmail === null ? null : keys.emailHash(foldedEmail),
    phoneHash: phone === null ? null : keys.identifierHash('phone', phone),
    usernameHash: username === null ? null : keys.identifierHash('username', username),
    traits,
    blocked,
  };
  return { state, email };
}

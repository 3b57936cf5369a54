import { assertNever } from '../common/assert-never.ts';
import type { Reason } from '../common/words.ts';
import type { Account } from './account.ts';
import { checkEmail } from './check-email.ts';
import { foldEmail } from './fold-email.ts';
import type { PasswordFormat, PasswordTreatment } from './passwords/format-labels.ts';
import type { MachineKey } from './passwords/machine-key.ts';
import { toPasswordHash } from './passwords/to-password-hash.ts';
import type { PasswordReason, PasswordVerdict } from './passwords/verdict.ts';
import type { PlanRules } from './plan-rules.ts';
import { isTooLong, profileTexts } from './profile-texts.ts';
import { looksLikeServiceAccount } from './service-account.ts';
import { userIdOf } from './user-id.ts';
import type { UsernameLimits } from './username.ts';
import { usernameToSend } from './username.ts';

export type HoldReason = PasswordReason | Extract<Reason, 'external-login-only'>;
export type SkipReason = Extract<Reason, 'anonymous-user' | 'out-of-scope' | 'service-account'>;
export type RejectReason = Extract<
  Reason,
  'email-missing' | 'email-malformed' | 'email-too-long' | 'name-too-long' | 'username-invalid' | 'user-id-too-long'
>;

/**
 * The decision on one account, from what it alone says; addresses that several accounts share are found over the whole table.
 * Carries no password and no hash: those are read again when a file is made.
 */
export type AccountDecision = { readonly format: PasswordFormat } & (
  | {
      readonly decision: 'import';
      readonly userId: string;
      /** Folded. */
      readonly email: string;
      readonly blocked: boolean;
      readonly password: Exclude<PasswordTreatment, 'held'> | 'none';
    }
  | { readonly decision: 'hold'; readonly reason: HoldReason }
  | { readonly decision: 'skip'; readonly reason: SkipReason }
  | { readonly decision: 'reject'; readonly reason: RejectReason }
);

export interface DecideContext {
  readonly rules: PlanRules;
  readonly prefix: string;
  /** Whether the plan covers an account. */
  readonly inScope: (account: Account) => boolean;
  /** Null when the connection has no usernames. */
  readonly username: UsernameLimits | null;
  /** To decrypt what the old application encrypted; null, or left out, when nobody gave it. */
  readonly machineKey?: MachineKey | null;
}

/** Decides one account; the first check that fails names the reason. */
export function decide(account: Account, context: DecideContext): AccountDecision {
  const { membershipHash } = context.rules;
  const verdict = toPasswordHash(account.password, { membershipHash, machineKey: context.machineKey ?? null });
  const { format } = verdict;
  const skip = skipReason(account, context);
  if (skip !== null) return { decision: 'skip', reason: skip, format };

  const email = account.email === null ? '' : foldEmail(account.email);
  const emailCheck = checkEmail(email);
  if (emailCheck !== 'ok') return { decision: 'reject', reason: `email-${emailCheck}`, format };
  const userId = userIdOf(context.prefix, account.key);
  if (userId.kind === 'too-long') return { decision: 'reject', reason: 'user-id-too-long', format };
  if (isTooLong(profileTexts(account))) return { decision: 'reject', reason: 'name-too-long', format };
  if (context.username !== null && usernameToSend(account.username, context.username) === null)
    return { decision: 'reject', reason: 'username-invalid', format };

  const password = passwordToSend(verdict, context.rules);
  if (password.kind === 'hold') {
    const external = password.reason === 'no-password' && account.externalLogins.length > 0;
    return { decision: 'hold', reason: external ? 'external-login-only' : password.reason, format };
  }
  return {
    decision: 'import',
    userId: userId.id,
    email,
    format,
    blocked: account.barred !== 'no' && context.rules.blockedAccounts === 'import-blocked',
    password: password.kind,
  };
}

function skipReason(account: Account, { rules, inScope }: DecideContext): SkipReason | null {
  if (account.anonymous) return 'anonymous-user';
  if (!inScope(account)) return 'out-of-scope';
  if (account.barred !== 'no' && rules.blockedAccounts === 'skip') return 'out-of-scope';
  return rules.serviceAccounts === 'skip' && looksLikeServiceAccount(account) ? 'service-account' : null;
}

type PasswordToSend =
  | { readonly kind: 'imported-as-it-is' | 'sent-as-bcrypt' | 'none' }
  | { readonly kind: 'hold'; readonly reason: PasswordReason };

function passwordToSend(verdict: PasswordVerdict, rules: PlanRules): PasswordToSend {
  switch (verdict.kind) {
    case 'importable':
      return { kind: 'imported-as-it-is' };
    case 'clear':
      return { kind: 'sent-as-bcrypt' };
    case 'held':
      return verdict.reason === 'no-password' && rules.withoutPassword === 'import-without'
        ? { kind: 'none' }
        : { kind: 'hold', reason: verdict.reason };
    default:
      return assertNever(verdict);
  }
}

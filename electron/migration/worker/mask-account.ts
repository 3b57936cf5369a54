import type { Account } from '../../accounts/account.ts';
import type { AccountDecision } from '../../accounts/decide.ts';
import { maskEmail, maskName, shortenKey } from '../../accounts/mask.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';

/** What an account would look like in Auth0, by field, its personal data masked; of a password only the format. */
export type MaskedAccount = Readonly<Record<string, string>>;

export function maskAccount(
  account: Account,
  decision: AccountDecision & { readonly decision: 'import' },
): MaskedAccount {
  const name = (text: string | null) => maskName(text ?? '');
  const { roles, claims } = account.appMetadata;
  return {
    user_id: shortenKey(decision.userId),
    email: maskEmail(decision.email),
    email_verified: String(account.emailVerified),
    username: name(account.username),
    name: name(account.name),
    given_name: name(account.givenName),
    family_name: name(account.familyName),
    nickname: name(account.nickname),
    picture: name(account.picture),
    phone_number: name(account.phoneNumber),
    phone_verified: String(account.phoneVerified),
    blocked: decision.blocked ? 'yes' : 'no',
    'app_metadata.roles': Array.isArray(roles) ? roles.join(', ') : '',
    'app_metadata.claims': Array.isArray(claims) ? String(claims.length) : '',
    'external logins': account.externalLogins.join(', '),
    mfa_factors: account.totpSecret === null ? '' : 'authenticator app',
    password: formatLabels[decision.format].label,
  };
}

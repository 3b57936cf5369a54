import type { Account } from '../../accounts/account.ts';
import type { AccountDecision } from '../../accounts/decide.ts';
import { maskEmail, maskName, shortenKey } from '../../accounts/mask.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';

/** What an account would look like in Auth0, by the mapping's fields; of a password only the format. */
export type ShownAccount = Readonly<Record<string, string>>;

/** How personal data is shown. */
interface Manner {
  readonly key: (key: string) => string;
  readonly email: (email: string) => string;
  readonly text: (text: string) => string;
}

const masked: Manner = { key: shortenKey, email: maskEmail, text: maskName };
const inClear: Manner = { key: (key) => key, email: (email) => email, text: (text) => text };

/** With its personal data masked. */
export function maskAccount(account: Account, decision: AccountDecision): ShownAccount {
  return shown(account, decision, masked);
}

/** With its personal data in clear: only where a person asked to see it. */
export function revealAccount(account: Account, decision: AccountDecision): ShownAccount {
  return shown(account, decision, inClear);
}

function shown(account: Account, decision: AccountDecision, { key, email, text }: Manner): ShownAccount {
  const imports = decision.decision === 'import';
  const { roles, claims } = account.appMetadata;
  return {
    ...metadataTexts('user_metadata', account.userMetadata, text),
    ...metadataTexts('app_metadata', account.appMetadata, text),
    user_id: imports ? key(decision.userId) : '',
    email: email(imports ? decision.email : (account.email ?? '')),
    email_verified: String(account.emailVerified),
    username: text(account.username ?? ''),
    name: text(account.name ?? ''),
    given_name: text(account.givenName ?? ''),
    family_name: text(account.familyName ?? ''),
    nickname: text(account.nickname ?? ''),
    picture: text(account.picture ?? ''),
    phone_number: text(account.phoneNumber ?? ''),
    phone_verified: String(account.phoneVerified),
    blocked: imports && decision.blocked ? 'yes' : 'no',
    'app_metadata.roles': Array.isArray(roles) ? roles.join(', ') : '',
    'app_metadata.claims': Array.isArray(claims) ? String(claims.length) : '',
    'external logins': account.externalLogins.join(', '),
    mfa_factors: account.totpSecret === null ? '' : 'authenticator app',
    password: formatLabels[decision.format].label,
  };
}

/** A yes or no stays one when masked: it tells nobody apart. */
function metadataTexts(kind: string, values: Account['userMetadata'], text: Manner['text']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'boolean') return [`${kind}.${name}`, String(value)];
      return [`${kind}.${name}`, text(typeof value === 'string' ? value : JSON.stringify(value))];
    }),
  );
}

import type { Account } from './account.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';
import { foldEmail } from './fold-email.ts';
import { phoneToSend } from './phone-number.ts';
import { pictureToSend } from './picture.ts';
import { profileTexts } from './profile-texts.ts';
import { secondFactorToSend } from './totp-secret.ts';
import type { UsernameLimits } from './username.ts';
import { usernameToSend } from './username.ts';

/** One user of Auth0's bulk import schema, as far as Userferry writes it. The schema refuses any other property. */
export interface AuthUser {
  readonly user_id: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly username?: string;
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly nickname?: string;
  readonly picture?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly blocked?: boolean;
  readonly user_metadata?: Readonly<Record<string, unknown>>;
  readonly app_metadata?: Readonly<Record<string, unknown>>;
  readonly mfa_factors?: readonly { readonly totp: { readonly secret: string } }[];
  readonly custom_password_hash?: CustomPasswordHash;
}

export interface ToUserOptions {
  readonly userId: string;
  readonly blocked: boolean;
  /** Null when the connection has no usernames: Auth0 then refuses the property. */
  readonly username: UsernameLimits | null;
}

/**
 * The user to import for an account that the plan decided to import. `hash` is null only where the administrator accepted
 * that the user can never receive the old password. Defaults of the schema are left out: a file has room for more users.
 */
export function toUser(account: Account, hash: CustomPasswordHash | null, options: ToUserOptions): AuthUser {
  const username = options.username === null ? null : usernameToSend(account.username, options.username);
  const picture = pictureToSend(account.picture);
  const secret = secondFactorToSend(account);
  const phone = phoneToSend(account.phoneNumber);
  return {
    user_id: options.userId,
    email: foldEmail(account.email ?? ''),
    email_verified: account.emailVerified,
    ...(username === null ? {} : { username }),
    ...profileTexts(account),
    ...(picture === null ? {} : { picture }),
    ...(phone === null ? {} : { phone_number: phone, phone_verified: account.phoneVerified }),
    ...(options.blocked ? { blocked: true } : {}),
    ...(Object.keys(account.userMetadata).length === 0 ? {} : { user_metadata: account.userMetadata }),
    ...(Object.keys(account.appMetadata).length === 0 ? {} : { app_metadata: account.appMetadata }),
    ...(secret === null ? {} : { mfa_factors: [{ totp: { secret } }] }),
    ...(hash === null ? {} : { custom_password_hash: hash }),
  };
}

import { type ApiError, oauthError } from '../http/api-error.ts';
import type { LogType } from '../logs/log-store.ts';
import type { UserRecord } from '../users/user-record.ts';

/** What becomes of a sign-in, before anything is written down. */
export type SignInVerdict =
  | { readonly kind: 'in'; readonly user: UserRecord }
  | {
      readonly kind: 'refused';
      readonly type: LogType;
      readonly description: string;
      /** With `auth0|`; null where the log has none. */
      readonly userId: string | null;
      readonly answer: ApiError;
    };

export function refused(
  type: LogType,
  description: string,
  userId: string | null,
  answer: ApiError = oauthError(403, 'invalid_grant', 'Wrong email or password.'),
): SignInVerdict {
  return { kind: 'refused', type, description, userId, answer };
}

import type { CustomPasswordHash } from '../passwords/custom-password-hash.ts';
import type { ProfileExtra } from '../users/user-record.ts';

/** One row of an import file that has passed the checks; absent members are undefined, which an upsert leaves alone. */
export interface ImportedUser {
  /** Lower-case, as the tenant's own store keeps it. */
  readonly email: string;
  readonly emailVerified: boolean | undefined;
  /** Without `auth0|`; undefined asks the tenant for one. */
  readonly userId: string | undefined;
  /** Lower-case. */
  readonly username: string | undefined;
  readonly name: string | undefined;
  readonly blocked: boolean | undefined;
  readonly extra: ProfileExtra | null;
  readonly appMetadata: Readonly<Record<string, unknown>> | undefined;
  readonly userMetadata: Readonly<Record<string, unknown>> | undefined;
  readonly password:
    | { readonly kind: 'none' }
    /** `password_hash`: bcrypt, for the first import only. */
    | { readonly kind: 'bcrypt'; readonly hash: string }
    | { readonly kind: 'custom'; readonly hash: CustomPasswordHash };
}

import type { Connection } from '../connections/connection-store.ts';

/** Profile attributes that most accounts of a migration lack, kept apart so that a million users stay small. */
export interface ProfileExtra {
  readonly given_name?: string;
  readonly family_name?: string;
  readonly nickname?: string;
  readonly picture?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly mfa_factors?: readonly Readonly<Record<string, unknown>>[];
  /** Second factors that they enrolled themselves, and when the last, in ms since 1970. */
  readonly enrolled?: { readonly factors: readonly string[]; readonly at: number };
}

/**
 * What a user's password is checked against.
 * `''` a random hash nobody knows (imported without one); `n` none, for the legacy database is asked; `c…` an imported hash that
 * nobody has signed in with; `o…` the tenant's own hash. See passwords/packed-password.ts.
 */
export type PackedPassword = string;

/** One user of a connection. Mutable, and flat for the sake of memory. */
export interface UserRecord {
  /** Without `auth0|`. */
  readonly id: string;
  readonly connection: Connection;
  /** Lower-case, unless a script of a connection without import mode gave it: its case is kept (Auth0 docs: custom databases). */
  email: string | null;
  emailVerified: boolean;
  /** Lower-case. */
  username: string | null;
  blocked: boolean;
  name: string | null;
  extra: ProfileExtra | null;
  /** JSON text, or null for none. */
  appMetadata: string | null;
  userMetadata: string | null;
  password: PackedPassword;
  /** Milliseconds since 1970, as are the others. */
  createdAt: number;
  updatedAt: number;
  lastLogin: number | null;
  loginsCount: number;
  /** When a password was last set there other than by the import; null for never. */
  lastPasswordReset: number | null;
  /** Accounts that were linked, all but the first of whom are no users of their own any more; null for none. */
  link:
    | { readonly kind: 'into'; readonly primary: UserRecord }
    | { readonly kind: 'with'; readonly others: readonly UserRecord[] }
    | null;
  /** How often import jobs inserted or updated this user: more than once means imported twice. */
  imports: number;
  /** How often import jobs tried to, refused attempts included. */
  attempts: number;
}

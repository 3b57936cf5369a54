// One person's row(s) in the legacy database, as every store's mapping gives it. Pure values: no database, no clock.

/** How a store's keys are made; decides how the key is written into a user id. */
export type KeyKind = 'guid' | 'integer' | 'text';

/** An account's key in the legacy database: a GUID lower-case and without braces, an integer in decimal, a text as it stands. */
export interface AccountKey {
  readonly kind: KeyKind;
  readonly value: string;
}

/** Algorithms of ASP.NET Membership; which one a database uses stands in web.config, not in the database. */
export type MembershipHash =
  | 'md5'
  | 'sha1'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'hmacmd5'
  | 'hmacsha1'
  | 'hmacsha256'
  | 'hmacsha384'
  | 'hmacsha512';

/** A password as a store keeps it. */
export type StoredPassword =
  | { readonly kind: 'none' }
  /** ASP.NET Identity v1/v2 (marker 0x00) and Core v3 (marker 0x01), base64; SimpleMembership too. */
  | { readonly kind: 'identity'; readonly hash: string }
  /** aspnet_Membership and Universal Providers; `format` 0 clear, 1 hashed, 2 encrypted. */
  | { readonly kind: 'membership'; readonly format: number; readonly password: string; readonly salt: string };

export interface Account {
  readonly key: AccountKey;
  /** As stored, untrimmed; null when there is none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly username: string | null;
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly phoneVerified: boolean;
  readonly password: StoredPassword;
  /** Locked out or not approved in the old application: cannot sign in there now. */
  readonly barred: 'no' | 'locked' | 'unapproved';
  /** A visitor whom the old application only tracked; nobody who signs in. */
  readonly anonymous: boolean;
  readonly appMetadata: Readonly<Record<string, unknown>>;
}

import type { PasswordRecipe } from './passwords/recipe.ts';

// One person's row(s) in the legacy database, as every store's mapping gives it. Pure values: no database, no clock.

/** How a store's keys are made; decides how the key is written into a user id. */
export const keyKinds = ['guid', 'integer', 'text'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** An account's key in the legacy database: a GUID lower-case and without braces, an integer in decimal, a text as it stands. */
export interface AccountKey {
  readonly kind: KeyKind;
  readonly value: string;
}

/** A password as a store keeps it: the columns as the driver gives them, and how they are to be read. Never written anywhere. */
export interface StoredPassword {
  readonly recipe: PasswordRecipe;
  /** The hash, or the password itself where the recipe or `format` says so; null when there is none. */
  readonly hash: string | Uint8Array | null;
  readonly salt: string | Uint8Array | null;
  /** The column that says of each row how it was made: PasswordFormat (0 clear, 1 hashed, 2 encrypted), Umbraco's passwordConfig. */
  readonly format: number | string | null;
}

export interface Account {
  readonly key: AccountKey;
  /** As stored, untrimmed; null when there is none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly username: string | null;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  /** Address of a picture. */
  readonly picture: string | null;
  readonly phoneNumber: string | null;
  readonly phoneVerified: boolean;
  readonly password: StoredPassword;
  /** Locked out or not approved in the old application: cannot sign in there now. */
  readonly barred: 'no' | 'locked' | 'unapproved';
  /** A visitor whom the old application only tracked; nobody who signs in. */
  readonly anonymous: boolean;
  /** Names of the providers with which the person signs in instead of, or besides, a password. */
  readonly externalLogins: readonly string[];
  /** The shared secret of an authenticator app, as stored; null when there is none. */
  readonly totpSecret: string | null;
  /** A second factor was switched on in the old application; null where no column tells. */
  readonly twoFactor: boolean | null;
  /** In ms since 1970; null where no column tells. Changes with every sign-in, so it is no part of the account's digest. */
  readonly lastSignIn: number | 'never' | null;
  readonly userMetadata: Readonly<Record<string, unknown>>;
  readonly appMetadata: Readonly<Record<string, unknown>>;
}

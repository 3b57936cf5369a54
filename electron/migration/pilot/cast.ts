import type { PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { AuthUser } from '../../accounts/to-user.ts';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { FormatsToPilot } from './formats-to-pilot.ts';
import type { Family, Flavour } from './pilot-passwords.ts';

/** What the accounts of a pilot are made by. */
export interface CastWish extends FormatsToPilot {
  /** Of letters and digits; stands in every id and address. */
  readonly token: string;
  /** Null where the target asks for no user names. */
  readonly username: UsernameLimits | null;
}

/** An account made for a pilot. Its password is known, and rests in memory alone. */
export interface CastMember {
  readonly flavour: Flavour;
  readonly family: Family;
  readonly algorithm: string;
  /** The formats that it stands for, its own first. */
  readonly formats: readonly [PasswordFormat, ...PasswordFormat[]];
  readonly password: string;
  readonly wrong: string;
  /** As it is sent, without the hash. */
  readonly user: AuthUser;
}

export interface Cast {
  readonly members: readonly CastMember[];
  /** Formats that can't be made here: their key is missing. */
  readonly notMade: readonly PasswordFormat[];
  /** The import file's users; with their hashes. */
  readonly body: ArrayBuffer;
}

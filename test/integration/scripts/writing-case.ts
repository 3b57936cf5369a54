import type { CustomPasswordHash } from '../../../electron/practice/tenant/passwords/custom-password-hash.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { Row } from './kept-passwords.ts';

/** A store with two accounts, ada@example.com and bob@example.com, whose password is `OLD_PASSWORD`. */
export interface WritingCase {
  readonly name: string;
  readonly schema: string;
  readonly ddl: readonly string[];
  readonly rows: readonly string[];
  /** What the store keeps of the account with the address @email: each gives one row. */
  readonly account: readonly string[];
  /** How a store is read that nothing recognises. */
  readonly mapping?: Mapping;
  /** What create leaves of New.One@example.com; null where nothing says all that a new row needs. */
  readonly created: Row | null;
  /** What else is different afterwards, besides the password. */
  readonly passwordChanged: Row;
  /** What is different once the address is Ada.New@example.com, and proven. */
  readonly emailChanged: Row;
  /** What is different once the address is proven; null where the store keeps that nowhere. */
  readonly verified: Row | null;
  /** Columns that hold the password, and how to check what is in them. */
  readonly password: { readonly columns: readonly string[]; as(row: Row): CustomPasswordHash };
  /** Every row that belongs to an account. */
  readonly belonging: string;
}

export const OLD_PASSWORD = 'the old one';

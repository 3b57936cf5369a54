import { traitBit } from '../accounts/traits.ts';
import type { StoredAccount } from './records.ts';
import { bytes, integer, orNull, type Row, text, word } from './row.ts';

/** What of the table `account` a `StoredAccount` is read from. */
export const storedAccountColumns = 'sequence, key, decision, user_id, email_hash, traits, digest';

export function storedAccount(row: Row): StoredAccount {
  return {
    sequence: integer(row, 'sequence'),
    key: text(row, 'key'),
    decision: word(row, 'decision'),
    userId: orNull(text, row, 'user_id'),
    emailHash: orNull(bytes, row, 'email_hash'),
    phoneTaken: (integer(row, 'traits') & traitBit('shares-phone')) !== 0,
    digest: bytes(row, 'digest'),
  };
}

import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import { toUser } from '../../accounts/to-user.ts';
import type { Reason } from '../../common/words.ts';
import type { SentState } from '../../journal/carried.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { LedgerEntry } from '../../journal/records.ts';
import type { Packable } from '../bulk/pack-file.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import { hashToSend } from './hash-to-send.ts';
import { refuseOtherMachineKey } from './machine-key-of-plan.ts';
import { metadataDigest, sentDigest } from './sent-fields.ts';
import { toState } from './to-planned.ts';

/** An account that a file may hold, as the plan knows it. */
export interface Wanted {
  readonly sequence: number;
  readonly key: string;
  /** Somebody else has its phone number too, and Auth0 would refuse the user for it. */
  readonly phoneTaken: boolean;
  /** Keyed digest of the source values as the plan has them. */
  readonly digest: Uint8Array;
}

/** A user as it will be sent. The text holds a password hash: it is kept in memory alone, and only until the file is sent. */
export interface EncodedUser extends Packable, SentState {
  readonly json: Buffer;
  /** Keyed digest of the sent fields, to compare with later. */
  readonly sent: Uint8Array;
  readonly metadata: Uint8Array;
  /** Sent with a phone number or a user name, which may be another's. */
  readonly identifiers: boolean;
}

export interface EncodedRows {
  readonly users: readonly EncodedUser[];
  /** Accounts that can't be sent any more, because they changed since the plan. */
  readonly refused: readonly LedgerEntry[];
}

/** Reads rows again and writes users for those that are wanted; removes each from `wanted` that it met. */
export type EncodeRows = (rows: readonly (readonly unknown[])[], wanted: Map<string, Wanted>) => Promise<EncodedRows>;

/** @throws UserferryError UF-3004 when the plan decrypts passwords with another machine key, or with one and none was given */
export function rowEncoder(basis: DatedBasis, keys: JournalKeys, machineKey: MachineKey | null): EncodeRows {
  refuseOtherMachineKey(basis, machineKey, keys);
  const read = accountReader(basis, keys, machineKey);
  const encode = async ({ sequence, phoneTaken, digest: planned }: Wanted, row: ReadAccount) => {
    const { account, decision, digest } = row;
    if (decision.decision !== 'import') return changedSince(sequence, decision.decision, decision.reason);
    const verdict = toPasswordHash(account.password, { ...basis.rules, machineKey });
    const hash = await hashToSend(verdict);
    const { userId, blocked } = decision;
    const sent = phoneTaken ? { ...account, phoneNumber: null } : account;
    const user = toUser(sent, hash, { userId, blocked, username: basis.username });
    const json = Buffer.from(JSON.stringify(user), 'utf8');
    const identifiers = user.phone_number !== undefined || user.username !== undefined;
    const digests = {
      sent: sentDigest(keys, user),
      metadata: metadataDigest(keys, user.user_metadata, user.app_metadata),
    };
    const isAsPlanned = Buffer.from(planned).equals(digest);
    const known = isAsPlanned ? { state: null, email: null } : toState(row, basis, keys);
    return { sequence, json, bytes: json.length, ...digests, identifiers, source: digest, ...known };
  };
  return async (rows, wanted) => {
    const met = rows.flatMap((row) => {
      const account = read(row);
      const found = wanted.get(account.key);
      if (found === undefined) return [];
      wanted.delete(account.key);
      return [encode(found, account)];
    });
    const users: EncodedUser[] = [];
    const refused: LedgerEntry[] = [];
    for (const result of await Promise.all(met)) {
      if ('outcome' in result) refused.push(result);
      else users.push(result);
    }
    return { users, refused };
  };
}

const outcomeOf = { hold: 'held', skip: 'skipped', reject: 'rejected' } as const;

function changedSince(sequence: number, decision: keyof typeof outcomeOf, reason: Reason): LedgerEntry {
  return { sequence, outcome: outcomeOf[decision], reason, detail: 'The account was changed after the plan was made.' };
}

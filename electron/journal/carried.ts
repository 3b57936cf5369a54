import type { AccountState } from './account-state.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull } from './row.ts';

/** What the tenant was last given of an account, where that is not what the run's plan and ledger say. */
export interface Carried {
  readonly run: string;
  readonly sequence: number;
  readonly state: AccountState;
  /** In clear here, encrypted at rest. */
  readonly email: string | null;
  /** That it was deleted in the legacy database is carried over. */
  readonly gone: boolean;
  /** Keyed digests as the ledger has them; null where the ledger's hold. */
  readonly sent: Uint8Array | null;
  readonly metadata: Uint8Array | null;
  /** When the tenant dates its user's change, ms since 1970; null where nothing but the import changed them. */
  readonly changed: number | null;
}

/** An account that a file holds, as its row was read for it. */
export interface SentState {
  readonly sequence: number;
  /** Keyed digest over the source values. */
  readonly source: Uint8Array;
  /** Null where they are as the plan has them. */
  readonly state: AccountState | null;
  readonly email: string | null;
}

/** Equal to no digest: which of two sendings the tenant took, nobody knows. */
export const unknownDigest = new Uint8Array();

/** What the tenant was last given. All writes are meant to stand in one of the caller's transactions. */
export interface CarriedAccounts {
  put(carried: Carried): void;
  /** Notes how the tenant has the user whose account's state was noted by `put`. */
  noteUser(run: string, sequence: number, user: Pick<Carried, 'sent' | 'metadata' | 'changed'>): void;
  /** What the run's plan and ledger say holds again. */
  forget(run: string, sequence: number): void;
  /** Notes what goes out with a file, where it is not as planned. */
  noteSent(run: string, accounts: readonly SentState[]): void;
  /** The same for a file that may have been taken before: of an account that changed in between nobody knows which holds. */
  noteResent(run: string, accounts: readonly SentState[]): void;
  /** The digests of a range, by sequence. */
  digests(
    run: string,
    first: number,
    last: number,
  ): ReadonlyMap<number, { readonly digest: Uint8Array; readonly gone: boolean }>;
}

export function carriedAccounts(database: Database, keys: JournalKeys): CarriedAccounts {
  const put = ({ run, sequence, state, email, gone, sent, metadata, changed }: Carried) =>
    void database.run(
      `INSERT OR REPLACE INTO carried (run, sequence, digest, aspects, email_hash, email, phone_hash, username_hash, traits, blocked,
         gone, sent, metadata, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      Number(run),
      sequence,
      state.digest,
      state.aspects,
      state.emailHash,
      email === null ? null : keys.seal(email),
      state.phoneHash,
      state.usernameHash,
      state.traits,
      state.blocked ? 1 : 0,
      gone ? 1 : 0,
      sent,
      metadata,
      changed,
    );
  const asSent = (run: string, sequence: number, state: AccountState, email: string | null) =>
    put({ run, sequence, state, email, gone: false, sent: null, metadata: null, changed: null });
  const digestOf = (run: string, sequence: number) => {
    const row = database.get('SELECT digest FROM carried WHERE run = ? AND sequence = ?', Number(run), sequence);
    return row === undefined ? null : bytes(row, 'digest');
  };
  return {
    put,
    noteUser: (run, sequence, { sent, metadata, changed }) =>
      void database.run(
        'UPDATE carried SET sent = ?, metadata = ?, changed = ? WHERE run = ? AND sequence = ?',
        sent,
        metadata,
        changed,
        Number(run),
        sequence,
      ),
    forget: (run, sequence) =>
      void database.run('DELETE FROM carried WHERE run = ? AND sequence = ?', Number(run), sequence),
    noteSent(run, accounts) {
      for (const { sequence, state, email } of accounts) if (state !== null) asSent(run, sequence, state, email);
    },
    noteResent(run, accounts) {
      for (const { sequence, source, state, email } of accounts) {
        const before = digestOf(run, sequence);
        const isSame = before === null ? state === null : Buffer.from(before).equals(source);
        if (isSame) continue;
        if (state !== null) asSent(run, sequence, { ...state, digest: unknownDigest, aspects: null }, email);
        else {
          database.run(
            'UPDATE carried SET digest = ?, aspects = NULL WHERE run = ? AND sequence = ?',
            unknownDigest,
            Number(run),
            sequence,
          );
        }
      }
    },
    digests: (run, first, last) =>
      new Map(
        database
          .all(
            'SELECT sequence, digest, gone FROM carried WHERE run = ? AND sequence BETWEEN ? AND ?',
            Number(run),
            first,
            last,
          )
          .map((row) => [integer(row, 'sequence'), { digest: bytes(row, 'digest'), gone: integer(row, 'gone') === 1 }]),
      ),
  };
}

/** The state of an account in a row that has its columns, each under a name with this in front. */
export function stateIn(row: Readonly<Record<string, unknown>>, prefix: string): AccountState {
  return {
    digest: bytes(row, `${prefix}digest`),
    aspects: orNull(bytes, row, `${prefix}aspects`),
    emailHash: orNull(bytes, row, `${prefix}email_hash`),
    phoneHash: orNull(bytes, row, `${prefix}phone_hash`),
    usernameHash: orNull(bytes, row, `${prefix}username_hash`),
    traits: integer(row, `${prefix}traits`),
    blocked: integer(row, `${prefix}blocked`) === 1,
  };
}

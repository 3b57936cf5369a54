import { traitsIn } from '../accounts/traits.ts';
import type { MailReason, MailState } from '../common/mail-words.ts';
import type { UndoCause, UndoState } from '../common/undo-words.ts';
import type { Decision, Experience, Outcome, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { DecidedAccount, FileState } from './records.ts';
import { asRow, bytes, integer, orNull, text, word } from './row.ts';

/** What somebody may be known by; hashes are those of `JournalKeys`. */
export interface PersonNamed {
  /** Canonical keys (`AccountKey.value`). */
  readonly keys: readonly string[];
  readonly emailHash: Uint8Array | null;
  readonly usernameHash: Uint8Array | null;
}

/** An account of a plan, with what tells later whether it changed. */
export interface PersonInPlan extends DecidedAccount {
  readonly emailHash: Uint8Array | null;
  readonly digest: Uint8Array;
}

export interface PersonInFile {
  readonly number: number;
  readonly state: FileState;
  readonly job: string | null;
  readonly sent: number;
  readonly settled: number | null;
}

/** What became of somebody in a run. */
export interface PersonInRun {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** The tenant's words. */
  readonly detail: string | null;
  readonly sent: Uint8Array | null;
  readonly metadata: Uint8Array | null;
  readonly file: PersonInFile | null;
  readonly undo: { readonly state: UndoState; readonly causes: readonly UndoCause[]; readonly at: number } | null;
  readonly mails: readonly {
    readonly list: number;
    readonly state: MailState;
    readonly reason: MailReason | null;
    readonly at: number;
  }[];
}

/** Everything that the journal holds of single people. */
export interface People {
  /** Accounts of a plan that go by one of these names, in its order. */
  find(plan: string, named: PersonNamed, limit: number): readonly PersonInPlan[];
  /** Null where the run has no line for the account: it has not come so far, or was never begun with it. */
  inRun(run: string, sequence: number): PersonInRun | null;
}

export function people(database: Database, keys: JournalKeys): People {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  const undone = (run: string, sequence: number): PersonInRun['undo'] => {
    const row = database.get(
      `SELECT undo_user.state AS state, causes, at FROM undo_user JOIN undo ON undo.run = undo_user.run
       WHERE undo.run = ? AND sequence = ? AND undo.state <> 'listing'`,
      Number(run),
      sequence,
    );
    if (row === undefined) return null;
    const columns = asRow(row);
    const causes = text(columns, 'causes');
    return {
      state: word<UndoState>(columns, 'state'),
      causes: causes === '' ? [] : (causes.split(' ') as UndoCause[]),
      at: integer(columns, 'at'),
    };
  };
  const mailed = (run: string, sequence: number): PersonInRun['mails'] =>
    database
      .all(
        `SELECT mailing.id AS list, state, reason, at FROM mailing JOIN mail ON mail.mailing = mailing.id
         WHERE mailing.run = ? AND listed = 1 AND sequence = ? ORDER BY mailing.id`,
        Number(run),
        sequence,
      )
      .map((row) => {
        const columns = asRow(row);
        return {
          list: integer(columns, 'list'),
          state: word<MailState>(columns, 'state'),
          reason: orNull(word<MailReason>, columns, 'reason'),
          at: integer(columns, 'at'),
        };
      });
  return {
    find: (plan, { keys: sought, emailHash, usernameHash }, limit) =>
      database
        .all(
          `SELECT sequence, key, user_id, email, email_hash, decision, reason, format, experience, traits, digest FROM account
           WHERE plan = ? AND (key IN (SELECT value FROM json_each(?)) OR email_hash = ? OR username_hash = ?)
           ORDER BY sequence LIMIT ?`,
          Number(plan),
          JSON.stringify(sought),
          emailHash,
          usernameHash,
          limit,
        )
        .map((row) => {
          const columns = asRow(row);
          return {
            sequence: integer(columns, 'sequence'),
            key: text(columns, 'key'),
            email: opened(orNull(bytes, columns, 'email')) ?? '',
            emailHash: orNull(bytes, columns, 'email_hash'),
            userId: orNull(text, columns, 'user_id'),
            decision: word<Decision>(columns, 'decision'),
            reason: orNull(word<Reason>, columns, 'reason'),
            format: text(columns, 'format'),
            experience: word<Experience>(columns, 'experience'),
            traits: traitsIn(integer(columns, 'traits')),
            digest: bytes(columns, 'digest'),
          };
        }),
    inRun(run, sequence) {
      const row = database.get(
        `SELECT outcome, reason, detail, ledger.sent AS digest, metadata, number, file.state AS state, job, file.sent AS sent, settled
         FROM ledger LEFT JOIN file ON file.run = ledger.run AND file.number = ledger.file
         WHERE ledger.run = ? AND ledger.sequence = ?`,
        Number(run),
        sequence,
      );
      if (row === undefined) return null;
      const columns = asRow(row);
      const number = orNull(integer, columns, 'number');
      return {
        outcome: word<Outcome>(columns, 'outcome'),
        reason: orNull(word<Reason>, columns, 'reason'),
        detail: opened(orNull(bytes, columns, 'detail')),
        sent: orNull(bytes, columns, 'digest'),
        metadata: orNull(bytes, columns, 'metadata'),
        file:
          number === null
            ? null
            : {
                number,
                state: word<FileState>(columns, 'state'),
                job: orNull(text, columns, 'job'),
                sent: integer(columns, 'sent'),
                settled: orNull(integer, columns, 'settled'),
              },
        undo: undone(run, sequence),
        mails: mailed(run, sequence),
      };
    },
  };
}

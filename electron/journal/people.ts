import { traitsIn } from '../accounts/traits.ts';
import type { MailReason, MailState } from '../common/mail-words.ts';
import type { PresentField, PresentReason, PresentState } from '../common/present-words.ts';
import type { UndoCause, UndoState } from '../common/undo-words.ts';
import type { Decision, Experience, Outcome, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { PresentEntry } from './present-updates.ts';
import type { DecidedAccount, FileState } from './records.ts';
import { bytes, integer, json, orNull, text, word } from './row.ts';

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
  /** There before the run, and to be updated or put back when somebody asked for it; null for whoever was not on that list. */
  readonly present: (Pick<PresentEntry, 'state' | 'reason' | 'fields'> & { readonly at: number }) | null;
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
    const causes = text(row, 'causes');
    return {
      state: word<UndoState>(row, 'state'),
      causes: causes === '' ? [] : (causes.split(' ') as UndoCause[]),
      at: integer(row, 'at'),
    };
  };
  const wasThere = (run: string, sequence: number): PersonInRun['present'] => {
    const row = database.get(
      `SELECT present_user.state AS state, reason, fields, at FROM present_user
       JOIN present_update ON present_update.run = present_user.run
       WHERE present_user.run = ? AND sequence = ? AND present_update.state <> 'listed'`,
      Number(run),
      sequence,
    );
    if (row === undefined) return null;
    return {
      state: word<PresentState>(row, 'state'),
      reason: orNull(word<PresentReason>, row, 'reason'),
      fields: json<readonly PresentField[]>(row, 'fields'),
      at: integer(row, 'at'),
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
      .map((row) => ({
        list: integer(row, 'list'),
        state: word<MailState>(row, 'state'),
        reason: orNull(word<MailReason>, row, 'reason'),
        at: integer(row, 'at'),
      }));
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
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          email: opened(orNull(bytes, row, 'email')) ?? '',
          emailHash: orNull(bytes, row, 'email_hash'),
          userId: orNull(text, row, 'user_id'),
          decision: word<Decision>(row, 'decision'),
          reason: orNull(word<Reason>, row, 'reason'),
          format: text(row, 'format'),
          experience: word<Experience>(row, 'experience'),
          traits: traitsIn(integer(row, 'traits')),
          digest: bytes(row, 'digest'),
        })),
    inRun(run, sequence) {
      const row = database.get(
        `SELECT outcome, reason, detail, coalesce(carried.sent, ledger.sent) AS digest,
           coalesce(carried.metadata, ledger.metadata) AS metadata, number, file.state AS state, job, file.sent AS sent, settled
         FROM ledger LEFT JOIN file ON file.run = ledger.run AND file.number = ledger.file
         LEFT JOIN carried ON carried.run = ledger.run AND carried.sequence = ledger.sequence
         WHERE ledger.run = ? AND ledger.sequence = ?`,
        Number(run),
        sequence,
      );
      if (row === undefined) return null;
      const number = orNull(integer, row, 'number');
      return {
        outcome: word<Outcome>(row, 'outcome'),
        reason: orNull(word<Reason>, row, 'reason'),
        detail: opened(orNull(bytes, row, 'detail')),
        sent: orNull(bytes, row, 'digest'),
        metadata: orNull(bytes, row, 'metadata'),
        file:
          number === null
            ? null
            : {
                number,
                state: word<FileState>(row, 'state'),
                job: orNull(text, row, 'job'),
                sent: integer(row, 'sent'),
                settled: orNull(integer, row, 'settled'),
              },
        present: wasThere(run, sequence),
        undo: undone(run, sequence),
        mails: mailed(run, sequence),
      };
    },
  };
}

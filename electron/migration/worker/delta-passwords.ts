import { foldEmail } from '../../accounts/fold-email.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import type { DeltaKind, DeltaReason, ListedChange } from '../../common/delta-words.ts';
import type { DeltaChange, DeltaFile, DeltaLine } from '../../journal/delta-records.ts';
import type { FoundUser, RefusedUser } from '../../tenant/tenant.ts';
import { packedBytes } from '../bulk/pack-file.ts';
import type { DeltaGiven } from './delta-given.ts';
import { type AccountsInHand, endOf } from './delta-in-hand.ts';
import { hashToSend } from './hash-to-send.ts';
import { bodyOf } from './import-file.ts';
import type { MigrationJournal } from './planning.ts';

/** A file of passwords whose intent stands in the journal. */
export interface IntendedPasswords {
  readonly file: DeltaFile;
  readonly body: ArrayBuffer;
}

/** Carrying over the passwords of whom nothing else is left. */
export interface DeltaPasswords {
  /** Forgets who was added to a file that was never written down; gives the files that may still come to something. */
  beginPasswords(delta: string): readonly DeltaFile[];
  /** The next whose password alone is left, behind `after`. */
  nextPasswords(delta: string, after: number, limit: number): readonly DeltaLine[];
  /** Writes one's password for the next file, or says that it can't be; the hash stays in memory alone. */
  addPassword(
    delta: string,
    number: number,
    found: { readonly user: FoundUser | null; readonly alone: boolean },
    row: readonly unknown[] | null,
    now: number,
  ): Promise<'added' | 'ended'>;
  /** Whether what was added fills a file of so many bytes. */
  passwordsFill(room: number): boolean;
  /** Writes the file's intent down and gives its users away; null where nobody was added. */
  commitPasswords(delta: string, now: number): IntendedPasswords | null;
  passwordsAccepted(delta: string, file: number, job: string): void;
  passwordsOf(delta: string, file: number): readonly DeltaLine[];
  /**
   * Its job has surely ended: everybody has their password but whom it refused, or to whom something happened. Where it names or counts
   * fewer than there are, whoever it doesn't name is listed.
   */
  settlePasswords(
    delta: string,
    file: number,
    told: { readonly refused: readonly RefusedUser[]; readonly isWhole: boolean },
    users: readonly { readonly number: number; readonly user: FoundUser | null }[],
    now: number,
  ): readonly DeltaChange[];
  /** What it came to nobody knows, and it can't come to anything any more: its people's passwords are sent anew. */
  passwordsAgain(delta: string, file: number, now: number): void;
}

/** A user of a file of passwords. */
interface PasswordRow {
  readonly number: number;
  readonly json: Buffer;
  readonly bytes: number;
  readonly source: Uint8Array;
}

export function deltaPasswords(
  journal: MigrationJournal,
  machineKey: MachineKey | null,
  hands: AccountsInHand,
  given: DeltaGiven,
): DeltaPasswords {
  const { deltas } = journal;
  let queue: PasswordRow[] = [];
  return {
    nextPasswords: (delta, after, limit) => deltas.nextPatched(delta, after, limit),
    async addPassword(delta, number, { user, alone }, row, now) {
      const record = deltas.read(delta);
      const line = deltas.line(delta, number);
      const end = (change: DeltaChange) => {
        journal.transaction(() => deltas.change(delta, change, now));
        return 'ended' as const;
      };
      // Deleted meanwhile: they are blocked next.
      if (row === null) return end({ number, state: 'waiting', kinds: ['deleted'], listed: [] });
      const { found, verdict, read } = hands.look(record, line, user, row);
      const listed = (reason: DeltaReason): readonly ListedChange[] => [
        ...line.listed.filter(({ kind }) => kind !== 'password'),
        { kind: 'password', reason },
      ];
      if (found === null || read === null) return end(endOf(line, line.kinds, listed('gone')));
      // It was changed back meanwhile.
      if (!found.kinds.includes('password')) return end(endOf(line, line.kinds, line.listed));
      const why = verdict.listed.find(({ kind }) => kind === 'password')?.reason ?? (alone ? null : 'taken');
      if (why !== null) return end(endOf(line, line.kinds, listed(why)));
      const hash = await hashToSend(
        toPasswordHash(read.account.password, { ...hands.basisOf(record).rules, machineKey }),
      );
      if (hash === null) return end(endOf(line, line.kinds, listed('not-importable')));
      // Nothing but what has to be: an upsert sets whatever else it is given, and puts metadata in the place of metadata.
      const json = Buffer.from(
        JSON.stringify({
          user_id: found.user.userId,
          email: foldEmail(found.user.email ?? ''),
          email_verified: found.user.emailVerified ?? false,
          custom_password_hash: hash,
        }),
        'utf8',
      );
      hands.keep(delta, found);
      queue.push({ number, json, bytes: json.length, source: read.digest });
      return 'added';
    },
    passwordsFill: (room) => packedBytes(queue) > room,
    commitPasswords(delta, now) {
      if (queue.length === 0) return null;
      const taken = queue;
      queue = [];
      const number = deltas.nextFile(delta);
      const file = { number, correlationId: `userferry-delta-${deltas.token(delta)}-${number}`, job: null, sent: now };
      journal.transaction(() => {
        deltas.addFile(
          delta,
          file,
          taken.map((row) => row.number),
          now,
        );
        for (const row of taken) {
          const found = hands.kept(delta, row.number);
          if (found !== null) given.notePasswordSent(found);
        }
      });
      return { file, body: bodyOf(taken) };
    },
    passwordsAccepted: (delta, file, job) => journal.transaction(() => deltas.setJob(delta, file, job)),
    beginPasswords(delta) {
      queue = [];
      return deltas.openFiles(delta);
    },
    passwordsOf: (delta, file) => deltas.linesOfFile(delta, file),
    settlePasswords(delta, file, { refused, isWhole }, users, now) {
      const record = deltas.read(delta);
      const refusals = new Map(refused.map((each) => [each.userId, each]));
      return journal.transaction(() => {
        const changes = users.map(({ number, user }): DeltaChange => {
          const line = deltas.line(delta, number);
          const found = hands.take(delta, number);
          // What was sent is known to the process that sent it alone: sent anew, it is the same.
          if (found === null) return { number, state: 'patched', listed: line.listed };
          const listed = (reason: DeltaReason, detail: string | null = null) =>
            endOf(line, line.kinds, [...line.listed, { kind: 'password', reason }], detail);
          const refusal = refusals.get(found.user.userId);
          if (refusal !== undefined)
            return listed('hash-refused', refusal.errors.map(({ code, message }) => `${code} ${message}`).join('; '));
          if (user === null) return listed('gone');
          if (user.created !== found.user.created) return listed('made-anew');
          // Whether the job or the owner came first nobody tells, and a hash that comes later is perhaps passed over in silence.
          if (user.signIns > 0 || user.lastLogin !== null) return listed('signed-in');
          if (user.lastPasswordReset !== null) return listed('password-set');
          if (!isWhole) return listed('untold');
          given.note(found, new Set<DeltaKind>(['password']), user, hands.blocksOf(record));
          return endOf(line, line.kinds, line.listed);
        });
        for (const change of changes) deltas.change(delta, change, now);
        deltas.setOver(delta, file);
        return changes;
      });
    },
    passwordsAgain: (delta, file, now) =>
      journal.transaction(() => {
        for (const { number, listed } of deltas.linesOfFile(delta, file)) {
          hands.take(delta, number);
          deltas.change(delta, { number, state: 'patched', listed }, now);
        }
        deltas.setOver(delta, file);
      }),
  };
}

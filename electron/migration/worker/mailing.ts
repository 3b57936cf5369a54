import { foldEmail } from '../../accounts/fold-email.ts';
import type { MailReason, MailState } from '../../common/mail-words.ts';
import { lockMails } from '../../journal/locks.ts';
import type {
  MailCandidate,
  MailChange,
  MailCount,
  MailEntry,
  MailingRecord,
  NewMail,
  OpenMail,
} from '../../journal/mailings.ts';
import type { ExportedUser } from '../../tenant/tenant.ts';
import { needsNoReset } from '../reset-mails/needs-no-reset.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;

/** A list, and how everybody on it stands. */
export interface MailingStanding extends MailingRecord {
  readonly counts: readonly MailCount[];
}

/** Whether somebody is asked for now, and by which address. */
export type MailIntent =
  | { readonly kind: 'ask'; readonly email: string }
  | { readonly kind: 'skipped'; readonly reason: MailReason };

/** Password-change e-mails: whom they are for, and what became of each. */
export interface Mailing {
  /** Takes the asking for this process. @throws UserferryError UF-4304 */
  lockMails(): void;
  unlockMails(): void;
  latestMailing(run: string): MailingStanding | null;
  /** Judges everybody whom a list of the run may have by the export that was taken in; writes nothing. */
  judgeMails(run: string, again: boolean): Promise<readonly MailCount[]>;
  /** The same, and writes the list; gives its number. */
  beginMailing(run: string, again: boolean, now: number): Promise<number>;
  openMails(mailing: number): readonly OpenMail[];
  /** Lets everybody wait once more of whose request nobody knows the end. */
  waitAgain(mailing: number, now: number): void;
  nextMail(mailing: number): MailCandidate | null;
  /** Judges the next one by the user as they are now; who is to be asked for is written down as such first. */
  intendMail(mailing: number, mail: MailCandidate, user: ExportedUser | null, now: number): MailIntent;
  /** Of a request that was on its way, whose end nobody knew, or that was refused as all others were. */
  mailAnswered(mailing: number, sequence: number, change: MailChange): void;
  mailsPage(mailing: number, after: number, limit: number): readonly MailEntry[];
}

export function mailing(journal: MigrationJournal, journalFile: string): Mailing & { releaseMails(): void } {
  const { runs, mailings, tenantUsers, keys } = journal;
  let unlock: (() => void) | null = null;
  const releaseMails = () => {
    unlock?.();
    unlock = null;
  };
  const placeOf = (run: string) => {
    const { tenant, id } = runs.read(run).connection;
    return `${tenant}/${id}`;
  };
  const judge = (
    run: string,
    place: string,
    again: boolean,
    { userId, emailHash }: MailCandidate,
  ): MailReason | null => {
    const user = tenantUsers.observed(userId);
    if (user === null) return 'gone';
    if (user.needsNoReset !== null) return user.needsNoReset;
    if (!isSameAddress(user.emailHash, emailHash)) return 'address-changed';
    return !again && mailings.onAnotherList(run, place, userId) ? 'mailed-before' : null;
  };
  /** Judges everybody, a batch at a time. */
  const judgeAll = async (
    run: string,
    again: boolean,
    take: (judged: readonly (MailCandidate & { readonly reason: MailReason | null })[]) => void,
  ) => {
    const { plan } = runs.read(run);
    const place = placeOf(run);
    let after = 0;
    await repeatedly(() => {
      const batch = mailings.candidates(run, plan, after, BATCH);
      take(batch.map((each) => ({ ...each, reason: judge(run, place, again, each) })));
      after = batch.at(-1)?.sequence ?? after;
      return batch.length > 0;
    });
  };
  return {
    releaseMails,
    lockMails() {
      const taken = lockMails(journalFile);
      releaseMails();
      unlock = taken;
    },
    unlockMails: releaseMails,
    latestMailing: (run) =>
      journal.reading(() => {
        const record = mailings.latest(run);
        return record === null ? null : { ...record, counts: mailings.counts(record.number) };
      }),
    async judgeMails(run, again) {
      const counts = new Map<MailReason | null, number>();
      await judgeAll(run, again, (judged) => {
        for (const { reason } of judged) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      });
      return [...counts].map(([reason, accounts]) => ({ state: stateOf(reason), reason, accounts }));
    },
    async beginMailing(run, again, now) {
      await repeatedly(() => journal.transaction(() => mailings.dropUnlisted(run)) > 0);
      const number = journal.transaction(() => mailings.begin(run, placeOf(run), now));
      await judgeAll(run, again, (judged) => {
        const mails = judged.map(({ sequence, userId, reason }) => ({
          sequence,
          userId,
          reason,
          state: stateOf(reason),
        }));
        journal.transaction(() => mailings.add(number, mails, now));
      });
      journal.transaction(() => mailings.listed(number));
      return number;
    },
    openMails: (number) => mailings.open(number),
    waitAgain: (number, now) =>
      journal.transaction(() => {
        for (const { sequence } of mailings.open(number)) {
          mailings.change(number, sequence, unsettled, { state: 'waiting', at: now });
        }
      }),
    nextMail: (number) => mailings.next(number),
    intendMail: (number, { sequence, emailHash }, user, now) =>
      journal.transaction(() => {
        const email = user?.email ?? null;
        const hash = email === null ? null : keys.emailHash(foldEmail(email));
        const reason =
          user === null ? 'gone' : (needsNoReset(user) ?? (isSameAddress(hash, emailHash) ? null : 'address-changed'));
        if (reason !== null || email === null) {
          const skipped = { state: 'skipped', reason: reason ?? 'address-changed', at: now } as const;
          changed(mailings.change(number, sequence, ['waiting'], skipped));
          return { kind: 'skipped', reason: skipped.reason };
        }
        changed(mailings.change(number, sequence, ['waiting'], { state: 'intended', at: now }));
        return { kind: 'ask', email };
      }),
    mailAnswered: (number, sequence, change) =>
      changed(journal.transaction(() => mailings.change(number, sequence, [...unsettled, 'refused'], change))),
    mailsPage: (number, after, limit) => mailings.entries(number, after, limit),
  };
}

const unsettled: readonly MailState[] = ['intended', 'uncertain'];

function stateOf(reason: MailReason | null): NewMail['state'] {
  return reason === null ? 'waiting' : 'skipped';
}

function isSameAddress(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && Buffer.from(one).equals(other);
}

/** Whoever changes a mail has just read its state, and nobody else writes. */
function changed(done: boolean): void {
  if (!done) throw new Error('a mail is not in the state in which it was read');
}

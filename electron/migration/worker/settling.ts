import { foldEmail } from '../../accounts/fold-email.ts';
import type { Reason } from '../../common/words.ts';
import type { FileAccount } from '../../journal/ledger.ts';
import type { FileRecord, JobSummary, LedgerEntry } from '../../journal/records.ts';
import type { RefusedUser } from '../../tenant/tenant.ts';
import { classifyRefusal } from '../bulk/classify-refusal.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;

/** Whom a conflict was about, as a look into the tenant showed. */
export type ConflictVerdict =
  /** Our own user, from an earlier sending of the same file. */
  | 'ours'
  /** The same person, there without this run: brought over by a sign-in meanwhile. */
  | 'present'
  | Extract<Reason, 'address-of-another-user' | 'id-of-another-user' | 'half-created-user' | 'identifier-taken'>;

/** `perhaps-identifier`: the tenant named nothing, and the user was sent with a phone number or a user name. */
export type Taken = 'email' | 'username' | 'unnamed' | 'perhaps-identifier';

/** A user whom a job refused because somebody is there. The address is in clear, to be looked up. */
export interface Conflict {
  readonly sequence: number;
  readonly userId: string;
  readonly email: string;
  /** What the tenant named as taken, or may have meant beside address and id. */
  readonly taken: Taken;
}

/** An account whose sending met a record that nobody has. */
export interface HalfCreated {
  readonly sequence: number;
  readonly userId: string;
  /** Folded. */
  readonly email: string;
}

export interface ClassifiedRefusals {
  readonly conflicts: readonly Conflict[];
  readonly refused: number;
  readonly unattributed: number;
}

/** Taking files from their intent to the ledger; each change is durable when its call returns. */
export interface Settling {
  openFiles(run: string): readonly FileRecord[];
  fileAccepted(run: string, file: number, job: string): FileRecord;
  fileUnsent(run: string, file: number, why: string): void;
  /** Written before a file that surely was not accepted is sent again. */
  fileIntended(run: string, file: number, now: number): FileRecord;
  fileUncertain(run: string, file: number, known: string): FileRecord;
  /** Puts a file's accounts back to be packed anew; `cap` when the tenant found the file too large. */
  withdrawFile(run: string, file: number, cap: number | null): void;
  /** Ids of some of the file's users, spread from the first to the last. */
  sampleUsers(run: string, file: number, samples: number): readonly string[];
  /** How many of the file's users the latest export shows. */
  arrivedUsers(run: string, file: number): { readonly there: number; readonly accounts: number };
  /** Sorts a job's errors; what they mean is kept until `settleFile`. */
  classifyRefusals(run: string, file: number, refused: readonly RefusedUser[]): ClassifiedRefusals;
  /**
   * Conflicts that the latest export explains; the others are to be looked up one by one.
   * @param firstSending Whether the file was never sent before: nobody can be there because of it
   */
  explainConflicts(
    conflicts: readonly Conflict[],
    firstSending: boolean,
  ): {
    readonly verdicts: readonly (readonly [number, ConflictVerdict])[];
    readonly left: readonly Conflict[];
  };
  /** Notes as present whom the latest export shows under an id that was not sent yet; gives their number. */
  noteArrivals(run: string): Promise<number>;
  /** Accounts whose sending met a half-created record, with their addresses in clear. */
  halfCreated(run: string): readonly HalfCreated[];
  /** Puts accounts back to be packed anew, as if they had never been sent. */
  sendAgain(run: string, sequences: readonly number[]): void;
  /** One transaction: errors, conflicts, everybody else imported, file settled. */
  settleFile(
    run: string,
    file: number,
    result: {
      readonly summary: JobSummary | null;
      readonly verdicts: readonly (readonly [number, ConflictVerdict])[];
      readonly now: number;
    },
  ): void;
}

export function settling(journal: MigrationJournal): Settling {
  const { files, ledger, plans, runs, tenantUsers, waves, keys } = journal;
  const refusals = new Map<string, readonly LedgerEntry[]>();
  const accountsOf = (run: string, file: number): readonly FileAccount[] => {
    const { firstSequence, lastSequence } = files.read(run, file);
    return ledger.fileAccounts(run, runs.read(run).plan, file, firstSequence, lastSequence);
  };
  const changed = (run: string, file: number, change: Parameters<typeof files.change>[2]) => {
    journal.transaction(() => files.change(run, file, change));
    return files.read(run, file);
  };
  return {
    openFiles: (run) => files.open(run),
    fileAccepted: (run, file, job) => changed(run, file, { state: 'accepted', job, known: null }),
    fileUnsent: (run, file, why) => void changed(run, file, { state: 'unsent', known: why }),
    fileIntended: (run, file, now) => changed(run, file, { state: 'intended', sent: now, known: null }),
    fileUncertain: (run, file, known) => changed(run, file, { state: 'uncertain', known }),
    withdrawFile(run, file, cap) {
      const { firstSequence, lastSequence } = files.read(run, file);
      journal.transaction(() => {
        ledger.remove(run, file, firstSequence, lastSequence);
        files.change(run, file, { state: 'withdrawn' });
        runs.setCursor(run, Math.min(runs.read(run).cursor, firstSequence - 1));
        if (cap !== null) runs.setCap(run, cap);
      });
    },
    sampleUsers(run, file, samples) {
      const accounts = accountsOf(run, file);
      const last = accounts.length - 1;
      const steps = Math.max(1, Math.min(samples, accounts.length) - 1);
      const places = Array.from({ length: steps + 1 }, (_, step) => Math.round((step * last) / steps));
      return [...new Set(places)].flatMap((place) => accounts[place]?.userId ?? []);
    },
    arrivedUsers(run, file) {
      const accounts = accountsOf(run, file);
      return {
        there: accounts.filter(({ userId }) => tenantUsers.observed(userId) !== null).length,
        accounts: accounts.length,
      };
    },
    classifyRefusals(run, file, refused) {
      const accounts = accountsOf(run, file);
      const byId = new Map(accounts.map((account) => [account.userId, account]));
      const byEmail = new Map(
        accounts.map((account) => [Buffer.from(account.emailHash ?? []).toString('hex'), account]),
      );
      const entries: LedgerEntry[] = [];
      const conflicts: Conflict[] = [];
      const seen = new Set<number>();
      let unattributed = 0;
      for (const user of refused) {
        const emailHash = user.email === null ? '' : keys.emailHash(foldEmail(user.email)).toString('hex');
        const account = byId.get(user.userId ?? '') ?? byEmail.get(emailHash);
        if (account === undefined) {
          unattributed += 1;
          continue;
        }
        const { sequence, userId } = account;
        if (seen.has(sequence)) continue;
        seen.add(sequence);
        const refusal = classifyRefusal(user);
        if (refusal.kind === 'conflict') {
          const email = user.email ?? plans.email(runs.read(run).plan, sequence) ?? '';
          const taken = refusal.taken === 'unnamed' && account.identifiers ? 'perhaps-identifier' : refusal.taken;
          conflicts.push({ sequence, userId, email: foldEmail(email), taken });
        }
        if (refusal.kind === 'field-refused') {
          entries.push({ sequence, outcome: 'rejected', reason: 'field-refused', detail: refusal.detail });
        }
      }
      refusals.set(`${run}/${file}`, entries);
      return { conflicts, refused: seen.size, unattributed };
    },
    explainConflicts(conflicts, firstSending) {
      const verdicts: [number, ConflictVerdict][] = [];
      const left: Conflict[] = [];
      for (const conflict of conflicts) {
        const { sequence, userId, email } = conflict;
        const own = tenantUsers.observed(userId);
        const others = tenantUsers.observedByEmail(keys.emailHash(email)).filter((other) => other !== userId);
        if (own !== null) verdicts.push([sequence, firstSending || own.trickle ? 'present' : 'ours']);
        else if (others.length > 0) verdicts.push([sequence, 'address-of-another-user']);
        else left.push(conflict);
      }
      return { verdicts, left };
    },
    async noteArrivals(run) {
      const { plan, cursor } = runs.read(run);
      let after = cursor;
      let arrived = 0;
      await repeatedly(() => {
        const page = plans.accounts(plan, after, BATCH);
        const last = page.at(-1)?.sequence ?? after;
        const known = ledger.known(run, after, last);
        const entries = page
          .filter(({ sequence, decision }) => decision === 'import' && !known.has(sequence))
          .filter(({ userId }) => userId !== null && tenantUsers.observed(userId) !== null)
          .map(({ sequence }) => ledgerEntry(sequence, 'present'));
        if (entries.length > 0) journal.transaction(() => ledger.record(run, entries));
        arrived += entries.length;
        after = last;
        return page.length > 0;
      });
      return arrived;
    },
    halfCreated(run) {
      const { plan } = runs.read(run);
      // Of a run in waves, those of the wave under way: nobody of another is packed.
      const wave = waves.underWay(run);
      return ledger.rejectedFor(run, plan, 'half-created-user').flatMap(({ sequence, userId }) => {
        if (wave !== null && waves.waveOf(run, sequence) !== wave) return [];
        const email = foldEmail(plans.email(plan, sequence) ?? '');
        // Whoever has no address can't be looked for by it, so nothing proves that nobody has the record.
        return email === '' ? [] : [{ sequence, userId, email }];
      });
    },
    sendAgain(run, sequences) {
      if (sequences.length === 0) return;
      journal.transaction(() => {
        ledger.removeAccounts(run, sequences);
        runs.setCursor(run, Math.min(runs.read(run).cursor, Math.min(...sequences) - 1));
      });
    },
    settleFile(run, file, { summary, verdicts, now }) {
      const { firstSequence, lastSequence } = files.read(run, file);
      journal.transaction(() => {
        ledger.record(run, refusals.get(`${run}/${file}`) ?? []);
        ledger.record(
          run,
          verdicts.map(([sequence, verdict]) => ledgerEntry(sequence, verdict)),
        );
        ledger.settleRest(run, file, firstSequence, lastSequence, 'imported');
        files.change(run, file, { state: 'settled', settled: now, summary, known: null });
      });
      refusals.delete(`${run}/${file}`);
    },
  };
}

function ledgerEntry(sequence: number, verdict: ConflictVerdict): LedgerEntry {
  if (verdict === 'ours') return { sequence, outcome: 'imported', reason: null, detail: null };
  if (verdict === 'present') return { sequence, outcome: 'present', reason: null, detail: null };
  return { sequence, outcome: 'rejected', reason: verdict, detail: null };
}

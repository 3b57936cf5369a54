import { foldEmail } from '../../accounts/fold-email.ts';
import { keyOf } from '../../accounts/user-id.ts';
import type { LedgerLine } from '../../journal/ledger.ts';
import type { LedgerEntry } from '../../journal/records.ts';
import type { Address } from '../../journal/tenant-users.ts';
import type { ExportedUser } from '../../tenant/tenant.ts';
import { needsNoReset } from '../reset-mails/needs-no-reset.ts';
import { hasTrickleMark, trickledAt } from '../trickle-mark.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { observedDigests } from './sent-fields.ts';
import { userIds } from './user-ids.ts';

const BATCH = 1_000;

/** Taking in an export of the connection, and what follows from it. One export at a time. */
export interface Observing {
  beginExport(): void;
  addExported(users: readonly ExportedUser[]): void;
  /** Gives the number of users. */
  endExport(): number;
  dropExport(): void;
  /** Forgets a baseline that was not finished. */
  beginBaseline(run: string): void;
  /** Notes users of the whole tenant who have an id that this run may make, wherever they are. */
  noteElsewhere(run: string, userIds: readonly string[]): void;
  /**
   * Makes the export the run's baseline: whoever is in it has their place in the connection. Gives how many accounts go out
   * without their phone number, because another account or one of these users has it too.
   */
  keepBaseline(run: string, users: number): Promise<number>;
  /**
   * Holds every account against the export. Whom the run sent and who is there under our id, without trickle's mark, is imported; who
   * carries the mark, or is there without having been sent, was present. Accounts that count as imported and are not there become
   * `not-there-afterwards` when `last` is set; their number is the result. Of a run in waves only the wave under way is judged: who came
   * with an earlier one may have been deleted since, and was there.
   */
  confirmSent(run: string, last: boolean): Promise<number>;
}

export function observing(journal: MigrationJournal): Observing {
  const { runs, plans, ledger, tenantUsers, waves, keys } = journal;
  /** Of lines in the order of the plan, those in the wave's ranges. */
  const linesOfWave = (run: string, wave: number, lines: readonly LedgerLine[]): readonly LedgerLine[] => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return [];
    const ranges = waves.ranges(run, wave, first.sequence, last.sequence);
    let range = 0;
    return lines.filter(({ sequence }) => {
      while ((ranges[range]?.last ?? Number.POSITIVE_INFINITY) < sequence) range += 1;
      return (ranges[range]?.first ?? Number.POSITIVE_INFINITY) <= sequence;
    });
  };
  return {
    beginExport: () => tenantUsers.beginObserved(),
    addExported(users) {
      tenantUsers.addObserved(
        users.map((user) => ({
          userId: user.userId,
          emailHash: user.email === null ? null : keys.emailHash(foldEmail(user.email)),
          phoneHash: user.phoneNumber === null ? null : keys.identifierHash('phone', user.phoneNumber),
          usernameHash: user.username === null ? null : keys.identifierHash('username', user.username),
          trickle: hasTrickleMark(user.appMetadata),
          cameAt: trickledAt(user.appMetadata),
          created: user.created,
          lastLogin: user.lastLogin,
          lastReset: user.lastPasswordReset,
          needsNoReset: needsNoReset(user),
          ...observedDigests(keys, user),
        })),
      );
    },
    endExport: () => tenantUsers.endObserved(),
    dropExport: () => tenantUsers.dropObserved(),
    beginBaseline: (run) => tenantUsers.clearBaseline(run),
    noteElsewhere(run, userIds) {
      const { prefix, mapping } = plans.read(runs.read(run).plan).basis;
      const { kind } = mapping.key;
      tenantUsers.noteElsewhere(
        run,
        userIds.filter((userId) => keyOf(prefix, kind, userId) !== null),
      );
    },
    async keepBaseline(run, users) {
      const { plan } = runs.read(run);
      let lastId: string | null = '';
      await repeatedly(() => {
        lastId = tenantUsers.copyIdsToBaseline(run, lastId ?? '', BATCH);
        return lastId !== null;
      });
      const start: Address = { emailHash: new Uint8Array(), userId: '' };
      let lastAddress: Address | null = start;
      await repeatedly(() => {
        lastAddress = tenantUsers.copyAddressesToBaseline(run, lastAddress ?? start, BATCH);
        return lastAddress !== null;
      });
      journal.transaction(() => {
        tenantUsers.leaveOutPhonesOfOthers(plan);
        runs.setBaselineUsers(run, users);
      });
      return plans.phonesLeftOut(plan);
    },
    async confirmSent(run, last) {
      const { plan } = runs.read(run);
      const idOf = userIds(plans.read(plan).basis);
      const wave = waves.underWay(run);
      let after = 0;
      let missing = 0;
      let madeUntil: number | null = null;
      await repeatedly(() => {
        const lines = ledger.lines(run, plan, after, BATCH);
        const changes: LedgerEntry[] = [];
        for (const line of wave === null ? lines : linesOfWave(run, wave, lines)) {
          const userId = idOf(line);
          if (userId === null) continue;
          const isTaken = () => tenantUsers.identifierOfAnother(plan, line.sequence, userId);
          const user = tenantUsers.observed(userId);
          const entry = confirmed(line, user, isTaken);
          if (isImported(line, entry)) madeUntil = later(madeUntil, user?.created ?? null);
          if (entry === 'missing') missing += 1;
          if (entry === 'missing' && last) changes.push(notThere(line));
          else if (entry !== 'missing' && entry !== null) changes.push(entry);
        }
        if (changes.length > 0) journal.transaction(() => ledger.record(run, changes));
        after = lines.at(-1)?.sequence ?? after;
        return lines.length > 0;
      });
      journal.transaction(() => {
        runs.setMadeUntil(run, madeUntil);
        if (wave !== null) waves.change(run, wave, { madeUntil });
      });
      return missing;
    },
  };
}

/** What the read-back changes for an account; null for nothing. Nobody who was in the baseline is ever sent. */
function confirmed(
  line: LedgerLine,
  observed: { readonly trickle: boolean } | null,
  isIdentifierTaken: () => boolean,
): LedgerEntry | 'missing' | null {
  const { sequence, file, outcome, reason } = line;
  if (observed === null) {
    if (outcome === 'imported') return 'missing';
    // Only the whole connection tells whether somebody else has the phone number or the user name.
    if (reason !== 'identifier-taken' || isIdentifierTaken()) return null;
    return { sequence, outcome: 'rejected', reason: 'half-created-user', detail: null };
  }
  const found = file === null || observed.trickle || outcome === 'present' ? 'present' : 'imported';
  return outcome === found ? null : { sequence, outcome: found, reason: null, detail: null };
}

function isImported({ outcome }: LedgerLine, changed: ReturnType<typeof confirmed>): boolean {
  if (changed === null) return outcome === 'imported';
  return changed !== 'missing' && changed.outcome === 'imported';
}

function later(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

function notThere({ sequence }: LedgerLine): LedgerEntry {
  return { sequence, outcome: 'rejected', reason: 'not-there-afterwards', detail: null };
}

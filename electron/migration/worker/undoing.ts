import { isWaived, type UndoConsent } from '../../common/undo-words.ts';
import type {
  UndoAsking,
  UndoCandidate,
  UndoChange,
  UndoCount,
  UndoDifference,
  UndoEntry,
  UndoRecord,
  UndoResult,
} from '../../journal/undo-records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { hasTrickleMark } from '../trickle-mark.ts';
import { judgeUser, type TracedUser, type UndoVerdict } from '../undo/judge-user.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { metadataDigest, observedDigests } from './sent-fields.ts';

const BATCH = 1_000;
/** How much later than the run's end by its own clock a user may have been made, and still be the run's. */
const MADE_TOLERANCE_MS = 60_000;

/** A run that is undone, or being undone, and how it stands with its users. */
export interface UndoStanding extends UndoRecord {
  readonly counts: readonly UndoCount[];
  /** What the latest comparison with the baseline found: how many, and the first of them by name. */
  readonly differences: number;
  readonly firstDifferences: readonly UndoDifference[];
}

/** Whether a user is deleted now. */
export type UndoIntent = Exclude<UndoVerdict, { readonly kind: 'undoable' }> | { readonly kind: 'delete' };

/** Undoing runs: whom each brought, how it stands with them, and what the connection held afterwards. */
export interface Undoing {
  /** Null before somebody began it. */
  undoStanding(run: string): UndoStanding | null;
  /** Whether its undoing was begun. */
  isUndone(run: string): boolean;
  /** A run at this connection whose undoing was begun and not finished. */
  unfinishedUndo(connection: { readonly id: string; readonly tenant: string }): string | null;
  /** Begins the list anew, of everybody whom the run imported; nobody is known to be there yet. */
  beginUndoList(run: string, now: number): Promise<void>;
  /** Judges whoever is on the list, by an export of the connection or of the whole tenant. */
  judgeListed(run: string, users: readonly FoundUser[]): void;
  /** Adds what only the whole export tells; gives the first who could be deleted. */
  closeUndoList(run: string): Promise<UndoCandidate | null>;
  dropUndoList(run: string): Promise<void>;
  /** Makes the list count, notes who asked, and lets everybody wait again who may be deleted by what they said. */
  askUndo(run: string, asking: UndoAsking): Promise<void>;
  /** The next to be deleted, written down as such. */
  intendUndo(run: string, limit: number, now: number): readonly UndoCandidate[];
  /** Judges somebody by the user as they are now. */
  judgeUndo(run: string, sequence: number, user: FoundUser | null, consents: readonly UndoConsent[]): UndoIntent;
  noteUndone(run: string, changes: readonly UndoChange[], now: number): void;
  /** Compares with the export that was taken in; gives how much is out of order. */
  compareUndone(run: string): number;
  finishUndo(run: string, tenantNow: number, now: number): void;
  undoPage(run: string, after: number, limit: number): readonly UndoEntry[];
  undoDifferences(run: string, after: UndoDifference | null, limit: number): readonly UndoDifference[];
}

export function undoing(journal: MigrationJournal): Undoing {
  const { runs, undos, keys } = journal;
  const traced = (user: FoundUser, connection: string): TracedUser => ({
    here: user.identities.some((identity) => identity.connection === connection && identity.userId === user.userId),
    marked: hasTrickleMark(user.appMetadata),
    signIns: user.signIns,
    lastLogin: user.lastLogin,
    lastReset: user.lastPasswordReset,
    linked: user.identities.length - 1,
    factors: user.factors.length,
    factorsChanged: user.factorsChanged,
    created: user.created,
    changed: user.changed,
    ...observedDigests(keys, user),
    metadata: metadataDigest(keys, user.userMetadata, user.appMetadata),
  });
  /** By one user of an export: who has the id, whether in the connection or elsewhere, and who belongs to them by linking. */
  const judgeExported = (run: string, connection: string, user: FoundUser) => {
    const isHere = user.identities.some((identity) => identity.connection === connection);
    const own = undos.sentByUser(run, user.userId);
    if (own !== null) {
      const facts = traced(user, connection);
      const verdict = judgeUser(facts, own);
      if (facts.here) undos.noteSeen(run, own.sequence, verdict.kind === 'kept' ? verdict.causes : [], user.created);
      else undos.noteElsewhere(run, user.userId);
    }
    if (!isHere || user.identities.length < 2) return;
    for (const identity of user.identities) {
      if (identity.connection !== connection || identity.userId === user.userId) continue;
      const linked = undos.sentByUser(run, identity.userId);
      if (linked !== null) undos.noteSeen(run, linked.sequence, ['linked-into'], null);
    }
  };
  /** Lets a step work through the list in ranges, a transaction each. */
  const throughList = async (step: (after: number) => number | null) => {
    let after: number | null = 0;
    await repeatedly(() => {
      after = journal.transaction(() => step(after ?? 0));
      return after !== null;
    });
  };
  const isUndone = (run: string) => (undos.read(run)?.state ?? 'listing') !== 'listing';
  const dropListing = (run: string) => repeatedly(() => journal.transaction(() => undos.dropListing(run)) > 0);
  return {
    undoStanding: (run) =>
      journal.reading(() => {
        const record = undos.read(run);
        return record === null
          ? null
          : {
              ...record,
              counts: undos.counts(run),
              differences: undos.differenceCount(run),
              firstDifferences: undos.differences(run, null, 100),
            };
      }),
    isUndone,
    unfinishedUndo({ id, tenant }) {
      const here = runs.all().filter(({ connection }) => connection.id === id && connection.tenant === tenant);
      return here.find((run) => undos.read(run.id)?.state === 'under-way')?.id ?? null;
    },
    async beginUndoList(run, now) {
      const { plan } = runs.read(run);
      await dropListing(run);
      journal.transaction(() => undos.begin(run, now));
      await throughList((after) => undos.addImported(run, plan, after, BATCH, now));
    },
    judgeListed(run, users) {
      const { name } = runs.read(run).connection;
      journal.transaction(() => {
        for (const user of users) judgeExported(run, name, user);
      });
    },
    async closeUndoList(run) {
      const { started, ended, seen } = runs.read(run);
      journal.transaction(() => undos.setMadeUntil(run, (ended ?? seen) - started + MADE_TOLERANCE_MS));
      await throughList((after) => undos.closeList(run, after, BATCH));
      return undos.next(run, 1)[0] ?? null;
    },
    dropUndoList: dropListing,
    async askUndo(run, asking) {
      journal.transaction(() => {
        undos.open(run);
        undos.asked(run, asking);
      });
      const consents = new Set(asking.consents);
      const waived = undos.counts(run).flatMap(({ causes }) => (isWaived(causes, consents) ? [causes] : []));
      await throughList((after) => undos.waitAgain(run, waived, after, BATCH, asking.at));
    },
    intendUndo: (run, limit, now) =>
      journal.transaction(() => {
        const next = undos.next(run, limit);
        for (const { sequence } of next) undos.change(run, { sequence, state: 'intended' }, now);
        return next;
      }),
    judgeUndo(run, sequence, user, consents) {
      const { name } = runs.read(run).connection;
      const verdict = judgeUser(user === null ? null : traced(user, name), undos.sent(run, sequence));
      if (verdict.kind === 'undoable') return { kind: 'delete' };
      const isWanted = verdict.kind === 'kept' && isWaived(verdict.causes, new Set(consents));
      return isWanted ? { kind: 'delete' } : verdict;
    },
    noteUndone: (run, changes, now) =>
      journal.transaction(() => {
        for (const change of changes) undos.change(run, change, now);
      }),
    compareUndone: (run) =>
      journal.transaction(() => {
        undos.compare(run);
        return undos.differenceCount(run);
      }),
    finishUndo(run, tenantNow, now) {
      journal.transaction(() => {
        const newcomers = undos.newcomers(run);
        const baseline = runs.read(run).baselineUsers ?? 0;
        const isOver = undos.counts(run).every(({ state }) => state !== 'failed');
        const matches = isOver && undos.differenceCount(run) === 0;
        undos.finish(run, { at: now, baseline, tenantNow, newcomers, matches } satisfies UndoResult);
      });
    },
    undoPage: (run, after, limit) => undos.entries(run, after, limit),
    undoDifferences: (run, after, limit) => undos.differences(run, after, limit),
  };
}

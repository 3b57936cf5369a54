import type { LedgerLine } from '../../journal/ledger.ts';
import type { Verification } from '../../journal/records.ts';
import { reconcile } from '../verification/reconcile.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import type { ReadBounds } from './packing.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;

/** Verification: the legacy database read once more beside the plan, and the ledger held against an export. */
export interface Comparing {
  beginComparison(run: string): void;
  /** The next part of the legacy database to read; null when all of it was read. */
  compareStep(): ReadBounds | null;
  compareRows(rows: readonly (readonly unknown[])[]): void;
  compareRangeEnd(): number;
  /** After the export was taken in with `Observing`: counts, judges and stores. */
  finishComparison(tenantNow: number, now: number): Promise<Verification>;
}

interface Comparison {
  readonly run: string;
  readonly plan: string;
  readonly read: (row: readonly unknown[]) => ReadAccount;
  after: number;
  boundary: string | null;
  atEnd: boolean;
  chunk: ReadonlyMap<string, Uint8Array>;
  next: { readonly after: number; readonly boundary: string | null };
  /** Keys met in this range; after an outage a range is read again. */
  met: Set<string>;
  legacyNow: number;
  added: number;
  vanished: number;
  changed: number;
}

export function comparing(journal: MigrationJournal): Comparing {
  const { runs, plans, ledger, tenantUsers } = journal;
  let current: Comparison | null = null;
  const comparison = (): Comparison => {
    if (current === null) throw new Error('no verification is under way');
    return current;
  };
  /** Holds one line of the ledger against the export, and marks whom it explains. */
  const compareLine = ({ userId, outcome, file, sent }: LedgerLine): 'as-expected' | 'missing' | 'different' => {
    const shouldBeThere = outcome === 'imported' || outcome === 'updated' || outcome === 'present';
    if (userId === null || (!shouldBeThere && file === null)) return 'as-expected';
    const user = tenantUsers.observed(userId);
    if (user === null) return shouldBeThere ? 'missing' : 'as-expected';
    tenantUsers.expect(userId);
    if (outcome !== 'imported' || sent === null) return 'as-expected';
    const asSent = Buffer.from(sent);
    return asSent.equals(user.named) || asSent.equals(user.unnamed) ? 'as-expected' : 'different';
  };
  return {
    beginComparison(run) {
      const { plan } = runs.read(run);
      current = {
        run,
        plan,
        read: accountReader(plans.read(plan).basis, journal.keys),
        after: 0,
        boundary: null,
        atEnd: false,
        chunk: new Map(),
        next: { after: 0, boundary: null },
        met: new Set(),
        legacyNow: 0,
        added: 0,
        vanished: 0,
        changed: 0,
      };
    },
    compareStep() {
      const state = comparison();
      if (state.atEnd) return null;
      const page = plans.accounts(state.plan, state.after, BATCH);
      const last = page.at(-1);
      state.chunk = new Map(page.map(({ key, digest }) => [key, digest]));
      state.met = new Set();
      const bounds = { after: state.boundary, upTo: last?.key ?? null };
      // Behind the last account of the plan there may be new ones.
      state.atEnd = last === undefined;
      if (last !== undefined) state.next = { after: last.sequence, boundary: last.key };
      return bounds;
    },
    compareRows(rows) {
      const state = comparison();
      for (const row of rows) {
        const { key, digest } = state.read(row);
        if (state.met.has(key)) continue;
        state.met.add(key);
        state.legacyNow += 1;
        const planned = state.chunk.get(key);
        if (planned === undefined) state.added += 1;
        else if (!Buffer.from(planned).equals(digest)) state.changed += 1;
      }
    },
    compareRangeEnd() {
      const state = comparison();
      for (const key of state.chunk.keys()) if (!state.met.has(key)) state.vanished += 1;
      state.after = state.next.after;
      state.boundary = state.next.boundary;
      return state.legacyNow;
    },
    async finishComparison(tenantNow, now) {
      const state = comparison();
      const { run, plan } = state;
      let after = 0;
      let missing = 0;
      let different = 0;
      await repeatedly(() => {
        const lines = ledger.lines(run, plan, after, BATCH);
        // One transaction for the marks of a batch: each by itself would be one of its own.
        journal.transaction(() => {
          for (const line of lines) {
            const finding = compareLine(line);
            if (finding === 'missing') missing += 1;
            if (finding === 'different') different += 1;
          }
        });
        after = lines.at(-1)?.sequence ?? after;
        return lines.length > 0;
      });
      tenantUsers.expectBaseline(run);
      const summary = plans.read(plan).summary;
      const verification = reconcile({
        run,
        at: now,
        planned: summary?.total ?? 0,
        outcomes: ledger.counts(run),
        legacyNow: state.legacyNow,
        newInDatabase: state.added,
        vanishedFromDatabase: state.vanished,
        changedInDatabase: state.changed,
        baseline: runs.read(run).baselineUsers ?? 0,
        tenantNow,
        missing,
        unexpected: tenantUsers.unexpected(),
        different,
      });
      tenantUsers.dropObserved();
      journal.transaction(() => runs.addVerification(verification));
      current = null;
      return verification;
    },
  };
}

import { randomBytes } from 'node:crypto';
import { keyOf } from '../../accounts/user-id.ts';
import type { DifferenceKind } from '../../common/words.ts';
import type { CarriedAccounts } from '../../journal/carried.ts';
import type { Difference, FoundDifference } from '../../journal/differences.ts';
import type { LedgerLine } from '../../journal/ledger.ts';
import type { StoredAccount, Verification } from '../../journal/records.ts';
import { reconcile } from '../verification/reconcile.ts';
import { accountReader, type ReadAccount } from './account-reader.ts';
import type { ReadBounds } from './packing.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { userIds } from './user-ids.ts';

const BATCH = 1_000;

/** Verification: the legacy database read once more beside the plan, and the ledger held against an export. */
export interface Comparing {
  beginComparison(run: string): void;
  /** The next part of the legacy database to read; null when all of it was read. */
  compareStep(): ReadBounds | null;
  compareRows(rows: readonly (readonly unknown[])[]): void;
  compareRangeEnd(): number;
  /** After the export was taken in with `Observing`: counts, judges and stores. */
  finishComparison(
    tenantNow: number,
    times: {
      /** When the legacy database had been read to its end. */ readonly legacyAt: number;
      readonly now: number;
    },
  ): Promise<Verification>;
  /** What the run's latest verification found, account by account, behind `after`. */
  differencesPage(run: string, after: number, limit: number): readonly FoundDifference[];
  /** The same of one kind. */
  differencesOfKind(run: string, kind: DifferenceKind, after: number, limit: number): readonly FoundDifference[];
}

interface Comparison {
  readonly run: string;
  readonly plan: string;
  readonly idOf: ReturnType<typeof userIds>;
  /** Under which the findings stand until the verification is stored. */
  readonly token: string;
  readonly read: (row: readonly unknown[]) => ReadAccount;
  after: number;
  boundary: string | null;
  atEnd: boolean;
  chunk: ReadonlyMap<string, StoredAccount>;
  /** What the tenant was given of these last, by sequence, where that is not what the plan says. */
  given: ReturnType<CarriedAccounts['digests']>;
  next: { readonly after: number; readonly boundary: string | null };
  /** Keys met in this range; after an outage a range is read again. */
  met: Set<string>;
  /** Of this range, not written yet. */
  found: Difference[];
  legacyNow: number;
  added: number;
  vanished: number;
  changed: number;
}

export function comparing(journal: MigrationJournal): Comparing {
  const { runs, plans, ledger, carried, looks, tenantUsers, differences, waves } = journal;
  let current: Comparison | null = null;
  const comparison = (): Comparison => {
    if (current === null) throw new Error('no verification is under way');
    return current;
  };
  /** Holds one line of the ledger against the export, and marks whom it explains. */
  const compareLine = (line: LedgerLine): 'as-expected' | 'missing' | 'different' => {
    const { outcome, reason, sent } = line;
    const userId = comparison().idOf(line);
    if (userId === null) return 'as-expected';
    const shouldBeThere = outcome === 'imported' || outcome === 'updated' || outcome === 'present';
    const user = tenantUsers.observed(userId);
    if (user === null) return shouldBeThere ? 'missing' : 'as-expected';
    // Who is there though the ledger says otherwise stays unexplained, unless a sign-in or another run brought them over since.
    const isOtherRuns = reason === 'not-new';
    if (!shouldBeThere && !isOtherRuns && outcome !== 'uncertain' && !user.trickle) return 'as-expected';
    tenantUsers.expect(userId);
    if ((outcome !== 'imported' && outcome !== 'updated') || sent === null) return 'as-expected';
    const asSent = Buffer.from(sent);
    return asSent.equals(user.named) || asSent.equals(user.unnamed) ? 'as-expected' : 'different';
  };
  /** Of a run in waves, whoever has no outcome yet and is of a wave that has not come to its end. */
  const waitingIn = (run: string, plan: string): Pick<Verification, 'waiting'> => {
    const open = waves.all(run).filter(({ state }) => state !== 'ended');
    if (open.length === 0) return {};
    const settled = open
      .flatMap(({ number }) => waves.outcomes(run, plan, number))
      .reduce((sum, { accounts }) => sum + accounts, 0);
    return { waiting: open.reduce((sum, { accounts }) => sum + accounts, 0) - settled };
  };
  const differenceOf = (kind: 'missing' | 'different', { key, userId, sequence }: LedgerLine, plan: string) => ({
    kind,
    key,
    userId,
    email: plans.email(plan, sequence),
  });
  return {
    beginComparison(run) {
      const { plan } = runs.read(run);
      const { basis } = plans.read(plan);
      current = {
        run,
        plan,
        idOf: userIds(basis),
        token: randomBytes(8).toString('hex'),
        read: accountReader(basis, journal.keys, null),
        after: 0,
        boundary: null,
        atEnd: false,
        chunk: new Map(),
        given: new Map(),
        next: { after: 0, boundary: null },
        met: new Set(),
        found: [],
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
      state.chunk = new Map(page.map((account) => [account.key, account]));
      state.given = carried.digests(state.run, page[0]?.sequence ?? 0, last?.sequence ?? 0);
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
        const { key, account, digest } = state.read(row);
        if (state.met.has(key)) continue;
        state.met.add(key);
        state.legacyNow += 1;
        const planned = state.chunk.get(key);
        const difference = { key, userId: null, email: account.email };
        if (planned === undefined) {
          state.added += 1;
          state.found.push({ kind: 'new-in-database', ...difference });
        } else if (!Buffer.from(state.given.get(planned.sequence)?.digest ?? planned.digest).equals(digest)) {
          state.changed += 1;
          state.found.push({ kind: 'changed-in-database', ...difference });
        }
      }
    },
    compareRangeEnd() {
      const state = comparison();
      for (const { key, sequence } of state.chunk.values()) {
        // That it was deleted is carried over: nobody signs in with it any more.
        if (state.met.has(key) || state.given.get(sequence)?.gone === true) continue;
        state.vanished += 1;
        state.found.push({
          kind: 'vanished-from-database',
          key,
          userId: null,
          email: plans.email(state.plan, sequence),
        });
      }
      if (state.found.length > 0) differences.add(state.token, state.found);
      state.found = [];
      state.after = state.next.after;
      state.boundary = state.next.boundary;
      return state.legacyNow;
    },
    async finishComparison(tenantNow, { legacyAt, now }) {
      const state = comparison();
      const { run, plan } = state;
      let after = 0;
      let missing = 0;
      let different = 0;
      await repeatedly(() => {
        const lines = ledger.lines(run, plan, after, BATCH);
        const found: Difference[] = [];
        // One transaction for the marks of a batch: each by itself would be one of its own.
        journal.transaction(() => {
          for (const line of lines) {
            const finding = compareLine(line);
            if (finding === 'missing') missing += 1;
            if (finding === 'different') different += 1;
            if (finding !== 'as-expected') found.push(differenceOf(finding, line, plan));
          }
        });
        if (found.length > 0) differences.add(state.token, found);
        after = lines.at(-1)?.sequence ?? after;
        return lines.length > 0;
      });
      tenantUsers.expectBaseline(run);
      const { basis, summary } = plans.read(plan);
      const { prefix, mapping } = basis;
      const { id, tenant } = runs.read(run).connection;
      const into = runs.all().filter(({ connection }) => connection.id === id && connection.tenant === tenant);
      looks.beginBrought(into.flatMap((other) => (other.id === run ? [] : [other.id])));
      let lastUnexpected = '';
      let unexpected = 0;
      let newcomers = 0;
      await repeatedly(() => {
        const users = tenantUsers.unexpected(lastUnexpected, BATCH);
        // An id that this workspace never gives is of somebody who signed up, or whom somebody made, since the baseline.
        const ours = users.filter(({ userId }) => keyOf(prefix, mapping.key.kind, userId) !== null);
        // The mark says how they came: as owner of an account that is newer than the plan.
        // Whom another run brought stands in its ledger, as new accounts do that a delta found.
        const unexplained = ours.filter(({ userId, trickle }) => !trickle && !looks.broughtByRun(userId));
        newcomers += users.length - ours.length;
        unexpected += unexplained.length;
        if (unexplained.length > 0) {
          differences.add(
            state.token,
            unexplained.map(({ userId }) => ({ kind: 'unexpected', key: null, userId, email: null })),
          );
        }
        lastUnexpected = users.at(-1)?.userId ?? lastUnexpected;
        return users.length > 0;
      });
      looks.endBrought();
      const verification = reconcile({
        run,
        at: now,
        legacyAt,
        planned: summary?.total ?? 0,
        outcomes: ledger.counts(run),
        ...waitingIn(run, plan),
        legacyNow: state.legacyNow,
        newInDatabase: state.added,
        vanishedFromDatabase: state.vanished,
        changedInDatabase: state.changed,
        baseline: runs.read(run).baselineUsers ?? 0,
        tenantNow,
        missing,
        unexpected,
        different,
        cameBySignIn: tenantUsers.cameBySignIn(run),
        newcomers,
      });
      tenantUsers.dropObserved();
      journal.transaction(() => runs.addVerification(verification, state.token));
      differences.dropSuperseded(run);
      current = null;
      return verification;
    },
    differencesPage: (run, after, limit) => differences.page(run, after, limit),
    differencesOfKind: (run, kind, after, limit) => differences.ofKind(run, kind, after, limit),
  };
}

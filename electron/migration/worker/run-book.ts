import { randomBytes } from 'node:crypto';
import type { Outcome, Reason } from '../../common/words.ts';
import { areRunsLocked, lockRuns } from '../../journal/locks.ts';
import type {
  FormatCount,
  OutcomeCount,
  RunCounts,
  RunEvent,
  RunRecord,
  StoredFailure,
  StoredRunState,
  Verification,
} from '../../journal/records.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { refuseOtherPrefix } from './refuse-other-prefix.ts';
import type { WavesToBegin } from './staging-waves.ts';

/** Where a run stands, as the journal counts it. */
export interface RunTotals {
  readonly counts: RunCounts;
  readonly rejectedBy: readonly { readonly reason: Reason; readonly accounts: number }[];
  readonly filesSettled: number;
}

/** Beginning, watching and ending runs. */
export interface RunBook {
  /** The delta of which this plan is the reading; null for a plan of its own. */
  deltaOfPlan(plan: string): string | null;
  /** @throws UserferryError UF-3003 (an earlier run has used another prefix) */
  beginRun(
    plan: string,
    connection: RunRecord['connection'],
    cap: number,
    now: number,
    /** As they are staged; null for a run that is sent in one. */
    waves: WavesToBegin | null,
    /** Whose new accounts it brings alone; null for a run of everybody. */
    delta: string | null,
  ): string;
  /** Takes the workspace's runs for this process. */
  lockRuns(): void;
  unlockRuns(): void;
  /** Whether a process other than this one is carrying out a run of the workspace. */
  runsElsewhere(): boolean;
  readRun(run: string): RunRecord;
  latestRun(): RunRecord | null;
  allRuns(): readonly RunRecord[];
  /** Writes the outcomes of everybody whom the plan does not import. */
  prepareLedger(run: string): Promise<void>;
  setRunState(run: string, state: StoredRunState, now: number, failure: StoredFailure | null): void;
  noteInterruption(run: string): void;
  touchRun(run: string, now: number, activeMs: number): void;
  addEvent(run: string, event: RunEvent): void;
  events(run: string, limit: number): readonly RunEvent[];
  /** `carriedOut`: a process is sending; otherwise a file without an answer is uncertain. */
  totals(run: string, carriedOut: boolean): RunTotals;
  /** Accounts with a reason, by outcome and reason, most first. */
  reasons(run: string): readonly { readonly outcome: Outcome; readonly reason: Reason; readonly accounts: number }[];
  fileCount(run: string): number;
  formats(run: string): readonly (FormatCount & { readonly imported: number })[];
  /** Null as well where a wave was begun since: of whom it has brought nothing was compared. */
  latestVerification(run: string): Verification | null;
}

export function runBook(journal: MigrationJournal, journalFile: string): RunBook & { release(): void } {
  const { runs, plans, files, ledger, waves, deltas } = journal;
  let unlock: (() => void) | null = null;
  const release = () => {
    unlock?.();
    unlock = null;
  };
  const changing = (work: () => void) => journal.transaction(work);
  return {
    release,
    deltaOfPlan: (plan) => deltas.all().find((delta) => delta.plan === plan)?.id ?? null,
    beginRun(plan, connection, cap, now, inWaves, delta) {
      refuseOtherPrefix(journal, plans.read(plan).basis.prefix);
      const token = randomBytes(8).toString('hex');
      return journal.transaction(() => {
        const run = runs.begin({ plan, connection, token, cap, now });
        // A run that lost its waves would send everybody: either has both or there is none.
        if (inWaves !== null) {
          waves.begin(run, inWaves);
          waves.say(run, { kind: 'yes', wave: 1, at: now, by: inWaves.by, why: inWaves.why, inSpiteOf: [] });
        }
        // The same of one that lost its delta.
        if (delta !== null) deltas.setRun(delta, run);
        return run;
      });
    },
    lockRuns() {
      const taken = lockRuns(journalFile);
      release();
      unlock = taken;
    },
    unlockRuns: release,
    runsElsewhere: () => unlock === null && areRunsLocked(journalFile),
    readRun: (run) => runs.read(run),
    latestRun: () => runs.latest(),
    allRuns: () => runs.all(),
    async prepareLedger(run) {
      const { plan, prepared } = runs.read(run);
      if (prepared) return;
      let after: number | null = 0;
      await repeatedly(() => {
        after = journal.transaction(() => ledger.copyDecisions(run, plan, after ?? 0, 1_000));
        return after !== null;
      });
      changing(() => runs.setPrepared(run));
    },
    setRunState: (run, state, now, failure) => changing(() => runs.setState(run, state, now, failure)),
    noteInterruption: (run) => changing(() => runs.interrupted(run)),
    touchRun: (run, now, activeMs) => changing(() => runs.touch(run, now, activeMs)),
    addEvent: (run, event) => changing(() => runs.addEvent(run, event)),
    events: (run, limit) => runs.events(run, limit),
    // Another process may be writing: counts of different moments would not add up.
    totals: (run, carriedOut) =>
      journal.reading(() => {
        const counts = ledger.counts(run);
        const total = plans.read(runs.read(run).plan).summary?.total ?? 0;
        const sent = files.accountsByState(run);
        const onItsWay = carriedOut ? (sent.intended ?? 0) + (sent.unsent ?? 0) : (sent.unsent ?? 0);
        const withTenant = sent.accepted ?? 0;
        return {
          counts: runCounts(total, counts, { onItsWay, withTenant }),
          rejectedBy: counts
            .flatMap(({ outcome, reason, accounts }) =>
              outcome === 'rejected' && reason !== null ? [{ reason, accounts }] : [],
            )
            .sort((left, right) => right.accounts - left.accounts),
          filesSettled: files.settledCount(run),
        };
      }),
    reasons: (run) =>
      ledger
        .counts(run)
        .flatMap(({ outcome, reason, accounts }) => (reason === null ? [] : [{ outcome, reason, accounts }]))
        .sort((left, right) => right.accounts - left.accounts),
    fileCount: (run) => files.nextNumber(run) - 1,
    formats(run) {
      const { plan } = runs.read(run);
      const imported = ledger.importedByFormat(run, plan);
      return (plans.read(plan).summary?.formats ?? []).map((format) => ({
        ...format,
        imported: imported[format.format] ?? 0,
      }));
    },
    latestVerification(run) {
      const latest = runs.latestVerification(run);
      const isOld = (begun: number | null) => begun !== null && latest !== null && begun > latest.at;
      return waves.all(run).some(({ begun }) => isOld(begun)) ? null : latest;
    },
  };
}

/** Splits the ledger's `uncertain` by where the files are; what has no line yet is still to be sent. */
export function runCounts(
  total: number,
  counts: readonly OutcomeCount[],
  files: { readonly onItsWay: number; readonly withTenant: number },
): RunCounts {
  const of = (name: OutcomeCount['outcome']) =>
    counts.filter(({ outcome }) => outcome === name).reduce((sum, { accounts }) => sum + accounts, 0);
  const lines = counts.reduce((sum, { accounts }) => sum + accounts, 0);
  const withoutAnswer = of('uncertain');
  return {
    total,
    imported: of('imported'),
    updated: of('updated'),
    present: of('present'),
    held: of('held'),
    skipped: of('skipped'),
    rejected: of('rejected'),
    uncertain: Math.max(0, withoutAnswer - files.withTenant - files.onItsWay),
    withTenant: files.withTenant,
    toSend: total - lines + files.onItsWay,
  };
}

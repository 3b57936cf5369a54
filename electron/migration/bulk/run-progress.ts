import type { Clock } from '../../common/clock.ts';
import type { RunEvent, RunRecord, StoredFailure } from '../../journal/records.ts';
import type { RunTotals } from '../worker/run-book.ts';
import type { WaveUnderWay } from '../worker/wave-book.ts';
import { RateMeter } from './rate-meter.ts';
import {
  type ImportSlot,
  isActiveState,
  type RunSnapshot,
  type RunState,
  type UncertainFile,
  type Waiting,
  type WaveOfSnapshot,
} from './run-types.ts';

/** As many lines of the story as a snapshot carries. */
export const EVENTS_SHOWN = 200;

/** After so long Auth0 deletes what it knows of an import job, why it refused people too (Auth0 docs, Bulk User Imports). */
const JOB_KEPT_MS = 24 * 3_600_000;

/** A run as it is watched: counts from the journal, slots and waits from the run itself. */
export class RunProgress {
  readonly #clock: Clock;
  readonly #record: RunRecord;
  readonly #slots = new Map<number, ImportSlot>();
  readonly #uncertain = new Map<number, UncertainFile>();
  readonly #listeners = new Set<() => void>();
  readonly #meter: RateMeter;
  #totals: RunTotals;
  #events: readonly RunEvent[];
  #state: RunState;
  #ended: number | null;
  /** When each file was sent that the run has left with the tenant. */
  #leftWithTenant: ReadonlyMap<number, number> = new Map();
  #wave: WaveUnderWay | null = null;
  #waiting: Waiting | null = null;
  #packedAhead = false;
  #failure: StoredFailure | null;
  #activeBase: number;
  #activeSince: number | null = null;
  #pausedUntil: () => number | null = () => null;

  constructor(clock: Clock, record: RunRecord, totals: RunTotals, events: readonly RunEvent[], state: RunState) {
    this.#clock = clock;
    this.#record = record;
    this.#totals = totals;
    this.#events = events;
    this.#state = state;
    this.#ended = record.ended;
    this.#failure = record.failure;
    this.#activeBase = record.activeMs;
    this.#meter = new RateMeter(clock.now(), record.activeMs, this.#done());
  }

  /** Where the tenant's own pause is asked for (rate limit). */
  watchPause(pausedUntil: () => number | null): void {
    this.#pausedUntil = pausedUntil;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get state(): RunState {
    return this.#state;
  }

  /** Milliseconds of activity so far, over all of the run's sessions. */
  get activeMs(): number {
    // A clock that was set back takes nothing away.
    const now = this.#activeSince === null ? 0 : Math.max(0, this.#clock.now() - this.#activeSince);
    return this.#activeBase + now;
  }

  setState(state: RunState, failure: StoredFailure | null = null): void {
    const active = isActiveState(state);
    if (active && this.#activeSince === null) this.#activeSince = this.#clock.now();
    // What was left is followed to its end now.
    if (active) this.#leftWithTenant = new Map();
    if (!active) {
      this.#activeBase = this.activeMs;
      this.#activeSince = null;
      this.#waiting = null;
      this.#slots.clear();
      this.#packedAhead = false;
    }
    if (state === 'finished') this.#ended = this.#clock.now();
    this.#state = state;
    this.#failure = failure;
    this.#changed();
  }

  setTotals(totals: RunTotals): void {
    this.#totals = totals;
    this.tick();
  }

  addEvent(event: RunEvent): void {
    this.#events = [...this.#events, event].slice(-EVENTS_SHOWN);
    this.#changed();
  }

  setSlot(slot: ImportSlot): void {
    this.#slots.set(slot.file, slot);
    this.tick();
  }

  clearSlot(file: number): void {
    this.#slots.delete(file);
    this.#changed();
  }

  setUncertain(file: UncertainFile): void {
    this.#uncertain.set(file.file, file);
    this.#changed();
  }

  /** Files that a run which is not carried out has with the tenant, by when they were sent. */
  setLeftWithTenant(files: ReadonlyMap<number, number>): void {
    this.#leftWithTenant = files;
  }

  /** The wave that is being sent; null between two. */
  setWave(wave: WaveUnderWay | null): void {
    this.#wave = wave;
    this.#changed();
  }

  clearUncertain(file: number): void {
    this.#uncertain.delete(file);
    this.#changed();
  }

  setWaiting(waiting: Waiting | null): void {
    this.#waiting = waiting;
    this.#changed();
  }

  setPackedAhead(packedAhead: boolean): void {
    this.#packedAhead = packedAhead;
    this.#changed();
  }

  /** Takes a sample for the rates. */
  tick(): void {
    this.#meter.sample(this.#clock.now(), this.activeMs, this.#done());
    this.#changed();
  }

  snapshot(): RunSnapshot {
    if (this.#activeSince !== null) this.#meter.sample(this.#clock.now(), this.activeMs, this.#done());
    const { counts, rejectedBy, filesSettled } = this.#totals;
    const wave = this.#waveNow();
    const concerned = wave?.counts ?? counts;
    const open = concerned.toSend + concerned.withTenant + concerned.uncertain;
    const waiting = this.#waitingNow();
    const unreachable = waiting?.why === 'tenant-unreachable' || waiting?.why === 'database-unreachable';
    // How many are sent again shows after the rest.
    const rests = waiting?.why === 'half-created';
    // Uncertain files wait each for a sign of it, or for its bound, and nobody knows when an outage ends.
    const unknowable =
      this.#activeSince === null || unreachable || rests || (counts.uncertain > 0 && counts.uncertain === open);
    const reasonsKept = this.#reasonsKept();
    const remaining = unknowable ? null : this.#meter.remaining(open);
    const activeSeconds = this.activeMs / 1000;
    return {
      id: this.#record.id,
      plan: this.#record.plan,
      ...(this.#record.delta === null ? {} : { delta: this.#record.delta }),
      state: this.#state,
      started: this.#record.started,
      ...(this.#ended === null ? {} : { ended: this.#ended }),
      activeMs: this.activeMs,
      counts,
      rate: {
        now: this.#activeSince === null ? 0 : this.#meter.now,
        average: activeSeconds > 0 ? this.#done() / activeSeconds : 0,
      },
      ...(remaining === null ? {} : { remainingMs: remaining }),
      series: this.#meter.series,
      slots: [...this.#slots.values()].sort((left, right) => left.file - right.file),
      ...(wave === null ? {} : { wave }),
      ...(reasonsKept === null ? {} : { reasonsKept }),
      filesSettled,
      filesToSend: this.#filesToSend(concerned.toSend),
      packedAhead: this.#packedAhead,
      ...(waiting === null ? {} : { waiting }),
      rejectedBy,
      uncertainFiles: [...this.#uncertain.values()].sort((left, right) => left.file - right.file),
      events: this.#events,
      ...(this.#failure === null ? {} : { failure: this.#failure }),
    };
  }

  /** Users of this run whom the tenant has finished; running jobs count by what they report. */
  #done(): number {
    const { counts } = this.#totals;
    // A run updates nobody; who was there before is updated after its end, and its rate stays what it was.
    let settled = counts.imported;
    for (const { accounts, percent } of this.#slots.values()) settled += Math.floor((accounts * (percent ?? 0)) / 100);
    return settled;
  }

  /** What of the run's counts is the wave's: whoever is of another has an outcome, or waits. */
  #waveNow(): WaveOfSnapshot | null {
    if (this.#wave === null) return null;
    const { number, of, title, accounts: total, others } = this.#wave;
    const { uncertain, withTenant, ...run } = this.#totals.counts;
    // Of a run that another process carries out the two may be of different moments.
    const own = (outcome: keyof typeof others) => Math.max(0, run[outcome] - others[outcome]);
    const settled = {
      imported: own('imported'),
      updated: own('updated'),
      present: own('present'),
      held: own('held'),
      skipped: own('skipped'),
      rejected: own('rejected'),
    };
    const done = Object.values(settled).reduce((sum, accounts) => sum + accounts, 0);
    const toSend = Math.max(0, total - done - uncertain - withTenant);
    return { number, of, title, counts: { total, ...settled, uncertain, withTenant, toSend } };
  }

  #reasonsKept(): { readonly until: number; readonly files: number } | null {
    if (this.#activeSince !== null || this.#state === 'finished') return null;
    const sent = new Map(this.#leftWithTenant);
    for (const { file, sent: at } of this.#uncertain.values()) sent.set(file, at);
    return sent.size === 0 ? null : { until: Math.min(...sent.values()) + JOB_KEPT_MS, files: sent.size };
  }

  #filesToSend(toSend: number): number {
    const { counts, filesSettled } = this.#totals;
    if (toSend === 0) return 0;
    const packed = [...this.#slots.values()].map(({ accounts }) => accounts);
    const perFile = filesSettled > 0 ? (counts.imported + counts.rejected) / filesSettled : Math.max(1, ...packed, 800);
    return Math.max(1, Math.round(toSend / Math.max(1, perFile)));
  }

  #waitingNow(): Waiting | null {
    if (this.#activeSince === null) return null;
    const until = this.#pausedUntil();
    if (until !== null && until > this.#clock.now()) return { why: 'rate-limit', until };
    return this.#waiting;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

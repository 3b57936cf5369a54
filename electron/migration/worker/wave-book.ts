import type { Outcome } from '../../common/words.ts';
import type {
  ExceededLimit,
  LimitName,
  WaveLimits,
  WaveLog,
  WaveOutcome,
  WaveRecord,
  WaveWord,
} from '../../journal/wave-records.ts';
import type { LogPage } from '../../tenant/read-log.ts';
import { PeopleOfWave } from '../waves/people-of-wave.ts';
import { type AwaitedYes, awaitedYes, exceededBy } from '../waves/wave-turn.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';
import { signInsIn } from './sign-ins-in-log.ts';

/** So many places of the plan are held against the log at a time. */
const PLACES = 20_000;

/** What doesn't change any more while a wave is sent. */
type SettledOutcome = Exclude<Outcome, 'uncertain'>;

/** A run in waves, as the journal tells it. */
export interface WavesStanding {
  readonly limits: WaveLimits;
  readonly waves: readonly (WaveRecord & { readonly outcomes: readonly WaveOutcome[] })[];
  readonly words: readonly WaveWord[];
  readonly log: WaveLog;
  /** The yes that it waits for; null for none. */
  readonly awaits: AwaitedYes | null;
}

/** The wave that is being sent. */
export interface WaveUnderWay extends Pick<WaveRecord, 'number' | 'title' | 'accounts'> {
  /** Waves of the run. */
  readonly of: number;
  /** Accounts of the run that have their outcome and are of no matter to the wave. */
  readonly others: Readonly<Record<SettledOutcome, number>>;
}

/** Whether something may be sent. */
export type WaveTurn =
  /** Every wave has ended. */
  | { readonly kind: 'over' }
  | { readonly kind: 'needs-yes' }
  /** `fresh`: it was begun just now, and not taken up again. */
  | {
      readonly kind: 'wave';
      readonly fresh: boolean;
      readonly wave: Pick<WaveRecord, 'number' | 'title' | 'accounts'>;
    };

/** Runs in waves: whose turn it is, who said yes, what goes beyond a limit, and what the tenant's log says of people. */
export interface WaveBook {
  /** Null for a run that is in none. */
  wavesStanding(run: string): WavesStanding | null;
  /** The limits of a run; null for one that is in no waves. */
  waveLimits(run: string): WaveLimits | null;
  /** The yes that has to come before anything more is sent; null for none, or for a run that is in no waves. */
  awaitedYes(run: string): AwaitedYes | null;
  /** Null while none is being sent. */
  waveUnderWay(run: string): WaveUnderWay | null;
  /** The wave whose turn it is, or that is being sent; null once every wave has ended. */
  openWave(run: string): number | null;
  /** It holds in spite of what goes beyond a limit by then, as far as it was looked up. */
  sayYes(run: string, yes: Omit<Extract<WaveWord, { readonly kind: 'yes' }>, 'inSpiteOf'>): void;
  /** Begins the next wave, or takes up the one that was begun: never one without a yes. `activeMs`: of the run so far. */
  beginWave(run: string, now: number, activeMs: number): WaveTurn;
  /** When everybody of it has an outcome. */
  endWave(run: string, number: number, now: number, activeMs: number): void;
  /** Holds the wave under way against the limit on rejections; one that is exceeded is written down. */
  judgeRejections(run: string, now: number): ExceededLimit | null;
  waveLogPosition(run: string): string | null;
  /** Takes in a page of the tenant's log, all or nothing: events of the run's connection since it was begun, added up by person. */
  takeInWaveLog(run: string, page: LogPage): void;
  /**
   * Counts by wave who signed in and who was refused, keeps it, and holds it against the limit; one that is exceeded is written down.
   */
  judgePeople(run: string, readable: boolean, now: number): Promise<ExceededLimit | null>;
}

function accountsWith(counts: readonly Pick<WaveOutcome, 'outcome' | 'accounts'>[], outcome: Outcome): number {
  return counts.reduce((sum, each) => (each.outcome === outcome ? sum + each.accounts : sum), 0);
}

export function waveBook(journal: MigrationJournal): WaveBook {
  const { runs, plans, ledger, waves, keys } = journal;
  const standingOf = (run: string) => ({ waves: waves.all(run), words: waves.words(run) });
  const limitsOf = (run: string): WaveLimits => {
    const limits = waves.limits(run);
    if (limits === null) throw new Error(`run ${run} is in no waves`);
    return limits;
  };
  const rejectedSoFar = (run: string) => accountsWith(ledger.counts(run), 'rejected');
  /** Of each that is exceeded there is one word, however often it is judged before somebody says yes. */
  const noteExceeded = (run: string, [first]: readonly ExceededLimit[], now: number): ExceededLimit | null =>
    journal.transaction(() => {
      const last = waves.words(run).at(-1);
      if (last?.kind === 'exceeded') return last.exceeded;
      if (first === undefined) return null;
      waves.say(run, { kind: 'exceeded', wave: first.wave, at: now, exceeded: first });
      return first;
    });
  const exceeded = (run: string, limit: LimitName, found: Parameters<typeof exceededBy>[3]) =>
    exceededBy(standingOf(run), limitsOf(run), limit, found);
  /** Waves are sent one after the other: what the run rejects meanwhile is of the one under way. */
  const rejectedUnderWay = (run: string) =>
    waves
      .all(run)
      .filter(({ state }) => state === 'under-way')
      .map(({ number, rejectedBefore }) => ({ wave: number, found: rejectedSoFar(run) - rejectedBefore }));
  /** By wave, over everybody whom the run has imported so far. */
  const peopleByWave = async (run: string, plan: string): Promise<ReadonlyMap<number, PeopleOfWave>> => {
    const people = new Map<number, PeopleOfWave>();
    const accounts = plans.read(plan).summary?.total ?? 0;
    let after = 0;
    await repeatedly(() => {
      const logged = waves.logged(run, plan, after + 1, after + PLACES);
      for (const [wave, own] of Map.groupBy(logged, ({ sequence }) => waves.waveOf(run, sequence) ?? 0)) {
        const known = people.get(wave) ?? new PeopleOfWave();
        known.add(own);
        people.set(wave, known);
      }
      after += PLACES;
      return after < accounts;
    });
    return people;
  };
  return {
    wavesStanding: (run) =>
      journal.reading(() => {
        const limits = waves.limits(run);
        if (limits === null) return null;
        const { plan } = runs.read(run);
        const all = standingOf(run);
        return {
          limits,
          words: all.words,
          waves: all.waves.map((wave) => ({
            ...wave,
            // Of one that waits, whoever was found in the connection is settled.
            outcomes: wave.outcomes ?? waves.outcomes(run, plan, wave.number),
          })),
          log: waves.log(run),
          awaits: awaitedYes(all),
        };
      }),
    waveLimits: (run) => waves.limits(run),
    awaitedYes: (run) => awaitedYes(standingOf(run)),
    waveUnderWay: (run) =>
      journal.reading(() => {
        const all = waves.all(run);
        const wave = all.find(({ state }) => state === 'under-way');
        if (wave === undefined) return null;
        const { number, title, accounts } = wave;
        const own = waves.outcomes(run, runs.read(run).plan, number);
        const everybody = ledger.counts(run);
        const others = (outcome: SettledOutcome) => accountsWith(everybody, outcome) - accountsWith(own, outcome);
        return {
          number,
          title,
          accounts,
          of: all.length,
          others: {
            imported: others('imported'),
            updated: others('updated'),
            present: others('present'),
            held: others('held'),
            skipped: others('skipped'),
            rejected: others('rejected'),
          },
        };
      }),
    openWave: (run) => waves.all(run).find(({ state }) => state !== 'ended')?.number ?? null,
    sayYes: (run, yes) =>
      journal.transaction(() => {
        const failing = waves.all(run).map(({ number, people }) => ({ wave: number, found: people?.failing ?? 0 }));
        const inSpiteOf = [
          ...exceeded(run, 'rejected', rejectedUnderWay(run)),
          ...exceeded(run, 'failedSignIns', failing),
        ];
        waves.say(run, { ...yes, inSpiteOf });
      }),
    beginWave: (run, now, activeMs) =>
      journal.transaction(() => {
        const all = standingOf(run);
        const wave = all.waves.find(({ state }) => state !== 'ended');
        if (wave === undefined) return { kind: 'over' };
        if (awaitedYes(all) !== null) return { kind: 'needs-yes' };
        const fresh = wave.state === 'waiting';
        if (fresh) {
          waves.change(run, wave.number, {
            state: 'under-way',
            begun: now,
            activeBefore: Math.round(activeMs),
            rejectedBefore: rejectedSoFar(run),
          });
          // Its accounts may stand anywhere in the plan.
          runs.setCursor(run, 0);
        }
        return { kind: 'wave', fresh, wave };
      }),
    endWave(run, number, now, activeMs) {
      const { plan } = runs.read(run);
      const outcomes = waves.outcomes(run, plan, number);
      journal.transaction(() =>
        waves.change(run, number, { state: 'ended', ended: now, activeUntil: Math.round(activeMs), outcomes }),
      );
    },
    judgeRejections(run, now) {
      return noteExceeded(run, exceeded(run, 'rejected', rejectedUnderWay(run)), now);
    },
    waveLogPosition: (run) => waves.log(run).position,
    takeInWaveLog(run, { events, position, gap }) {
      const record = runs.read(run);
      journal.transaction(() => {
        for (const event of signInsIn(events, record, keys)) waves.addLogged(run, event);
        const log = waves.log(run);
        waves.setLog(run, { ...log, position, readable: true, gap: log.gap || gap });
      });
    },
    async judgePeople(run, readable, now) {
      const { plan } = runs.read(run);
      const begun = waves.all(run).filter(({ state }) => state !== 'waiting');
      const found: { wave: number; found: number }[] = [];
      if (readable) {
        const people = await peopleByWave(run, plan);
        for (const { number } of begun) {
          const told = (people.get(number) ?? new PeopleOfWave()).told(now);
          journal.transaction(() => waves.change(run, number, { people: told }));
          found.push({ wave: number, found: told.failing });
        }
      }
      journal.transaction(() => waves.setLog(run, { ...waves.log(run), at: now, readable }));
      return noteExceeded(run, exceeded(run, 'failedSignIns', found), now);
    },
  };
}

import type { Outcome, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { type LoggedPeople, loggedPeople } from './logged-people.ts';
import type { StoredAccount } from './records.ts';
import { bytes, integer, json, orNull, type Row, text, word } from './row.ts';
import { storedAccount, storedAccountColumns } from './stored-account.ts';
import type {
  ExceededLimit,
  WaveLimits,
  WaveLog,
  WaveOutcome,
  WavePeople,
  WaveRecord,
  WaveState,
  WaveWord,
} from './wave-records.ts';

/** Places in the plan from one to another, of a wave. */
export interface StoredRange {
  readonly wave: number;
  readonly first: number;
  readonly last: number;
}

/** What of a wave changes. */
export type WaveChange = Partial<
  Pick<
    WaveRecord,
    'state' | 'begun' | 'ended' | 'activeBefore' | 'activeUntil' | 'rejectedBefore' | 'outcomes' | 'people'
  > & { readonly madeUntil: number | null }
>;

/** Runs in waves. All writes are meant to stand in one of the caller's transactions. */
export interface Waves extends LoggedPeople {
  /** Makes a run one in waves, with what `StagedWaves` has put together. */
  begin(
    run: string,
    of: {
      /** As it was asked for, waves with commas between. */
      readonly definition: string;
      readonly limits: WaveLimits;
      readonly waves: readonly Pick<WaveRecord, 'number' | 'title' | 'accounts'>[];
      readonly log: Pick<WaveLog, 'position' | 'readable'>;
    },
  ): void;
  /** Null for a run that is in none. */
  limits(run: string): WaveLimits | null;
  all(run: string): readonly WaveRecord[];
  /** The number of the wave that is being sent; null for none. */
  underWay(run: string): number | null;
  change(run: string, number: number, change: WaveChange): void;
  words(run: string): readonly WaveWord[];
  say(run: string, word: WaveWord): void;
  /** Accounts to import of a wave behind a place, in the order of the plan. */
  accounts(run: string, plan: string, wave: number, after: number, limit: number): readonly StoredAccount[];
  /** Which wave an account to import is of. */
  waveOf(run: string, sequence: number): number | null;
  /** Ranges of a wave that have something between two places, in their order. */
  ranges(run: string, wave: number, first: number, last: number): readonly StoredRange[];
  /** What became of a wave's accounts so far. */
  outcomes(run: string, plan: string, wave: number): readonly WaveOutcome[];
  log(run: string): WaveLog;
  setLog(run: string, log: WaveLog): void;
}

const columnOf = {
  state: 'state',
  begun: 'begun',
  ended: 'ended',
  activeBefore: 'active_before',
  activeUntil: 'active_until',
  rejectedBefore: 'rejected_before',
  madeUntil: 'made_until',
  outcomes: 'outcomes',
  people: 'people',
} as const satisfies Record<keyof WaveChange, string>;

function readWave(row: Row): WaveRecord {
  return {
    number: integer(row, 'number'),
    title: text(row, 'title'),
    accounts: integer(row, 'accounts'),
    state: word<WaveState>(row, 'state'),
    begun: orNull(integer, row, 'begun'),
    ended: orNull(integer, row, 'ended'),
    activeBefore: orNull(integer, row, 'active_before'),
    activeUntil: orNull(integer, row, 'active_until'),
    rejectedBefore: integer(row, 'rejected_before'),
    outcomes: orNull(json<readonly WaveOutcome[]>, row, 'outcomes'),
    people: orNull(json<WavePeople>, row, 'people'),
  };
}

export function waves(database: Database, keys: JournalKeys): Waves {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  const sealed = (value: string | null) => (value === null ? null : keys.seal(value));
  const readWord = (row: Row): WaveWord => {
    const said = { wave: integer(row, 'wave'), at: integer(row, 'at') };
    return word<WaveWord['kind']>(row, 'kind') === 'exceeded'
      ? { ...said, kind: 'exceeded', exceeded: json<ExceededLimit>(row, 'exceeded') }
      : {
          ...said,
          kind: 'yes',
          by: opened(orNull(bytes, row, 'said_by')),
          why: opened(orNull(bytes, row, 'why')),
          inSpiteOf: orNull(json<readonly ExceededLimit[]>, row, 'exceeded') ?? [],
        };
  };
  return {
    begin(run, { definition, limits, waves: all, log }) {
      database.run(
        'INSERT INTO waved_run (run, definition, limits, log_position, log_readable) VALUES (?, ?, ?, ?, ?)',
        Number(run),
        definition,
        JSON.stringify(limits),
        log.position,
        log.readable ? 1 : 0,
      );
      for (const { number, title, accounts } of all) {
        database.run(
          "INSERT INTO wave (run, number, title, accounts, state) VALUES (?, ?, ?, ?, 'waiting')",
          Number(run),
          number,
          title,
          accounts,
        );
      }
      database.run('INSERT INTO wave_range SELECT ?, wave, first, last FROM temp.staged_range', Number(run));
    },
    limits(run) {
      const row = database.get('SELECT limits FROM waved_run WHERE run = ?', Number(run));
      return row === undefined ? null : json<WaveLimits>(row, 'limits');
    },
    all: (run) => database.all('SELECT * FROM wave WHERE run = ? ORDER BY number', Number(run)).map(readWave),
    underWay(run) {
      const row = database.get("SELECT number FROM wave WHERE run = ? AND state = 'under-way'", Number(run));
      return row === undefined ? null : integer(row, 'number');
    },
    change(run, number, change) {
      for (const name of Object.keys(change) as (keyof WaveChange)[]) {
        const value = change[name];
        database.run(
          `UPDATE wave SET ${columnOf[name]} = ? WHERE run = ? AND number = ?`,
          value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
          Number(run),
          number,
        );
      }
    },
    words: (run) => database.all('SELECT * FROM wave_word WHERE run = ? ORDER BY id', Number(run)).map(readWord),
    say(run, said) {
      const isYes = said.kind === 'yes';
      database.run(
        'INSERT INTO wave_word (run, wave, at, kind, said_by, why, exceeded) VALUES (?, ?, ?, ?, ?, ?, ?)',
        Number(run),
        said.wave,
        said.at,
        said.kind,
        isYes ? sealed(said.by) : null,
        isYes ? sealed(said.why) : null,
        isYes && said.inSpiteOf.length === 0 ? null : JSON.stringify(isYes ? said.inSpiteOf : said.exceeded),
      );
    },
    accounts: (run, plan, wave, after, limit) =>
      database
        .all(
          `SELECT ${storedAccountColumns} FROM wave_range CROSS JOIN account
           WHERE run = ? AND wave = ? AND last > ? AND plan = ? AND sequence BETWEEN max(first, ?) AND last AND decision = 'import'
           ORDER BY last, sequence LIMIT ?`,
          Number(run),
          wave,
          after,
          Number(plan),
          after + 1,
          limit,
        )
        .map(storedAccount),
    waveOf(run, sequence) {
      const row = database.get(
        'SELECT wave, last FROM wave_range WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1',
        Number(run),
        sequence,
      );
      return row === undefined || integer(row, 'last') < sequence ? null : integer(row, 'wave');
    },
    ranges: (run, wave, first, last) =>
      database
        .all(
          'SELECT first, last FROM wave_range WHERE run = ? AND wave = ? AND last >= ? AND first <= ? ORDER BY last',
          Number(run),
          wave,
          first,
          last,
        )
        .map((row) => ({ wave, first: integer(row, 'first'), last: integer(row, 'last') })),
    outcomes: (run, plan, wave) =>
      database
        .all(
          // Who is of no wave because the plan leaves them out may stand between.
          `SELECT outcome, ledger.reason AS reason, count(*) AS accounts FROM wave_range
           CROSS JOIN ledger ON ledger.run = wave_range.run AND ledger.sequence BETWEEN first AND last
           CROSS JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
           WHERE wave_range.run = ? AND wave = ? AND decision = 'import'
           GROUP BY outcome, ledger.reason ORDER BY accounts DESC, outcome, ledger.reason`,
          Number(plan),
          Number(run),
          wave,
        )
        .map((row) => ({
          outcome: word<Outcome>(row, 'outcome'),
          reason: orNull(word<Reason>, row, 'reason'),
          accounts: integer(row, 'accounts'),
        })),
    log(run) {
      const row = database.one('SELECT * FROM waved_run WHERE run = ?', Number(run));
      return {
        position: orNull(text, row, 'log_position'),
        at: orNull(integer, row, 'log_at'),
        readable: integer(row, 'log_readable') === 1,
        gap: integer(row, 'log_gap') === 1,
      };
    },
    setLog: (run, { position, at, readable, gap }) =>
      void database.run(
        'UPDATE waved_run SET log_position = ?, log_at = ?, log_readable = ?, log_gap = ? WHERE run = ?',
        position,
        at,
        readable ? 1 : 0,
        gap ? 1 : 0,
        Number(run),
      ),
    ...loggedPeople(database, 'wave_logged'),
  };
}

import type { Clock } from '../common/clock.ts';
import type { Statements } from './statements.ts';

/** How fast the tables of the legacy database are read: one pace for everything that reads of one workspace. */
export interface Pace {
  /** The rows of a page that wants so many: a slow reader takes many small pages, so that each is over at once. */
  pageSize(wanted: number): number;
  /** Resolves when the next statement may begin; rejects with the signal's reason. Nothing is held meanwhile. */
  turn(signal?: AbortSignal): Promise<void>;
  /** So many rows have come: the next turn comes later. */
  spent(rows: number): void;
}

/** As fast as the server gives. */
export const fullPace: Pace = { pageSize: (wanted) => wanted, turn: async () => {}, spent: () => {} };

/** A quiet page is a quarter of a second's rows: four short statements a second instead of one that is four times as long. */
const PAGES_PER_SECOND = 4;

/**
 * A token bucket that holds no tokens in reserve: what was read is paid for by waiting before the next statement, and time in which
 * nobody read buys nothing, so that no burst ever follows a rest.
 */
export function quietPace(rowsPerSecond: number, clock: Clock): Pace {
  let paidUp = clock.now();
  /** From the last reading on; a clock that is set back must not make anybody wait longer. */
  let owed = 0;
  return {
    pageSize: (wanted) => Math.min(wanted, Math.max(1, Math.ceil(rowsPerSecond / PAGES_PER_SECOND))),
    async turn(signal) {
      signal?.throwIfAborted();
      for (;;) {
        const now = clock.now();
        paidUp = Math.min(paidUp, now + owed);
        if (paidUp <= now) return;
        await clock.sleep(paidUp - now, signal);
        // Others may have read meanwhile.
      }
    },
    spent(rows) {
      const now = clock.now();
      paidUp = Math.max(Math.min(paidUp, now + owed), now) + (rows / rowsPerSecond) * 1_000;
      owed = paidUp - now;
    },
  };
}

/** The pace that a workspace asks for; undefined is full speed. */
export function paceOf(rowsPerSecond: number | undefined, clock: Clock): Pace {
  return rowsPerSecond === undefined ? fullPace : quietPace(rowsPerSecond, clock);
}

/**
 * Statements that keep to a pace. A statement's connection is taken when it begins, so a waiting one holds none; only one that streams
 * waits in the middle, with its rows sorted and ready.
 */
export function paced(statements: Statements, pace: Pace): Statements {
  return {
    async rows(statement, parameters, signal) {
      await pace.turn(signal);
      const rows = await statements.rows(statement, parameters, signal);
      pace.spent(rows.length);
      return rows;
    },
    async *stream(statementBehind, rowsAtOnce, signal) {
      await pace.turn(signal);
      for await (const rows of statements.stream(statementBehind, rowsAtOnce, signal)) {
        pace.spent(rows.length);
        yield rows;
        await pace.turn(signal);
      }
    },
    columns: (statement, signal) => statements.columns(statement, signal),
  };
}

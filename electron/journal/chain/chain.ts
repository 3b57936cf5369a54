import type Sqlite from 'better-sqlite3';
import { productVersion } from '../../common/product.ts';
import type { JournalKeys } from '../journal-keys.ts';
import { type ChainedTable, chainedTables } from './chained-tables.ts';
import { LineSum } from './line-sum.ts';
import { type CoveredPart, type LinkSubject, linkDigest } from './link.ts';

/** What has changed in one table of a run since the last link. */
interface Change {
  added: number;
  changed: number;
  removed: number;
  readonly sum: LineSum;
}

/** By run and table. */
type Changes = Map<number, Map<string, Change>>;

interface Statements {
  readonly last: Sqlite.Statement<[], { number: number; digest: string }>;
  readonly append: Sqlite.Statement<[number, number, string, string, string, string]>;
  readonly state: Sqlite.Statement<[number, string], { lines: number; sum: Buffer }>;
  readonly setState: Sqlite.Statement<[number, string, number, Buffer]>;
}

/**
 * The chain of evidence: each transaction that touches a run's records ends with a link over them. Triggers of this connection alone tell
 * what changes, whoever in Userferry changes it, so that no room can forget to; whoever opens the file with another program has no
 * such triggers, and what they change no longer adds up.
 */
export class Chain {
  readonly #sqlite: Sqlite.Database;
  readonly #statements: Statements;
  readonly #keys: JournalKeys;
  readonly #now: () => number;
  #changes: Changes = new Map();

  /** @param now ms since 1970 */
  constructor(sqlite: Sqlite.Database, keys: JournalKeys, now: () => number) {
    this.#sqlite = sqlite;
    this.#keys = keys;
    this.#now = now;
    sqlite.function('chain_note', (part: unknown, run: unknown, before: unknown, after: unknown) => {
      this.#note(String(part), Number(run), before, after);
      return null;
    });
    for (const table of chainedTables) sqlite.exec(triggersOf(table, coveredColumns(sqlite, table)));
    this.#statements = {
      last: sqlite.prepare('SELECT number, digest FROM chain_link ORDER BY number DESC LIMIT 1'),
      append: sqlite.prepare(
        'INSERT INTO chain_link (number, at, subject, previous, digest, mark) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      state: sqlite.prepare('SELECT lines, sum FROM chain_state WHERE run = ? AND part = ?'),
      setState: sqlite.prepare(
        `INSERT INTO chain_state (run, part, lines, sum) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET lines = excluded.lines, sum = excluded.sum`,
      ),
    };
  }

  /** What stands in the journal is taken as it was found: at the first opening, and when a newer release has changed the tables' form. */
  begin(version: number): void {
    this.append({ kind: 'begins', version, release: productVersion });
    this.#sqlite.prepare('DELETE FROM chain_state').run();
    for (const { id } of this.#sqlite.prepare<[], { id: number }>('SELECT id FROM run ORDER BY id').all()) {
      const covers = this.sumsOf(id).flatMap(([part, sum]) =>
        sum.lines === 0 ? [] : [this.#cover(id, part, { added: 0, changed: 0, removed: 0 }, sum)],
      );
      this.append({ kind: 'found', run: String(id), covers });
    }
  }

  /** Changes since the last link, to go back to when a part of a transaction is taken back. */
  mark(): Changes {
    return new Map(
      [...this.#changes].map(([run, parts]) => [
        run,
        new Map(
          [...parts].map(([part, change]) => [
            part,
            { ...change, sum: new LineSum(change.sum.lines, change.sum.sum()) },
          ]),
        ),
      ]),
    );
  }

  goBack(changes: Changes): void {
    this.#changes = changes;
  }

  /** Ends a transaction: writes down what it changed. */
  close(): void {
    if (this.#changes.size === 0) return;
    const changes = this.#changes;
    this.#changes = new Map();
    for (const [run, parts] of changes) {
      const covers = [...parts].map(([part, change]) => {
        const sum = this.#sumBefore(run, part);
        sum.merge(change.sum);
        return this.#cover(run, part, change, sum);
      });
      this.append({ kind: 'changed', run: String(run), covers });
    }
  }

  /** Appends a link. Meant to stand in a transaction. */
  append(of: LinkSubject): void {
    const last = this.#statements.last.get();
    const link = { number: (last?.number ?? 0) + 1, at: this.#now(), of, previous: last?.digest ?? '' };
    const digest = linkDigest(link);
    const mark = this.#keys.chainMark(digest);
    this.#statements.append.run(link.number, link.at, JSON.stringify(of), link.previous, digest, mark);
  }

  /** What the tables hold of a run at this moment. */
  sumsOf(run: number): readonly (readonly [part: string, sum: LineSum])[] {
    return chainedTables.map((table) => {
      const sum = new LineSum();
      const lines = this.#sqlite
        .prepare<[number], string>(
          `SELECT ${lineOf(table.name, coveredColumns(this.#sqlite, table))} FROM ${table.name} WHERE ${table.run(table.name)} = ?`,
        )
        .pluck();
      for (const line of lines.iterate(run)) sum.add(this.#keys.lineMark(`${table.name}\n${run}\n${line}`));
      return [table.name, sum] as const;
    });
  }

  /** The mark by which a link names the state of a run's table. */
  stateOf(run: number, part: string, sum: LineSum): string {
    return this.#keys.chainMark(`${run}\n${part}\n${sum.lines}\n${sum.sum().toString('hex')}`);
  }

  #note(part: string, run: number, before: unknown, after: unknown): void {
    const parts = this.#changes.get(run) ?? new Map<string, Change>();
    this.#changes.set(run, parts);
    const change = parts.get(part) ?? { added: 0, changed: 0, removed: 0, sum: new LineSum() };
    parts.set(part, change);
    const mark = (line: string) => this.#keys.lineMark(`${part}\n${run}\n${line}`);
    if (typeof before === 'string') change.sum.remove(mark(before));
    if (typeof after === 'string') change.sum.add(mark(after));
    if (typeof before !== 'string') change.added += 1;
    else if (typeof after !== 'string') change.removed += 1;
    else change.changed += 1;
  }

  #sumBefore(run: number, part: string): LineSum {
    const row = this.#statements.state.get(run, part);
    return row === undefined ? new LineSum() : new LineSum(row.lines, Buffer.from(this.#keys.open(row.sum), 'hex'));
  }

  #cover(run: number, part: string, { added, changed, removed }: Omit<Change, 'sum'>, sum: LineSum): CoveredPart {
    // A sum that could be read would tell marks of single lines, by what it was before.
    this.#statements.setState.run(run, part, sum.lines, this.#keys.seal(sum.sum().toString('hex')));
    return { part, added, changed, removed, lines: sum.lines, state: this.stateOf(run, part, sum) };
  }
}

function coveredColumns(sqlite: Sqlite.Database, { name, passing }: ChainedTable): readonly string[] {
  const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  return columns.filter((column) => !passing.includes(column));
}

/** A line in a form that no other line has: SQLite's literals of its values. */
function lineOf(row: string, columns: readonly string[]): string {
  return columns.map((column) => `quote(${row}.${column})`).join(" || ',' || ");
}

function triggersOf({ name, run }: ChainedTable, columns: readonly string[]): string {
  const note = (row: 'OLD' | 'NEW', before: string, after: string) =>
    `BEGIN SELECT chain_note('${name}', ${run(row)}, ${before}, ${after}); END;`;
  const [before, after] = [lineOf('OLD', columns), lineOf('NEW', columns)];
  return `
CREATE TEMP TRIGGER chain_${name}_added AFTER INSERT ON main.${name} ${note('NEW', 'NULL', after)}
CREATE TEMP TRIGGER chain_${name}_changed AFTER UPDATE OF ${columns.join(', ')} ON main.${name} ${note('NEW', before, after)}
CREATE TEMP TRIGGER chain_${name}_removed AFTER DELETE ON main.${name} ${note('OLD', before, 'NULL')}`;
}

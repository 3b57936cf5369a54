import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Chain } from './chain/chain.ts';
import { damagedJournal, newerJournal, wrongKey } from './errors.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { Row } from './row.ts';
import { steps } from './schema/steps.ts';

/** SQLite, with each statement prepared once, and a link of the chain of evidence at the end of each transaction. */
export class Database {
  readonly chain: Chain;
  readonly #sqlite: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement<unknown[]>>();

  constructor(sqlite: Sqlite.Database, chain: Chain) {
    this.#sqlite = sqlite;
    this.chain = chain;
  }

  run(sql: string, ...parameters: readonly unknown[]): number {
    return this.#write(sql, parameters).changes;
  }

  /** Like `run`, for an insert into a table with a rowid: gives the new row's id. */
  insert(sql: string, ...parameters: readonly unknown[]): number {
    return Number(this.#write(sql, parameters).lastInsertRowid);
  }

  all(sql: string, ...parameters: readonly unknown[]): readonly Row[] {
    return this.#prepared(sql).all(...parameters) as readonly Row[];
  }

  get(sql: string, ...parameters: readonly unknown[]): Row | undefined {
    return this.#prepared(sql).get(...parameters) as Row | undefined;
  }

  /** The one column that is read, of every row. */
  column(sql: string, ...parameters: readonly unknown[]): readonly unknown[] {
    // A statement of its own: whether it gives rows or values belongs to a statement.
    return this.#sqlite
      .prepare<unknown[]>(sql)
      .pluck()
      .all(...parameters);
  }

  /** Like `get`, for what always has a row: a count, or a row that somebody has just written. */
  one(sql: string, ...parameters: readonly unknown[]): Row {
    const row = this.get(sql, ...parameters);
    if (row === undefined) throw new TypeError('the journal gave no row');
    return row;
  }

  /** Runs all of it or nothing, and is durable when it returns (WAL, synchronous=FULL). */
  transaction<Result>(work: () => Result): Result {
    const isOutermost = !this.#sqlite.inTransaction;
    const before = this.chain.mark();
    try {
      return this.#sqlite
        .transaction(() => {
          const result = work();
          if (isOutermost) this.chain.close();
          return result;
        })
        .immediate();
    } catch (error) {
      this.chain.goBack(before);
      throw error;
    }
  }

  /** Reads everything as of one moment, whatever another process writes meanwhile. */
  reading<Result>(work: () => Result): Result {
    return this.#sqlite.transaction(work).deferred();
  }

  execute(sql: string): void {
    this.#sqlite.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#sqlite.close();
  }

  #write(sql: string, parameters: readonly unknown[]): Sqlite.RunResult {
    const work = () => this.#prepared(sql).run(...parameters);
    return this.#sqlite.inTransaction ? work() : this.transaction(work);
  }

  #prepared(sql: string): Sqlite.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#sqlite.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * Opens the journal's file, making or bringing it up to date, and checks that it is whole and was written under this key.
 * @param now ms since 1970, for the links of the chain of evidence
 * @throws UserferryError UF-4002 (another key), UF-4003 (damaged), UF-4004 (written by a newer release)
 */
export function openDatabase(file: string, keys: JournalKeys, now: () => number): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(file);
  try {
    return new Database(sqlite, prepare(sqlite, keys, now));
  } catch (error) {
    sqlite.close();
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) {
      throw damagedJournal(error.message);
    }
    throw error;
  }
}

function prepare(sqlite: Sqlite.Database, keys: JournalKeys, now: () => number): Chain {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 10000');
  sqlite.pragma('foreign_keys = ON');
  // Of a line that takes another's place SQLite tells the triggers of deletion only so: counts and the chain of evidence rest on them.
  sqlite.pragma('recursive_triggers = ON');
  // 8 MB of pages for each of the two databases; memory must not follow the number of accounts.
  sqlite.pragma('cache_size = -8000');
  sqlite.pragma('temp.cache_size = -8000');
  // Sorting a million rows goes to temporary files; they hold keyed hashes only.
  sqlite.pragma('temp_store = FILE');
  const findings = sqlite.pragma('quick_check(1)', { simple: true });
  if (findings !== 'ok') throw damagedJournal(String(findings));

  return sqlite
    .transaction(() => {
      const version = Number(sqlite.pragma('user_version', { simple: true }));
      if (version > steps.length) throw newerJournal(version, steps.length);
      for (const step of steps.slice(version)) sqlite.exec(step);
      sqlite.pragma(`user_version = ${steps.length}`);
      const fingerprint = keys.fingerprint.toString('hex');
      const kept = sqlite.prepare("SELECT value FROM workspace WHERE name = 'key-fingerprint'").pluck().get();
      if (kept === undefined) {
        sqlite.prepare("INSERT INTO workspace VALUES ('key-fingerprint', ?)").run(fingerprint);
      } else if (kept !== fingerprint) throw wrongKey();
      const chain = new Chain(sqlite, keys, now);
      if (version < steps.length) chain.begin(steps.length);
      return chain;
    })
    .immediate();
}

import type { Database } from './database.ts';
import type { FileRecord, FileState, JobSummary } from './records.ts';
import { integer, json, orNull, type Row, text, word } from './row.ts';

/** What a change of a file may touch. */
export interface FileChange {
  readonly state: FileState;
  readonly job?: string | null;
  readonly correlationId?: string;
  readonly attempt?: number;
  readonly sent?: number;
  readonly settled?: number;
  readonly accounts?: number;
  readonly bytes?: number;
  readonly digest?: string;
  readonly externalId?: string;
  readonly summary?: JobSummary | null;
  readonly known?: string | null;
}

/** The import files of a run. */
export interface Files {
  nextNumber(run: string): number;
  add(run: string, file: FileRecord): void;
  read(run: string, number: number): FileRecord;
  change(run: string, number: number, change: FileChange): void;
  /** Files that are neither settled nor withdrawn. */
  open(run: string): readonly FileRecord[];
  /** A page of all files, by number. */
  page(run: string, after: number, limit: number): readonly FileRecord[];
  settledCount(run: string): number;
  /** Accounts in open files, by the file's state. */
  accountsByState(run: string): Readonly<Partial<Record<FileState, number>>>;
}

function readFile(row: Row): FileRecord {
  return {
    number: integer(row, 'number'),
    state: word<FileState>(row, 'state'),
    firstSequence: integer(row, 'first_sequence'),
    lastSequence: integer(row, 'last_sequence'),
    accounts: integer(row, 'accounts'),
    bytes: integer(row, 'bytes'),
    rulesVersion: integer(row, 'rules_version'),
    digest: text(row, 'digest'),
    externalId: text(row, 'external_id'),
    correlationId: text(row, 'correlation_id'),
    attempt: integer(row, 'attempt'),
    job: orNull(text, row, 'job'),
    sent: integer(row, 'sent'),
    settled: orNull(integer, row, 'settled'),
    summary: orNull(json<JobSummary>, row, 'summary'),
    known: orNull(text, row, 'known'),
  };
}

export function files(database: Database): Files {
  const read = (run: string, number: number) =>
    readFile(database.one('SELECT * FROM file WHERE run = ? AND number = ?', Number(run), number));
  return {
    nextNumber: (run) =>
      1 +
      (orNull(integer, database.one('SELECT max(number) AS last FROM file WHERE run = ?', Number(run)), 'last') ?? 0),
    add(run, file) {
      database.run(
        'INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        Number(run),
        file.number,
        file.state,
        file.firstSequence,
        file.lastSequence,
        file.accounts,
        file.bytes,
        file.rulesVersion,
        file.digest,
        file.externalId,
        file.correlationId,
        file.attempt,
        file.job,
        file.sent,
        file.settled,
        file.summary === null ? null : JSON.stringify(file.summary),
        file.known,
      );
    },
    read,
    change(run, number, change) {
      const file: FileRecord = { ...read(run, number), ...change };
      database.run(
        `UPDATE file SET state = ?, job = ?, correlation_id = ?, attempt = ?, sent = ?, settled = ?, accounts = ?, bytes = ?, digest = ?,
           external_id = ?, summary = ?, known = ? WHERE run = ? AND number = ?`,
        file.state,
        file.job,
        file.correlationId,
        file.attempt,
        file.sent,
        file.settled,
        file.accounts,
        file.bytes,
        file.digest,
        file.externalId,
        file.summary === null ? null : JSON.stringify(file.summary),
        file.known,
        Number(run),
        number,
      );
    },
    open: (run) =>
      database
        .all("SELECT * FROM file WHERE run = ? AND state NOT IN ('settled', 'withdrawn') ORDER BY number", Number(run))
        .map(readFile),
    page: (run, after, limit) =>
      database
        .all('SELECT * FROM file WHERE run = ? AND number > ? ORDER BY number LIMIT ?', Number(run), after, limit)
        .map(readFile),
    settledCount: (run) =>
      integer(
        database.one("SELECT count(*) AS files FROM file WHERE run = ? AND state = 'settled'", Number(run)),
        'files',
      ),
    accountsByState: (run) =>
      Object.fromEntries(
        database
          .all(
            `SELECT state, sum(accounts) AS accounts FROM file
             WHERE run = ? AND state NOT IN ('settled', 'withdrawn') GROUP BY state`,
            Number(run),
          )
          .map((row) => [word<FileState>(row, 'state'), integer(row, 'accounts')]),
      ),
  };
}

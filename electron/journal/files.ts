import type { Database } from './database.ts';
import type { FileRecord, FileState, JobSummary } from './records.ts';
import { asRow, integer, json, orNull, text, word } from './row.ts';

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

function readFile(row: unknown): FileRecord {
  const columns = asRow(row);
  return {
    number: integer(columns, 'number'),
    state: word<FileState>(columns, 'state'),
    firstSequence: integer(columns, 'first_sequence'),
    lastSequence: integer(columns, 'last_sequence'),
    accounts: integer(columns, 'accounts'),
    bytes: integer(columns, 'bytes'),
    rulesVersion: integer(columns, 'rules_version'),
    digest: text(columns, 'digest'),
    externalId: text(columns, 'external_id'),
    correlationId: text(columns, 'correlation_id'),
    attempt: integer(columns, 'attempt'),
    job: orNull(text, columns, 'job'),
    sent: integer(columns, 'sent'),
    settled: orNull(integer, columns, 'settled'),
    summary: orNull(json<JobSummary>, columns, 'summary'),
    known: orNull(text, columns, 'known'),
  };
}

export function files(database: Database): Files {
  const read = (run: string, number: number) =>
    readFile(database.get('SELECT * FROM file WHERE run = ? AND number = ?', Number(run), number));
  return {
    nextNumber: (run) =>
      1 +
      (orNull(
        integer,
        asRow(database.get('SELECT max(number) AS last FROM file WHERE run = ?', Number(run))),
        'last',
      ) ?? 0),
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
        asRow(database.get("SELECT count(*) AS files FROM file WHERE run = ? AND state = 'settled'", Number(run))),
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
          .map((row) => [word<FileState>(asRow(row), 'state'), integer(asRow(row), 'accounts')]),
      ),
  };
}

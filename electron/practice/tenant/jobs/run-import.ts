import { checkUser } from '../checks/check-user.ts';
import type { ImportedUser } from '../checks/imported-user.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { TenantSettings } from '../settings.ts';
import { duplicatedUser, importUser } from '../users/import-user.ts';
import type { UserStore } from '../users/user-store.ts';
import type { ImportJob, JobEnd } from './job.ts';
import { maskUser } from './mask.ts';

/** Auth0 docs, bulk user imports: a job that isn't done after two hours fails. */
const limitMs = 2 * 3_600_000;

interface Surroundings {
  readonly users: UserStore;
  readonly logs: LogStore;
  readonly settings: Pick<TenantSettings, 'importSpeed' | 'variants'>;
}

/**
 * Brings an import job to where it stands at `now`. Jobs need no timers: whoever looks at the tenant first has it brought
 * up to date, and can't tell the difference.
 */
export function runImport(job: ImportJob, now: number, around: Surroundings): void {
  if (job.end !== null || job.file === null) return;
  const rows = rowsOf(job);
  if (rows === null) {
    const detail = 'Failed to parse users file JSON when importing users. Make sure it is valid JSON.';
    end(job, { kind: 'failed', at: now, detail }, around);
    return;
  }
  const speed = around.settings.importSpeed;
  const elapsedMs = now - job.createdAt;
  const due = (ms: number) =>
    speed === 'instant' ? rows.length : Math.min(rows.length, Math.floor((ms / 1000) * speed));
  const fault = job.fault;
  if (fault?.kind === 'job-never-ends' && !job.released) {
    process(job, rows, Math.min(due(elapsedMs), Math.floor(rows.length * fault.share)), now, around);
    return;
  }
  if (fault?.kind === 'job-fails') {
    const last = Math.floor(rows.length * fault.share);
    process(job, rows, Math.min(due(elapsedMs), last), now, around);
    if (job.processed >= last) end(job, { kind: 'failed', at: now, detail: fault.detail }, around);
    return;
  }
  process(job, rows, due(Math.min(elapsedMs, limitMs)), now, around);
  if (job.processed >= rows.length) end(job, { kind: 'completed', at: now }, around);
  else if (elapsedMs >= limitMs) {
    end(
      job,
      { kind: 'failed', at: job.createdAt + limitMs, detail: 'The job exceeded its time limit of 2 hours.' },
      around,
    );
  }
}

/** The file's users; null when it is no JSON array. Parsed when the job first runs, as its 202 has long been sent. */
function rowsOf(job: ImportJob): readonly unknown[] | null {
  if (job.file === null) return null;
  if ('rows' in job.file) return job.file.rows;
  try {
    const rows: unknown = JSON.parse(job.file.bytes.toString('utf8'));
    if (!Array.isArray(rows)) return null;
    job.file = { rows };
    job.total = rows.length;
    return rows;
  } catch {
    return null;
  }
}

function process(job: ImportJob, rows: readonly unknown[], until: number, now: number, around: Surroundings): void {
  const mode = { upsert: job.upsert, variants: around.settings.variants, now };
  for (; job.processed < until; job.processed += 1) {
    const row = rows[job.processed];
    const checked = checkUser(row, job.connection.options, around.settings.variants);
    if (checked.kind === 'refused') {
      job.failed.push({ user: maskUser(row), errors: checked.errors });
      continue;
    }
    if (!provide(job, checked.user)) {
      job.failed.push({ user: maskUser(row), errors: [duplicatedUser] });
      continue;
    }
    const result = importUser(around.users, job.connection, checked.user, mode);
    if (result.kind === 'inserted') job.inserted += 1;
    else if (result.kind === 'updated') job.updated += 1;
    else job.failed.push({ user: maskUser(row), errors: [result.error] });
  }
}

/** Whether the file has not provided any of the user's identifiers before. */
function provide({ provided }: ImportJob, user: ImportedUser): boolean {
  const { email, userId, username } = user;
  if (provided.emails.has(email)) return false;
  if (userId !== undefined && provided.ids.has(userId)) return false;
  if (username !== undefined && provided.usernames.has(username)) return false;
  provided.emails.add(email);
  if (userId !== undefined) provided.ids.add(userId);
  if (username !== undefined) provided.usernames.add(username);
  return true;
}

function end(job: ImportJob, how: JobEnd, around: Surroundings): void {
  job.end = how;
  job.file = null;
  for (const set of Object.values(job.provided)) set.clear();
  around.logs.add(how.at, {
    type: how.kind === 'completed' ? 'sui' : 'fui',
    description: how.kind === 'completed' ? 'Successful users import' : how.detail,
    connection: job.connection.name,
    connection_id: job.connection.id,
    details: { job_id: job.id, external_id: job.externalId, summary: summaryOf(job) },
  });
}

/** The four counts that a job reports (Auth0 OpenAPI: GetJobResponse). */
export function summaryOf(job: ImportJob) {
  return { failed: job.failed.length, updated: job.updated, inserted: job.inserted, total: job.processed };
}

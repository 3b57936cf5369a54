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
 * Brings an import job to where it stands at `now`, or as far as `most` users more. Jobs need no timers: whoever looks at the
 * tenant first has it brought up to date, and can't tell the difference. Says whether `most` has cut it short.
 */
export function runImport(job: ImportJob, now: number, around: Surroundings, most: number): 'up-to-date' | 'cut-short' {
  if (job.end !== null || job.file === null) return 'up-to-date';
  const rows = rowsOf(job);
  if (rows === null) {
    const detail = 'Failed to parse users file JSON when importing users. Make sure it is valid JSON.';
    end(job, { kind: 'failed', at: now, detail }, around);
    return 'up-to-date';
  }
  const { goal, ending } = whatIsDue(job, rows.length, now, around.settings.importSpeed);
  const until = Math.min(goal, job.processed + most);
  process(job, rows, until, now, around);
  if (until < goal) return 'cut-short';
  if (ending !== null) end(job, ending, around);
  return 'up-to-date';
}

/** How many of the file's users are done at `now`, and how the job ends with them, if it does. */
function whatIsDue(
  job: ImportJob,
  users: number,
  now: number,
  speed: TenantSettings['importSpeed'],
): { readonly goal: number; readonly ending: JobEnd | null } {
  const elapsedMs = now - job.createdAt;
  const counted = Math.min(elapsedMs, limitMs);
  const due = speed === 'instant' ? users : Math.min(users, Math.floor((counted / 1000) * speed));
  const { fault } = job;
  const faulty = fault?.kind === 'job-fails' || (fault?.kind === 'job-never-ends' && !job.released);
  if (faulty) {
    const last = Math.floor(users * fault.share);
    const fails = fault.kind === 'job-fails' && due >= last;
    return { goal: Math.min(due, last), ending: fails ? { kind: 'failed', at: now, detail: fault.detail } : null };
  }
  if (due >= users) return { goal: users, ending: { kind: 'completed', at: now } };
  if (elapsedMs < limitMs) return { goal: due, ending: null };
  const detail = 'The job exceeded its time limit of 2 hours.';
  return { goal: due, ending: { kind: 'failed', at: job.createdAt + limitMs, detail } };
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

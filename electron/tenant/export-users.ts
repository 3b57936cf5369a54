import type { z } from 'zod';
import { UserferryError } from '../common/userferry-error.ts';
import {
  acceptedJob,
  foundUserFields,
  type JobAnswer,
  jobAnswer,
  toFoundUser,
  toUser,
  userAnswer,
  userFields,
} from './answers.ts';
import { CallFailed } from './call-failure.ts';
import { exportLines } from './export-file.ts';
import type { TenantSession } from './session.ts';
import type { ExportedUser, FoundUser } from './tenant.ts';

const batchSize = 500;
const kept = 'Exporting only reads: nothing in the tenant was changed.';
const purpose = { doing: 'export the users of the connection', kept, scope: 'read:users' };

/**
 * Reads a whole connection, or the whole tenant (null), back through an export job, in batches, no faster than they are taken. The file's address holds for
 * about a minute, so it is fetched at once; one that has expired or breaks off is made anew, and users given before come again.
 */
export function exportUsers(
  session: TenantSession,
  connectionId: string | null,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedUser[]> {
  return exported(session, connectionId, { fields: userFields, toUser }, signal);
}

/** The same with everything that is told of each user. */
export function exportInFull(
  session: TenantSession,
  connectionId: string | null,
  signal?: AbortSignal,
): AsyncGenerator<readonly FoundUser[]> {
  return exported(session, connectionId, { fields: foundUserFields, toUser: toFoundUser }, signal);
}

/** What is asked of each user, and what is made of the answer. */
interface Wanted<User> {
  readonly fields: readonly string[];
  toUser(answer: z.infer<typeof userAnswer>): User;
}

async function* exported<User>(
  session: TenantSession,
  connectionId: string | null,
  wanted: Wanted<User>,
  signal?: AbortSignal,
): AsyncGenerator<readonly User[]> {
  let broken: unknown;
  for (let attempt = 0; attempt < session.limits.exports; attempt += 1) {
    const location = await exportedFile(session, connectionId, wanted.fields, signal);
    try {
      yield* readFile(session, location, wanted, signal);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof BrokenFile)) throw error;
      broken = error.cause;
    }
  }
  throw new UserferryError(
    {
      code: 'UF-2031',
      message: `The file with the connection’s users broke off ${session.limits.exports} times while it was downloaded.`,
      kept,
      next: 'Check that this computer may download from Auth0’s export host (a proxy may cut long downloads), then try again.',
      ...(broken instanceof Error ? { detail: broken.message } : {}),
    },
    { cause: broken },
  );
}

/** The download failed in a way that a new export can mend. */
class BrokenFile extends Error {}

/** Starts an export job and waits for its file's address. */
async function exportedFile(
  session: TenantSession,
  connectionId: string | null,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<URL> {
  const { calls, clients, clock, limits } = session;
  const request = {
    ...(connectionId === null ? {} : { connection_id: connectionId }),
    format: 'json',
    fields: fields.map((name) => ({ name })),
  } as const;
  const { id } = await session.explained(purpose, async () =>
    acceptedJob.parse(await calls.safely((options) => clients.jobs.usersExports.create(request, options), signal)),
  );
  let waited = 0;
  for (let wait = limits.firstPoll; ; wait = Math.min(wait * 1.5, limits.longestPoll)) {
    const job = await session.explained(purpose, () => readJob(session, id, signal));
    if (job.status === 'completed' && job.location) return exportAddress(session, job.location);
    const end = endWithoutFile(job) ?? (waited < limits.exportTime ? null : 'not done in time');
    if (end !== null) {
      throw new UserferryError({
        code: 'UF-2030',
        message: 'Auth0 could not export the connection’s users.',
        kept,
        next: 'Try again; if it fails again, ask Auth0’s support about this job.',
        detail: `Job ${id}: ${end}`,
      });
    }
    await clock.sleep(wait, signal);
    waited += wait;
  }
}

type ExportJob = Pick<JobAnswer, 'status' | 'location' | 'status_details'>;

/** Jobs are forgotten after a day, in which this computer may have slept. Throws CallFailed. */
async function readJob({ calls, clients }: TenantSession, id: string, signal?: AbortSignal): Promise<ExportJob> {
  try {
    return jobAnswer.parse(await calls.safely((options) => clients.jobs.get(id, options), signal));
  } catch (error) {
    if (!(error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 404)) throw error;
    return { status: 'forgotten' };
  }
}

function endWithoutFile({ status, status_details: details }: ExportJob): string | null {
  return ['failed', 'expired', 'completed', 'forgotten'].includes(status)
    ? `${status} ${JSON.stringify(details ?? '')}`
    : null;
}

/** Personal data is only ever downloaded encrypted, but from the practice tenant on this machine. */
function exportAddress(session: TenantSession, location: string): URL {
  const url = URL.canParse(location) ? new URL(location) : null;
  const loopback = session.address.origin.startsWith('http:') && url?.hostname === '127.0.0.1';
  if (url && (url.protocol === 'https:' || loopback)) return url;
  throw new UserferryError({
    code: 'UF-2032',
    message: 'Auth0 named an address for the exported users that is not encrypted.',
    kept: 'Nothing was downloaded, and nothing in the tenant was changed.',
    next: 'Report this with the details below.',
    // Without its query, which is the key to the file.
    detail: location.replace(/\?.*$/, '').slice(0, 200),
  });
}

async function* readFile<User>(session: TenantSession, location: URL, { toUser }: Wanted<User>, signal?: AbortSignal) {
  let batch: User[] = [];
  for await (const lines of whole(exportLines(await download(session, location, signal), signal))) {
    const users = await session.explained(purpose, async () =>
      lines.map((line) => toUser(userAnswer.parse(readLine(line)))),
    );
    batch.push(...users);
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Marks what the download itself throws, so that it is told apart from what the consumer or a user's form does. */
async function* whole(lines: AsyncGenerator<readonly string[]>): AsyncGenerator<readonly string[]> {
  try {
    yield* lines;
  } catch (error) {
    throw new BrokenFile('The download broke off.', { cause: error });
  }
}

/** The file lies on another host than the tenant, so the bearer token is not sent along. */
async function download(
  session: TenantSession,
  location: URL,
  signal?: AbortSignal,
): Promise<NonNullable<Response['body']>> {
  let response: Response;
  try {
    response = await session.fetch(location.href, signal ? { signal } : {});
  } catch (error) {
    throw new BrokenFile('The download did not begin.', { cause: error });
  }
  if (response.status === 200 && response.body !== null) return response.body;
  await response.body?.cancel();
  throw new BrokenFile('The download was refused.', {
    cause: new Error(`The export host answered ${response.status}.`),
  });
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    // A line that is no JSON is one that was cut off.
    throw new BrokenFile('A line can’t be read.', {
      cause: new Error('A line of the export can’t be read.', { cause: error }),
    });
  }
}

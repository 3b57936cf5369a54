import { UserferryError } from '../common/userferry-error.ts';
import { acceptedJob } from './answers.ts';
import { CallFailed, type CallFailure } from './call-failure.ts';
import { isTwoActiveJobs, type TenantSession } from './session.ts';
import type { ImportFile, ImportSubmission } from './tenant.ts';
import { tenantFailure } from './tenant-failure.ts';

const purpose = {
  doing: 'take an import file',
  kept: 'Auth0 took nothing of this file; nobody in it was changed.',
  scope: 'create:users',
};

/**
 * Sends one import file, once. What surely didn't arrive and what may have arrived are told apart, because a file whose answer
 * was lost must never be sent beside its possible twin.
 */
export async function submitImport(
  session: TenantSession,
  file: ImportFile,
  signal?: AbortSignal,
): Promise<ImportSubmission> {
  try {
    const answer = await session.calls.once(
      (options) =>
        session.clients.jobs.usersImports.create(
          {
            users: { data: file.body, filename: 'users.json', contentType: 'application/json' },
            connection_id: file.connectionId,
            upsert: file.upsert,
            external_id: file.externalId,
            // Auth0's default mails all owners of the tenant for every file.
            send_completion_email: false,
          },
          { ...options, headers: { ...options.headers, 'X-Correlation-ID': file.correlationId.slice(0, 64) } },
        ),
      signal,
    );
    const job = acceptedJob.safeParse(answer);
    if (job.success) return { kind: 'accepted', job: job.data.id };
    return { kind: 'uncertain', why: 'The tenant’s answer can’t be read.' };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const submission = error.stage === 'token' ? withoutToken(error.failure) : classifySubmission(error.failure);
    if (submission) return submission;
    throw refusal(error.failure) ?? tenantFailure(error, purpose, session.address.domain);
  }
}

/** What an import file's failed submission means; null when the tenant refused the file for a reason that must be mended. */
export function classifySubmission(failure: CallFailure): ImportSubmission | null {
  switch (failure.kind) {
    case 'not-sent':
      return { kind: 'not-sent', why: failure.why };
    case 'lost':
      return { kind: 'uncertain', why: failure.why };
    case 'status':
      if (failure.status === 413) return { kind: 'too-large' };
      if (failure.status === 429 && isTwoActiveJobs(failure.message)) return { kind: 'two-active-jobs' };
      if (failure.status === 429) return { kind: 'not-sent', why: 'The tenant’s rate limit is used up.' };
      // A gateway's 408 or 5xx may come after the tenant behind it took the file.
      if (failure.status >= 500 || failure.status === 408) {
        return { kind: 'uncertain', why: `The tenant answered ${failure.status} ${failure.message}`.trim() };
      }
      return null;
  }
}

/** Without a token the file was not sent, or was answered 401, which takes nothing. */
function withoutToken(failure: CallFailure): ImportSubmission | null {
  if (failure.kind !== 'status') return { kind: 'not-sent', why: failure.why };
  if (failure.status !== 429 && failure.status !== 408 && failure.status < 500) return null;
  return { kind: 'not-sent', why: `The token request was answered with ${failure.status}.` };
}

function refusal(failure: CallFailure): UserferryError | null {
  if (failure.kind !== 'status' || failure.status !== 400) return null;
  return new UserferryError({
    code: 'UF-2020',
    message: 'Auth0 refused an import file.',
    kept: purpose.kept,
    next: adviceFor(failure.message),
    detail: failure.message,
  });
}

/** Auth0's texts for a refused import (Management API: POST /jobs/users-imports, 400), each with its cure. */
function adviceFor(message: string): string {
  if (/must be enabled/i.test(message)) return 'Enable the connection for at least one application, then go on.';
  if (/without import mode/i.test(message)) {
    return 'Switch on “Import Users to Auth0” in the connection’s settings, then go on.';
  }
  if (/database connection/i.test(message)) return 'Choose a database connection.';
  if (/does not exist/i.test(message)) return 'Choose the connection again: it has been deleted or renamed.';
  return 'The tenant’s own words stand in the details; mend what they name, then go on.';
}

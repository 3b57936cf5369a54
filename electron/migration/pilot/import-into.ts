import { randomUUID } from 'node:crypto';
import { assertNever } from '../../common/assert-never.ts';
import type { RefusedUser } from '../../tenant/tenant.ts';
import { BackOff } from '../bulk/back-off.ts';
import { fileTooLarge, jobFailed, submissionLost } from './pilot-errors.ts';
import type { PilotParts, Throwaway } from './pilot-types.ts';

export interface ImportEnd {
  readonly refused: readonly RefusedUser[];
  /** Under which the tenant's log may know it, and since when, ms since 1970. */
  readonly correlationId: string;
  readonly sent: number;
}

/**
 * Imports a file into a connection of the pilot's own, and waits for its end. After a lost answer it is sent again: nobody else is there,
 * and whoever had come the first time is refused and looked up like all others.
 * @throws UserferryError UF-4554, UF-4559, UF-4560
 */
export async function importInto(parts: PilotParts, connection: Throwaway, body: Uint8Array): Promise<ImportEnd> {
  const { tenant, patience, signal } = parts;
  const sending = await submit(parts, connection, body);
  if (sending.kind === 'too-large') throw fileTooLarge(body.length);
  await follow(parts, sending.job);
  const refused = await patience.tenant(() => tenant.users.refusedUsers(sending.job, signal));
  return { refused, correlationId: sending.correlationId, sent: sending.sent };
}

type Sending =
  | { readonly kind: 'accepted'; readonly job: string; readonly correlationId: string; readonly sent: number }
  | { readonly kind: 'too-large' };

/** Sends a file until the tenant has taken it, or finds it too large. */
export async function submit(parts: PilotParts, { id }: Throwaway, body: Uint8Array): Promise<Sending> {
  const { tenant, settings, clock, random, signal, onNote, token } = parts;
  const backOff = new BackOff(settings.firstWait, settings.longestWait, random);
  for (let lost = 0; ; ) {
    const correlationId = `userferry-pilot-${randomUUID()}`;
    const sent = clock.now();
    const file = { connectionId: id, body, upsert: false, externalId: `pilot:${token}`, correlationId };
    const submission = await tenant.users.submitImport(file, signal);
    switch (submission.kind) {
      case 'accepted':
        return { ...submission, correlationId, sent };
      case 'too-large':
        return { kind: 'too-large' };
      case 'two-active-jobs':
        onNote('Two import jobs are under way in the tenant already; the pilot waits for its turn.');
        break;
      case 'not-sent':
        onNote(`The tenant can’t be reached; the pilot waits. ${submission.why}`);
        break;
      case 'uncertain':
        lost += 1;
        if (lost >= settings.attempts) throw submissionLost(lost, submission.why);
        break;
      default:
        return assertNever(submission);
    }
    await clock.sleep(backOff.next(), signal);
  }
}

/** Waits for the end of a job, and notes what the tenant calls its states. */
export async function follow(parts: PilotParts, job: string): Promise<void> {
  const { tenant, settings, clock, random, patience, signal, jobWords } = parts;
  const backOff = new BackOff(settings.firstPoll, settings.longestPoll, random);
  const began = clock.now();
  for (let unknown = 0; ; ) {
    const { state, word } = await patience.tenant(() => tenant.jobInWords(job, signal));
    if (word !== null) jobWords.add(word);
    switch (state.kind) {
      case 'completed':
        return;
      case 'failed':
        throw jobFailed(state.detail);
      case 'unknown':
        unknown += 1;
        // A read may lag behind the job's creation.
        if (unknown > 1) throw jobFailed('Auth0 does not know the job any more.');
        await clock.sleep(settings.secondLook, signal);
        continue;
      case 'queued':
      case 'running':
        if (clock.now() - began > settings.jobLimit) throw jobFailed('It did not end within two hours.');
        await clock.sleep(backOff.next(), signal);
        continue;
      default:
        return assertNever(state);
    }
  }
}

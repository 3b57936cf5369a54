import { assertNever } from '../../common/assert-never.ts';
import type { DeltaFile, DeltaLine } from '../../journal/delta-records.ts';
import type { FoundUser, JobState } from '../../tenant/tenant.ts';
import { BackOff } from '../bulk/back-off.ts';
import type { IntendedPasswords } from '../worker/delta-passwords.ts';
import { type CarryingParts, rowOf } from './carry-listed.ts';
import { passwordsInVain } from './delta-errors.ts';

/** Looked at at a time. */
const BATCH = 40;
/** The tenant's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Carries over the passwords of whom nothing else is left, by import jobs that update who is there: one at a time, each looked at right
 * before, because a job knows people by their address and takes a hash only as long as nobody has signed in with the one before.
 * No file is sent as long as an earlier one may still come to something: an older hash could take a newer one's place.
 */
export async function carryPasswords(parts: CarryingParts): Promise<void> {
  const { worker, delta, settings, signal, clock } = parts;
  let vain = 0;
  /** A file that came to nothing is put together anew, but not for ever. */
  const counting = (end: FileEnd) => {
    vain = end === 'settled' ? 0 : vain + 1;
    if (vain >= settings.attempts) throw passwordsInVain(vain);
  };
  for (const file of await worker.beginPasswords(delta)) counting(await untilOver(parts, file, true));
  const room = settings.requestCap - settings.framing;
  let after = 0;
  const send = async () => {
    const intended = await worker.commitPasswords(delta, clock.now());
    if (intended !== null) counting(await sendFile(parts, intended, vain + 1 < settings.attempts));
  };
  for (;;) {
    signal.throwIfAborted();
    const batch = await worker.nextPasswords(delta, after, BATCH);
    for (const line of batch) {
      signal.throwIfAborted();
      await add(parts, line);
      after = line.number;
      // A little below what fits: the last one added goes with it.
      if (await worker.passwordsFill(Math.floor(room * 0.9) - LARGEST_ROW)) await send();
    }
    if (batch.length > 0) continue;
    await send();
    // Whom a lost file gives back stands before `after`.
    if ((await worker.nextPasswords(delta, 0, 1)).length === 0) return;
    after = 0;
  }
}

/** Id, address and hash of one user, generously. */
const LARGEST_ROW = 3_000;

async function add(parts: CarryingParts, line: DeltaLine): Promise<void> {
  const { worker, delta, ends, patience, signal, clock, onChange } = parts;
  const { number, key, userId } = line;
  const row = await rowOf(parts, key);
  const user = userId === null ? null : await patience.tenant(() => ends.tenant.user(userId, signal));
  const alone = user !== null && (await isAlone(parts, user));
  const added = await worker.addPassword(delta, number, { user, alone }, row, clock.now());
  if (added === 'ended') onChange({ number, state: 'done' });
}

/** Whether nobody of the connection goes by the user's address but the user: a job would take either. */
async function isAlone({ ends, patience, signal }: CarryingParts, { userId, email }: FoundUser): Promise<boolean> {
  if (email === null) return false;
  const having = await patience.tenant(() => ends.tenant.usersByEmail(email, signal));
  const here = having.filter(({ identities }) =>
    identities.some(({ connection }) => connection === ends.connection.name),
  );
  return here.length === 1 && here[0]?.userId === userId;
}

/** What became of a file: of everybody in it is known what, or their passwords wait to be sent anew. */
type FileEnd = 'settled' | 'again';

/** @param mayRepeat whether a job that contradicts itself is answered by another */
async function sendFile(parts: CarryingParts, { file, body }: IntendedPasswords, mayRepeat: boolean): Promise<FileEnd> {
  const { worker, delta, ends, settings, clock, random, signal } = parts;
  const backOff = new BackOff(settings.firstWait, settings.longestWait, random);
  for (;;) {
    const submission = await ends.tenant.submitImport(
      {
        connectionId: ends.connection.id,
        body: new Uint8Array(body),
        upsert: true,
        externalId: file.correlationId,
        correlationId: file.correlationId,
      },
      signal,
    );
    switch (submission.kind) {
      case 'accepted':
        await worker.passwordsAccepted(delta, file.number, submission.job);
        return follow(parts, file, submission.job, mayRepeat);
      case 'two-active-jobs':
      case 'not-sent':
        await clock.sleep(backOff.next(), signal);
        continue;
      case 'too-large':
        throw new Error('a file of passwords was too large');
      case 'uncertain':
        return untilOver(parts, file, mayRepeat);
      default:
        return assertNever(submission);
    }
  }
}

/** Waits for a file's end, whoever sent it. One that nobody knows anything of is over when no job can have it any more. */
async function untilOver(parts: CarryingParts, file: DeltaFile, mayRepeat: boolean): Promise<FileEnd> {
  const { worker, delta, ends, settings, clock, random, signal, patience, onNote } = parts;
  if (file.job !== null) return follow(parts, file, file.job, mayRepeat);
  const backOff = new BackOff(settings.firstProbe, settings.longestProbe, random);
  // A computer whose clock was set back would wait for that much longer.
  const bound = Math.min(file.sent, clock.now()) + settings.probeBound;
  onNote('The answer to a file of passwords was lost: its job is looked for, or waited for.');
  for (;;) {
    const finding = await patience.tenant(() =>
      ends.tenant.findInLog(file.correlationId, file.sent - CLOCK_SKEW_MS, signal),
    );
    if (finding.kind === 'job') {
      await worker.passwordsAccepted(delta, file.number, finding.job);
      return follow(parts, file, finding.job, mayRepeat);
    }
    const now = clock.now();
    if (now >= bound) {
      await worker.passwordsAgain(delta, file.number, now);
      return 'again';
    }
    await clock.sleep(Math.min(backOff.next(), bound - now), signal);
  }
}

async function follow(parts: CarryingParts, file: DeltaFile, job: string, mayRepeat: boolean): Promise<FileEnd> {
  const { worker, delta, ends, settings, clock, random, signal, patience, onChange } = parts;
  const backOff = new BackOff(settings.firstPoll, settings.longestPoll, random);
  const again = async (): Promise<FileEnd> => {
    await worker.passwordsAgain(delta, file.number, clock.now());
    return 'again';
  };
  for (;;) {
    const state: JobState = await patience.tenant(() => ends.tenant.job(job, signal));
    switch (state.kind) {
      case 'queued':
      case 'running':
        if (clock.now() - file.sent > settings.jobLimit) return again();
        await clock.sleep(backOff.next(), signal);
        continue;
      case 'failed':
        return again();
      case 'unknown':
        // A read that lags behind a job's creation answers so too.
        if (clock.now() - file.sent > settings.jobLimit) return again();
        await clock.sleep(settings.secondLook, signal);
        continue;
      case 'completed': {
        const refused = await patience.tenant(() => ends.tenant.refusedUsers(job, signal));
        const lines = await worker.passwordsOf(delta, file.number);
        // Whoever is neither named nor counted would be taken for done.
        const isWhole =
          state.summary === null ||
          (refused.length >= state.summary.failed &&
            state.summary.inserted + state.summary.updated + refused.length >= lines.length);
        if (!isWhole && mayRepeat) return again();
        const users: { number: number; user: FoundUser | null }[] = [];
        for (const { number, userId } of lines) {
          const user = userId === null ? null : await patience.tenant(() => ends.tenant.user(userId, signal));
          users.push({ number, user });
        }
        const now = clock.now();
        for (const change of await worker.settlePasswords(delta, file.number, { refused, isWhole }, users, now))
          onChange(change);
        return 'settled';
      }
      default:
        return assertNever(state);
    }
  }
}

import type { Clock } from '../../common/clock.ts';
import type { UndoConsent } from '../../common/undo-words.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { UndoCandidate, UndoChange } from '../../journal/undo-records.ts';
import type { Patience } from '../bulk/patience.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';
import { deletionsRefused } from './undo-errors.ts';
import type { UndoEnds } from './undo-types.ts';

/** Written down as intended at a time, before the first of them is looked at. */
const BATCH = 40;
/** Users who are looked at and deleted at the same time. */
const LANES = 4;
/** After so many in a row it is not one user's. */
const REFUSALS_IN_A_ROW = 3;

export interface DeletingParts {
  readonly worker: Remote<WorkerApi>;
  readonly clock: Clock;
  readonly run: string;
  readonly ends: UndoEnds;
  readonly consents: readonly UndoConsent[];
  readonly patience: Pick<Patience, 'tenant'>;
  readonly signal: AbortSignal;
}

/**
 * Deletes whoever waits on the list, each looked at right before. Those who could not be looked at before it ended wait again; of whom it
 * is not known whether they were deleted, that is looked up when it goes on. Throws the signal's reason when it is aborted.
 * @throws UserferryError UF-4408, or what the tenant refuses everybody
 */
export async function deleteListed(parts: DeletingParts, onChange: (change: UndoChange) => void): Promise<void> {
  const { worker, clock, run, signal } = parts;
  const refused: UndoChange[] = [];
  for (;;) {
    signal.throwIfAborted();
    const batch = await worker.intendUndo(run, BATCH, clock.now());
    if (batch.length === 0) return;
    const queue = batch.values();
    const changes: UndoChange[] = [];
    const lane = async () => {
      for (const user of queue) {
        const change =
          signal.aborted || refused.length >= REFUSALS_IN_A_ROW ? waitsAgain(user) : await deleteOne(parts, user);
        if (change === null) continue;
        changes.push(change);
        if (change.state === 'failed') refused.push(change);
        else if (change.state === 'deleted') refused.length = 0;
        onChange(change);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    await worker.noteUndone(run, changes, clock.now());
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    if (refused.length < REFUSALS_IN_A_ROW) continue;
    await worker.noteUndone(
      run,
      refused.map(({ sequence }) => ({ sequence, state: 'waiting' })),
      clock.now(),
    );
    throw deletionsRefused(refused.length, refused[0]?.detail ?? '');
  }
}

/** Null where nobody knows whether their deletion took place. */
function waitsAgain({ sequence, tried }: UndoCandidate): UndoChange | null {
  return tried ? null : { sequence, state: 'waiting' };
}

/** Looks at one user and deletes them unless that shows why not; after a lost answer, looks again. */
async function deleteOne(
  { worker, run, ends: { tenant }, consents, patience, signal }: DeletingParts,
  user: UndoCandidate,
): Promise<UndoChange | null> {
  const { sequence, userId } = user;
  let tried = user.tried;
  try {
    return await patience.tenant(async (): Promise<UndoChange> => {
      const found = await tenant.user(userId, signal);
      const intent = await worker.judgeUndo(run, sequence, found, consents);
      if (intent.kind === 'gone') return { sequence, state: tried ? 'deleted' : 'gone' };
      if (intent.kind === 'kept') return { sequence, state: 'kept', causes: intent.causes };
      signal.throwIfAborted();
      tried = true;
      // Not broken off once it is on its way.
      await tenant.deleteUser(userId);
      return { sequence, state: 'deleted' };
    });
  } catch (error) {
    if (signal.aborted) return waitsAgain({ sequence, userId, tried });
    if (!isRefusal(error)) throw error;
    return { sequence, state: 'failed', detail: error.detail ?? error.message };
  }
}

/** Auth0 refused this very call, for a reason of its own. */
function isRefusal(error: unknown): error is UserferryError {
  return error instanceof UserferryError && error.code === 'UF-2015';
}

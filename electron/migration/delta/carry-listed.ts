import type { Clock } from '../../common/clock.ts';
import type { DeltaKind } from '../../common/delta-words.ts';
import type { DeltaChange, DeltaLine } from '../../journal/delta-records.ts';
import type { AccountSource } from '../../stores/store.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { Patience } from '../bulk/patience.ts';
import type { RunEnds } from '../ends.ts';
import type { MigrationSettings } from '../settings.ts';
import { legacyTransience } from '../transient.ts';
import type { DeltaWritten } from '../worker/delta-carrying.ts';
import type { DeltaWrite } from '../worker/delta-writes.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';

/** Written down as intended at a time, before the first of them is looked at. */
const BATCH = 40;
/** Users who are looked at and changed at the same time. */
const LANES = 4;

export interface CarryingParts {
  readonly worker: Remote<WorkerApi>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly settings: MigrationSettings;
  readonly delta: string;
  readonly ends: RunEnds;
  readonly source: AccountSource;
  readonly patience: Pick<Patience, 'tenant' | 'until'>;
  readonly signal: AbortSignal;
  readonly onChange: (change: DeltaChange) => void;
  readonly onNote: (text: string) => void;
}

/** An account's row as it is now; null for who is not in the legacy database any more. */
export function rowOf(parts: CarryingParts, key: string): Promise<readonly unknown[] | null> {
  const { ends, source, patience, signal } = parts;
  return patience.until('database-unreachable', legacyTransience, () => ends.legacy.account(source, key, signal));
}

/**
 * Carries over whatever single changes of users do, each looked at right before, by account and by user: values are set, so that one who
 * may have been changed before is changed once more to the same. Throws the signal's reason when it is aborted.
 */
export async function carryListed(parts: CarryingParts): Promise<void> {
  const { worker, clock, delta, signal, onChange } = parts;
  for (;;) {
    signal.throwIfAborted();
    const batch = await worker.intendDelta(delta, BATCH, clock.now());
    if (batch.length === 0) return;
    const queue = batch.values();
    const written: DeltaWritten[] = [];
    const ended: DeltaChange[] = [];
    const lane = async () => {
      for (const line of queue) {
        // Whoever was not looked at stays intended: they are looked at first when it goes on.
        if (signal.aborted) continue;
        const result = await carryOne(parts, line);
        if ('refused' in result) written.push(result);
        else ended.push(result);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const change of await worker.noteDelta(delta, written, ended, clock.now())) onChange(change);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

async function carryOne(parts: CarryingParts, line: DeltaLine): Promise<DeltaWritten | DeltaChange> {
  const { worker, delta, ends, patience, signal } = parts;
  const { number, key, userId } = line;
  const row = await rowOf(parts, key);
  const user = userId === null ? null : await patience.tenant(() => ends.tenant.user(userId, signal));
  const step = await worker.deltaStep(delta, number, user, row);
  if (step.kind === 'end') return step.change;
  const refused: DeltaWritten['refused'][number][] = [];
  let after: FoundUser | null = null;
  const refuse = (kind: DeltaKind, reason: 'taken' | 'refused' | 'gone', detail: string) =>
    void refused.push({ kind, reason, detail });
  for (const write of step.writes) {
    // Not broken off between the writes of one user.
    const result = await setValues(parts, userId ?? '', write);
    if (result.kind === 'changed') after = result.user;
    else if (result.kind === 'nobody') refuse(write.kind, 'gone', 'nobody has the id any more');
    else refuse(write.kind, result.kind, result.why);
  }
  return { number, refused, after };
}

/** One change, unless somebody else has the address that it would give. */
async function setValues({ ends, patience }: CarryingParts, userId: string, { changes, address }: DeltaWrite) {
  const { tenant, connection } = ends;
  if (address !== null) {
    const others = await patience.tenant(() => tenant.usersByEmail(address));
    const isOther = ({ userId: id, identities }: FoundUser) =>
      id !== userId && identities.some((identity) => identity.connection === connection.name);
    if (others.some(isOther)) return { kind: 'taken', why: 'somebody else of the connection has the address' } as const;
  }
  return patience.tenant(() => tenant.updateUser(userId, changes));
}

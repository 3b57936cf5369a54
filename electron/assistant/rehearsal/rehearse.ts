import { randomBytes } from 'node:crypto';
import { eventsOf, type RehearsedEvent, type RehearsedMode } from '../../common/rehearsal-words.ts';
import { keptPasswords } from '../scripts/cases/what-was-said.ts';
import type { WorkspaceSession } from '../session.ts';
import { chooseKinds, type KnownPassword } from './choose-kinds.ts';
import { importModeTravels } from './import-mode.ts';
import type { Kind } from './kinds.ts';
import { legacyModeTravels } from './legacy-mode.ts';
import type { Cell } from './let-happen.ts';
import { madeUp, personOf } from './person.ts';
import { beginTravel, cellsOf, silent, type Travel } from './travel.ts';
import { doesNotApply, notTried } from './verdict.ts';
import type { RehearsalWish } from './wish.ts';

/** A kind of account with what came of each event; several kinds may be shown by one account. */
export interface RehearsedKind {
  readonly id: string;
  readonly title: string;
  /** The key of the account that stood for it; personal data perhaps, and kept nowhere. */
  readonly account: string | null;
  readonly cells: readonly Cell[];
}

export interface Rehearsal {
  readonly mode: RehearsedMode;
  /** The kinds that the rehearsal knows, those without an account included, each with all events of the mode. */
  readonly kinds: readonly RehearsedKind[];
  /** Which accounts were looked at, in words that follow “among”. */
  readonly lookedAt: string;
  readonly at: number;
  readonly durationMs: number;
}

export interface RehearsalWatch {
  readonly signal?: AbortSignal;
  /** Events that are over, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Takes accounts of every kind through every event of a mode, on a practice tenant of its own with the scripts as they would be deployed,
 * against the real legacy database. Nothing is written there: scripts that write are run on copies alone. The tenant ends with it.
 * @throws UserferryError UF-6301, UF-10xx, UF-11xx; the signal's reason
 */
export async function rehearse(
  session: WorkspaceSession,
  wish: RehearsalWish,
  known: readonly KnownPassword[],
  { signal, onProgress }: RehearsalWatch = {},
): Promise<Rehearsal> {
  const { mode, plan } = wish;
  const started = session.clock.now();
  const context = {
    prefix: plan.prefix,
    username: plan.username,
    membershipHash: plan.membershipHash,
    machineKey: session.secrets.machineKey ?? null,
  };
  const { kinds, looked, passwords } = await chooseKinds(session, plan, context, known, signal);
  const made = madeUp(randomBytes(6).toString('hex'));
  const travels = new Map<string, Travel>();
  for (const { whom } of kinds) {
    const key = travelOf(whom);
    const person = personOf(whom, plan, passwords.get(key ?? '') ?? null, made.address('new'));
    if (key !== null && person !== null && !travels.has(key)) travels.set(key, beginTravel(person, travels.size + 1));
  }
  const everybody = [...travels.values()];
  const events = eventsOf(mode);
  const total = everybody.length * events.length;
  let done = 0;
  onProgress?.(0, total);
  const tenant = await session.practiceTenant();
  // Whatever is under way at the tenant ends with it.
  const end = () => void tenant.stop();
  signal?.addEventListener('abort', end, { once: true });
  try {
    signal?.throwIfAborted();
    const journey = {
      session,
      tenant,
      wish,
      context,
      looked,
      travels: everybody,
      madeUp: made,
      stored: keptPasswords(
        everybody.flatMap(({ person: { subject } }) => (subject === null ? [] : [subject.account])),
      ),
      signal,
      onCell: () => {
        signal?.throwIfAborted();
        done += 1;
        onProgress?.(Math.min(done, total), total);
      },
    };
    await (mode === 'legacy' ? legacyModeTravels(journey) : importModeTravels(journey));
    onProgress?.(total, total);
  } catch (error) {
    // A call that was broken off is no failure of its own.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await tenant.stop();
  }
  return {
    mode,
    kinds: kinds.map((kind) => rehearsed(kind, events, travels)),
    lookedAt: looked.lookedAt,
    at: started,
    durationMs: session.clock.now() - started,
  };
}

/** Kinds that one account stands for travel once. */
function travelOf(whom: Kind['whom']): string | null {
  switch (whom.what) {
    case 'account':
    case 'outsider':
      return whom.subject.account.key.value;
    case 'new-person':
      return '';
    case 'out-of-reach':
    case 'nobody':
      return null;
  }
}

function rehearsed(
  { id, title, whom }: Kind,
  events: readonly RehearsedEvent[],
  travels: ReadonlyMap<string, Travel>,
): RehearsedKind {
  const key = travelOf(whom);
  const travel = key === null ? undefined : travels.get(key);
  if (travel !== undefined) return { id, title, account: key === '' ? null : key, cells: cellsOf(events, travel) };
  const verdict =
    whom.what === 'out-of-reach' || (whom.what === 'nobody' && !whom.applies)
      ? doesNotApply(whom.why)
      : notTried(whom.what === 'nobody' ? whom.why : '');
  return { id, title, account: null, cells: events.map((event) => silent(event, verdict)) };
}

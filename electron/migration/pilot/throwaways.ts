import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../common/json.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { ThrowawayRecord } from '../../journal/pilot-records.ts';
import type { PilotTenant } from '../../tenant/pilot/pilot-tenant.ts';
import type { Patience } from '../bulk/patience.ts';
import type { Piloting } from '../worker/piloting.ts';
import type { Remote } from '../worker/remote.ts';
import type { PilotParts, Throwaway } from './pilot-types.ts';
import { isOurs, MARK } from './throwaway.ts';

type Book = Pick<Remote<Piloting>, 'intendThrowaway' | 'throwawayMade' | 'throwawayRemoved' | 'throwawaysLeft'>;

/** Makes a connection for a pilot, written down before it is, and enables it for an application. */
export async function makeThrowaway(
  { tenant, patience, signal, settings, clock }: PilotParts,
  book: Book,
  pilot: string,
  wish: {
    readonly name: string;
    readonly application: string;
    readonly options: JsonObject;
    readonly scripts: Readonly<Record<string, string>>;
    readonly configuration: Readonly<Record<string, string>>;
  },
): Promise<Throwaway> {
  const { name, application, options, scripts, configuration } = wish;
  const mark = randomBytes(16).toString('hex');
  await book.intendThrowaway({ pilot, name, mark });
  const content = { fields: { metadata: { [MARK]: mark } }, options, scripts, configuration };
  const id = await patience.tenant(async () => {
    try {
      return await tenant.connections.create(name, content, signal);
    } catch (error) {
      // After a lost answer it may be there: by this mark nobody else's is.
      const there = await findOurs(tenant, { pilot, name, mark, connection: null }, signal);
      if (there === null) throw error;
      return there;
    }
  });
  await book.throwawayMade(pilot, name, id);
  await patience.tenant(() => tenant.connections.enable(id, [application], signal));
  // Auth0 lets a change of applications take effect a little later.
  await clock.sleep(settings.firstPoll, signal);
  return { id, name };
}

async function findOurs(tenant: PilotTenant, record: ThrowawayRecord, signal: AbortSignal): Promise<string | null> {
  const seen = await tenant.seen(record.name, signal);
  return seen !== null && isOurs(record, seen) ? seen.id : null;
}

export interface Swept {
  readonly removed: readonly string[];
  /** Those that could not be, with why. */
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Removes the connections that pilots of this workspace have made in a tenant and not removed; nothing else ever. What can't be removed
 * stays written down for the next time.
 * @param brokenOff the pilot that was stopped just now: what it was making when it was may come to be after it was looked for
 */
export async function sweep(
  tenant: PilotTenant,
  book: Book,
  patience: Pick<Patience, 'tenant'>,
  signal: AbortSignal,
  brokenOff: string | null = null,
): Promise<Swept> {
  const removed: string[] = [];
  const left: { name: string; why: string }[] = [];
  for (const record of await book.throwawaysLeft(tenant.users.domain)) {
    const { pilot, name, connection } = record;
    try {
      const seen = await patience.tenant(() => tenant.seen(name, signal));
      if (seen !== null && !isOurs(record, seen)) {
        left.push({ name, why: 'A connection has its name and is not the one that was made: it is left alone.' });
        continue;
      }
      if (seen === null && connection === null && pilot === brokenOff) {
        left.push({ name, why: 'It was being made when the pilot was stopped, and may come to be yet.' });
        continue;
      }
      if (seen !== null) {
        await patience.tenant(() => tenant.removeConnection(seen.id, signal));
        removed.push(name);
      }
      await book.throwawayRemoved(pilot, name);
    } catch (error) {
      if (!(error instanceof UserferryError) && !signal.aborted) throw error;
      const why = error instanceof UserferryError ? error.message : 'The tenant could not be reached in time.';
      left.push({ name, why });
    }
  }
  return { removed, left };
}

/** A name for a pilot's connections, and what stands in its accounts' ids: nobody guesses it. */
export function newToken(): string {
  return randomBytes(8).toString('hex');
}

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decision, Outcome, Reason } from '../../common/words.ts';
import type { LegacyDatabase } from '../../legacy/legacy.ts';
import type { RunEnds } from '../../migration/migration.ts';
import type { PlanBasis } from '../../migration/plan/plan-types.ts';
import { openTenant } from '../../tenant/open-tenant.ts';
import type { RehearsalTenant } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';

/** What a bulk run made of an account. */
export interface TrialOutcome {
  readonly decision: Decision;
  /** Null while it has none. */
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
}

/**
 * Carries out a bulk run of some accounts into a connection of the practice tenant, as a migration does: their hashes go there, in memory
 * alone, and the run's journal is gone when it is over. Gives what became of each account, by its key.
 * @param keys in any order that stays the same
 */
export async function trialImport(
  session: WorkspaceSession,
  tenant: RehearsalTenant,
  connection: RunEnds['connection'],
  { basis, keys }: { readonly basis: PlanBasis; readonly keys: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, TrialOutcome>> {
  const folder = await mkdtemp(join(tmpdir(), 'userferry-rehearsal-'));
  try {
    const migration = await session.trialMigration(join(folder, `${randomUUID()}.journal`));
    try {
      const legacy = onlyThese(await session.legacy('scripts'), keys);
      const plan = await migration.makePlan(legacy, basis, signal === undefined ? {} : { signal });
      const { origin: domain, clientId, clientSecret } = tenant;
      const opened = openTenant(session.reaching({ domain, clientId, clientSecret }, {}));
      const handle = await migration.startRun(plan.id, { legacy, tenant: opened, connection });
      // Closing leaves a run under way as a crash would, which harms nobody here: a tenant that is gone would be waited for.
      await Promise.race([handle.done, ended(signal)]);
      signal?.throwIfAborted();
      const outcomes = new Map<string, TrialOutcome>();
      for await (const page of migration.entries({ plan: plan.id, run: handle.id })) {
        for (const { key, decision, outcome, reason } of page) {
          outcomes.set(key, { decision, outcome: outcome ?? null, reason: reason ?? null });
        }
      }
      return outcomes;
    } finally {
      await migration.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The legacy database with these accounts alone, in this order. */
function onlyThese(legacy: LegacyDatabase, keys: readonly string[]): LegacyDatabase {
  const places = new Map(keys.map((key, place) => [key, place]));
  return {
    ...legacy,
    async *readAccounts(source, { after, upTo, pageSize }, signal) {
      const from = after === null ? 0 : (places.get(after) ?? -1) + 1;
      const to = upTo === null ? keys.length : (places.get(upTo) ?? -1) + 1;
      for (let start = from; start < to; start += pageSize) {
        const rows: (readonly unknown[])[] = [];
        for (const key of keys.slice(start, Math.min(to, start + pageSize))) {
          const row = await legacy.account(source, key, signal);
          if (row !== null) rows.push(row);
        }
        if (rows.length > 0) yield { rows };
      }
    },
  };
}

/** Resolves when the signal is aborted; never without one. */
function ended(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

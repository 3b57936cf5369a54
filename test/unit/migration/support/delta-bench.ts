import { randomUUID } from 'node:crypto';
import type { CarriedDelta, DeltaStanding } from '../../../../electron/migration/delta/delta-types.ts';
import type { Migration, RunEnds } from '../../../../electron/migration/migration.ts';
import { type LegacyRow, someHash } from './memory-legacy.ts';
import type { ScriptedTenant } from './scripted-tenant.ts';
import { type UndoBench, undoBench } from './undo-bench.ts';

export interface DeltaBench extends UndoBench {
  readonly both: RunEnds;
  copy(): DeltaBench;
}

/** A workspace whose run is over, with the old application still at work. */
export async function deltaBench(accounts: number, prepare?: (tenant: ScriptedTenant) => void): Promise<DeltaBench> {
  return over(await undoBench(accounts, prepare));
}

function over(bench: UndoBench): DeltaBench {
  const { tenant, legacy, clock } = bench;
  tenant.clock = clock;
  tenant.jobMs = 1_000;
  tenant.grantedScopes = ['delete:users', 'update:users', 'update:users_app_metadata', 'create:users'];
  return { ...bench, both: { ...bench.ends, legacy }, copy: () => over(bench.copy()) };
}

/** The old application changes an account. */
export function changeRow({ legacy }: Pick<DeltaBench, 'legacy'>, number: number, changes: Partial<LegacyRow>): void {
  const key = String(number).padStart(8, '0');
  legacy.rows = legacy.rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
}

export function removeRow({ legacy }: Pick<DeltaBench, 'legacy'>, number: number): void {
  const key = String(number).padStart(8, '0');
  legacy.rows = legacy.rows.filter((row) => row.key !== key);
}

export const newHash = () => someHash(randomUUID());

/** Of each account on the list: what changed and how it stands, with whatever is not carried over. */
export async function linesOf(migration: Migration, delta: string): Promise<Readonly<Record<number, string>>> {
  const lines: Record<number, string> = {};
  for await (const page of migration.delta.entries(delta)) {
    for (const { key, kinds, state, listed } of page) {
      lines[Number(key)] = [kinds.join('+'), state, ...listed.map(({ kind, reason }) => `${kind}:${reason}`)].join(' ');
    }
  }
  return lines;
}

export const noWish = { by: null, why: null };

/** Carries a delta over to its end. */
export async function carried(migration: Migration, { both }: DeltaBench): Promise<DeltaStanding> {
  const { standing, end }: CarriedDelta = await migration.delta.carryOver(both, noWish);
  if (end.kind === 'failed') throw end.failure;
  return standing;
}

import type { Migration } from '../../../../electron/migration/migration.ts';
import { type DeltaBench, deltaBench } from './delta-bench.ts';
import type { ScriptedTenant } from './scripted-tenant.ts';
import { addressOf, idOf } from './undo-bench.ts';

/** A workspace whose run found these accounts' users in the connection already. */
export function presentBench(
  accounts: number,
  present: readonly number[],
  prepare: (tenant: ScriptedTenant) => void = () => undefined,
): Promise<DeltaBench> {
  return deltaBench(accounts, (tenant) => {
    for (const number of present) tenant.add(idOf(number), addressOf(number), { plan: 'gold' });
    prepare(tenant);
  });
}

/** Of everybody on the list: how it stands, and why. */
export async function statesOf(migration: Migration, run: string): Promise<Readonly<Record<number, string>>> {
  const states: Record<number, string> = {};
  for await (const page of migration.present.entries(run)) {
    for (const { key, state, reason } of page) states[Number(key)] = reason === null ? state : `${state} ${reason}`;
  }
  return states;
}

/** What is true of a user, whatever the moment was: a value that was never there is as good as one that was taken away. */
export function told(user: object | undefined): object {
  const { created: _created, changed: _changed, ...rest } = { created: null, changed: null, ...user };
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== false));
}

/** What the tenant holds, by user id. */
export function heldBy(tenant: ScriptedTenant): readonly object[] {
  return [...tenant.users.values()].sort((one, other) => (one.userId < other.userId ? -1 : 1)).map(told);
}

/** Somebody changes a user. */
export function changeUser(tenant: ScriptedTenant, number: number, changes: object): void {
  const user = tenant.users.get(idOf(number));
  if (user !== undefined) tenant.users.set(idOf(number), { ...user, ...changes });
}

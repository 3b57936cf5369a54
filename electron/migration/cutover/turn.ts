import type { CutoverFacts } from './checklist-types.ts';

type Facts = Pick<CutoverFacts, 'mode' | 'connection' | 'run' | 'cutover'>;

/** Whether nothing but a run is there to be cut over: bulk into Auth0's own store, where no script is asked. */
export function isPlainBulk({ mode, connection }: Pick<Facts, 'mode' | 'connection'>): boolean {
  return mode === 'bulk' && connection !== null && (connection === 'absent' || connection.plain);
}

/** Whether people sign in without the legacy database already. */
export function isOver(facts: Facts): boolean {
  const { connection, run } = facts;
  if (isPlainBulk(facts)) return run !== null;
  return connection !== null && connection !== 'absent' && connection.noOps;
}

/** From when on people sign in without the legacy database, and what brought that about; null where it is not so yet, or nobody knows. */
export function turnOf(facts: Facts): { readonly by: string; readonly at: number } | null {
  const { run, cutover } = facts;
  if (isPlainBulk(facts)) return run === null ? null : { by: `run ${run.id}`, at: run.started };
  return cutover === null ? null : { by: `deployment ${cutover.number}`, at: cutover.made };
}

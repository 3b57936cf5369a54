import type { ScriptCaseRecord } from '../../journal/records.ts';
import type { Migration } from '../../migration/migration.ts';
import { type Capacity, capacityOf, publicConcurrency, scriptTimeOf } from '../../migration/reach/capacity.ts';

/** What somebody tells of the load; what is left out is measured where it was, or unknown. */
export interface ToldLoad {
  /** Sign-ins a second in the busiest minute. */
  readonly peakSignIns?: number;
  /** How long the login script takes, in ms. */
  readonly scriptMs?: number;
  readonly concurrency?: number;
  readonly freeConnections?: number;
}

/** Whether tenant and database carry the sign-ins, by what is told and what the journal has of the login script's test cases. */
export async function capacityWith(
  migration: Pick<Migration, 'scriptCases'>,
  way: 'direct' | 'service',
  { peakSignIns, scriptMs, concurrency, freeConnections }: ToldLoad,
): Promise<Capacity> {
  const cases = await migration.scriptCases();
  // Only scripts that ask SQL Server themselves are measured.
  const measured = way === 'direct' ? scriptTimeOf(signInTimes(cases)) : null;
  return capacityOf({
    peakSignIns: peakSignIns ?? null,
    scriptTime: scriptMs === undefined ? measured : { p95: scriptMs, runs: null },
    concurrency: concurrency ?? publicConcurrency,
    freeConnections: freeConnections ?? null,
  });
}

/** Cases in which the database is away, or several sign in at once, tell nothing of how long one takes. */
const tellsNothing: ReadonlySet<string> = new Set(['database-down', 'database-silent', 'side-by-side']);

function signInTimes(cases: readonly ScriptCaseRecord[]): readonly number[] {
  return cases
    .filter(({ action, name, outcome }) => action === 'login' && outcome === 'passed' && !tellsNothing.has(name))
    .map(({ durationMs }) => durationMs);
}

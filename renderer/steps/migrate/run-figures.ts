import type { RunCounts } from '../../../electron/assistant/contract/index.ts';

/** A run's counts as the screens add them up: five numbers that make the accounts that the run is about. */
export interface RunFigures {
  /** The plan without those held and skipped, who never leave the database. */
  readonly concerned: number;
  /** In Auth0 now: imported, updated, or there before. */
  readonly inTenant: number;
  readonly rejected: number;
  readonly uncertain: number;
  readonly withTenant: number;
  readonly toSend: number;
  /** With a final outcome. */
  readonly done: number;
}

/** Adds up a run's counts; `inTenant + rejected + uncertain + withTenant + toSend` is `concerned`. */
export function runFigures(counts: RunCounts): RunFigures {
  const inTenant = counts.imported + counts.updated + counts.present;
  return {
    concerned: counts.total - counts.held - counts.skipped,
    inTenant,
    rejected: counts.rejected,
    uncertain: counts.uncertain,
    withTenant: counts.withTenant,
    toSend: counts.toSend,
    done: inTenant + counts.rejected,
  };
}

import type { WaveRecord } from '../../journal/wave-records.ts';
import type { PlanEstimate } from '../plan/estimate.ts';

/** How long the accounts that are left will take, in ms. */
export interface WavesEstimate {
  /** By the largest wave so far, which hides least behind what each wave costs besides; null: none has ended, the plan tells. */
  readonly byWave: number | null;
  /** Milliseconds of the run's activity for an account. */
  readonly msPerAccount: number;
  /** Accounts of the waves that have not ended, less those that have an outcome. */
  readonly accountsLeft: number;
  readonly left: number;
}

/** How long an ended wave took for each of its accounts, in ms; null for another. */
export function paceOfWave({ state, accounts, activeBefore, activeUntil }: WaveRecord): number | null {
  if (state !== 'ended' || activeBefore === null || activeUntil === null || accounts === 0) return null;
  return Math.max(0, activeUntil - activeBefore) / accounts;
}

/** @param settled accounts of waves that have not ended which have their outcome */
export function estimateWaves(
  waves: readonly WaveRecord[],
  settled: number,
  { importing }: Pick<PlanEstimate, 'importing'>,
): WavesEstimate {
  const total = waves.reduce((sum, { accounts }) => sum + accounts, 0);
  const open = waves.filter(({ state }) => state !== 'ended').reduce((sum, { accounts }) => sum + accounts, 0);
  const accountsLeft = Math.max(0, open - settled);
  const [largest] = waves
    .filter((wave) => paceOfWave(wave) !== null)
    .toSorted((one, other) => other.accounts - one.accounts || other.number - one.number);
  const pace = largest === undefined ? null : paceOfWave(largest);
  const msPerAccount = pace ?? (total === 0 ? 0 : importing.usual / total);
  return { byWave: largest?.number ?? null, msPerAccount, accountsLeft, left: Math.round(msPerAccount * accountsLeft) };
}

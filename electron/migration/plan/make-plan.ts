import type { Clock } from '../../common/clock.ts';
import type { PlanPurpose } from '../../journal/plans.ts';
import type { LegacyDatabase } from '../../legacy/legacy.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import type { WatchedReading } from '../migration.ts';
import type { MigrationSettings } from '../settings.ts';
import type { Planning, SurveyedAccounts } from '../worker/planning.ts';
import type { Remote } from '../worker/remote.ts';
import type { PlanBasis } from './plan-types.ts';

/** Reads every account once and has the worker store a decision for each; a survey likewise, to be looked at. */
export async function makePlan(
  worker: Remote<Planning>,
  purpose: PlanPurpose,
  legacy: LegacyDatabase,
  basis: PlanBasis,
  { signal, onProgress, expected }: WatchedReading,
  settings: MigrationSettings,
  clock: Clock,
): Promise<SurveyedAccounts> {
  const source = accountSource(basis.mapping, basis.applications);
  /** Statistics run behind what is inserted: progress never says that more was read than there is. */
  const report = (done: number) => onProgress?.(done, ...(expected === undefined ? [] : [Math.max(expected, done)]));
  report(0);
  const plan = await worker.beginPlan(purpose, basis, clock.now());
  try {
    const range = {
      after: null,
      upTo: null,
      pageSize: settings.pageSize,
      ...(basis.inOnePass === true ? { inOnePass: true } : {}),
    };
    // One page is decided while the next is read; never more than that, so memory stays flat.
    let decided: Promise<number> = Promise.resolve(0);
    for await (const { rows } of legacy.readAccounts(source, range, signal)) {
      signal?.throwIfAborted();
      // Awaited whether or not somebody watches: `onProgress?.(await …)` would wait only for those who do.
      const accounts = await decided;
      report(accounts);
      decided = worker.planPage(plan, rows);
      decided.catch(() => undefined);
    }
    report(await decided);
    signal?.throwIfAborted();
    return await worker.finishPlan(plan, settings.requestCap - settings.framing);
  } catch (error) {
    // What can't be cleared away on a full disk goes with the next plan.
    await worker.dropPlan(plan).catch(() => undefined);
    throw error;
  }
}

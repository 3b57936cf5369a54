import type { Journal } from '../../journal/journal.ts';
import { frozenPrefix } from '../plan/plan-errors.ts';
import type { DatedBasis, PlanSummary } from '../plan/plan-types.ts';

/**
 * Holds the workspace to the prefix of its runs: an account must keep its user id over all of them, or a later run would take
 * the users of an earlier one for strangers.
 * @throws UserferryError UF-3003
 */
export function refuseOtherPrefix(
  { runs, plans }: Pick<Journal<DatedBasis, PlanSummary>, 'runs' | 'plans'>,
  prefix: string,
): void {
  for (const { plan } of runs.all()) {
    const used = plans.read(plan).basis.prefix;
    if (used !== prefix) throw frozenPrefix(used, prefix);
  }
}

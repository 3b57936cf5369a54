import { plural, t } from '@lingui/core/macro';
import type { Activity, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count } from '../../words/numbers.ts';

/** Where step 3 stands, for the bottom bar. */
export function tenantStanding(
  { checks, connected, scopesMissing }: Snapshot['tenant'],
  activity: Activity | undefined,
) {
  const passed = count(checks.filter(({ state }) => state === 'passed' || state === 'warned').length);
  const all = count(checks.length);
  const checksPassed = plural(
    { checks: checks.length },
    {
      one: `${passed} of ${all} check passed.`,
      other: `${passed} of ${all} checks passed.`,
    },
  );
  // Of the checks alone: a run or deployed scripts may have brought people long ago.
  const onlyRead = t`The checks only read, and changed nothing there.`;
  if (activity?.kind === 'tenant-check') return <Standing fact={checksPassed} more={t`Nothing is created.`} />;
  if (connected) return <Standing fact={t`The tenant is ready.`} more={onlyRead} />;
  if (scopesMissing.length > 0) {
    return <Standing fact={t`${{ scopes: count(scopesMissing.length) }} to grant in the dashboard.`} more={onlyRead} />;
  }
  if (checks.length > 0) return <Standing fact={checksPassed} more={onlyRead} />;
  return <Standing fact={t`The tenant has not been asked yet.`} more={t`What you typed is kept if you leave.`} />;
}

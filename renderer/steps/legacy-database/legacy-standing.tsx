import { plural, t } from '@lingui/core/macro';
import type { Activity, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count } from '../../words/numbers.ts';

/** Where step 1 stands, for the bottom bar. */
export function legacyStanding({ checks, connected }: Snapshot['legacy'], activity: Activity | undefined) {
  const passed = checks.filter(({ state }) => state === 'passed' || state === 'warned').length;
  if (activity?.kind === 'practice') {
    return <Standing fact={t`The practice servers are starting.`} more={t`They run on this computer alone.`} />;
  }
  const warned = checks.filter(({ state }) => state === 'warned').length;
  const of = count(checks.length);
  if (connected) {
    return (
      <Standing
        fact={
          warned === 0
            ? t`${{ passed: count(passed) }} of ${of} checks passed.`
            : plural(warned, {
                one: `${of} checks done, ${warned} with a warning.`,
                other: `${of} checks done, ${warned} with a warning.`,
              })
        }
        more={t`The accounts can be read.`}
      />
    );
  }
  if (passed > 0 || activity?.kind === 'diagnose' || checks.some(({ state }) => state === 'failed')) {
    return (
      <Standing
        fact={t`${{ passed: count(passed) }} of ${{ checks: count(checks.length) }} checks passed.`}
        more={t`What you typed is kept if you leave.`}
      />
    );
  }
  return <Standing fact={t`Nothing has been read yet.`} more={t`What you typed is kept if you leave.`} />;
}

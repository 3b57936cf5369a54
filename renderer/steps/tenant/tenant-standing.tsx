import type { Activity, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count } from '../../words/numbers.ts';

/** Where step 3 stands, for the bottom bar. */
export function tenantStanding(
  { checks, connected, scopesMissing }: Snapshot['tenant'],
  activity: Activity | undefined,
) {
  const passed = checks.filter(({ state }) => state === 'passed' || state === 'warned').length;
  if (activity?.kind === 'tenant-check') {
    return <Standing fact={`${count(passed)} of ${count(checks.length)} checks passed.`} more="Nothing is created." />;
  }
  if (connected) return <Standing fact="The tenant is ready." more="No user has been sent." />;
  if (scopesMissing.length > 0) {
    return (
      <Standing fact={`${count(scopesMissing.length)} to grant in the dashboard.`} more="No user has been sent." />
    );
  }
  if (checks.length > 0) {
    return (
      <Standing fact={`${count(passed)} of ${count(checks.length)} checks passed.`} more="No user has been sent." />
    );
  }
  return <Standing fact="The tenant has not been asked yet." more="What you typed is kept if you leave." />;
}

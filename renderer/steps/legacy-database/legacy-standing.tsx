import type { Activity, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count } from '../../words/numbers.ts';

/** Where step 1 stands, for the bottom bar. */
export function legacyStanding({ checks, connected }: Snapshot['legacy'], activity: Activity | undefined) {
  const passed = checks.filter(({ state }) => state === 'passed' || state === 'warned').length;
  if (activity?.kind === 'practice') {
    return <Standing fact="The practice servers are starting." more="They run on this computer alone." />;
  }
  if (connected) {
    return (
      <Standing fact={`${count(passed)} of ${count(checks.length)} checks passed.`} more="The accounts can be read." />
    );
  }
  if (passed > 0 || activity?.kind === 'diagnose' || checks.some(({ state }) => state === 'failed')) {
    return (
      <Standing
        fact={`${count(passed)} of ${count(checks.length)} checks passed.`}
        more="What you typed is kept if you leave."
      />
    );
  }
  return <Standing fact="Nothing has been read yet." more="What you typed is kept if you leave." />;
}

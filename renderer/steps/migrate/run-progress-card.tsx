import { plural, t } from '@lingui/core/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { accounts } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { hourAndMinute, offset } from '../../words/times.ts';
import { RunBar } from './run-bar.tsx';
import { runFigures } from './run-figures.ts';
import { RunFiveFigures } from './run-five-figures.tsx';

interface RunProgressCardProps {
  readonly run: RunSnapshot;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** The answer at a glance: how many are done, how fast, how long still, and where everybody is. */
export function RunProgressCard({ run, onShow }: RunProgressCardProps) {
  const { rate, remainingMs, activeMs } = run;
  const figures = runFigures((run.wave ?? run).counts);
  return (
    <Card>
      <WorkProgress
        overline={overline(run)}
        done={figures.done}
        total={figures.concerned}
        pace={{ ...rate, ...(remainingMs === undefined ? {} : { remainingMs }) }}
        activeMs={activeMs}
        bar={<RunBar figures={figures} />}
      >
        <RunFiveFigures run={run} figures={figures} onShow={onShow} />
      </WorkProgress>
    </Card>
  );
}

function overline({ started, counts, wave }: RunSnapshot): string {
  const since = `${hourAndMinute(started)} (${offset(started)})`;
  if (wave !== undefined) {
    const [number, of] = [count(wave.number), count(wave.of)];
    return t`Wave ${number} of ${of} · ${{ accounts: accounts(wave.counts.total) }} · started ${since}`;
  }
  const all = accounts(counts.total);
  const behind = counts.held + counts.skipped;
  if (behind === 0) return t`${all} in the plan · started ${since}`;
  const number = count(behind);
  return plural(behind, {
    one: `${all} in the plan, ${number} of them held or skipped and not sent · started ${since}`,
    other: `${all} in the plan, ${number} of them held or skipped and not sent · started ${since}`,
  });
}

import { t } from '@lingui/core/macro';
import type { Activity, UndoCounts, UndoneRun } from '../../electron/assistant/contract/index.ts';
import { useNow } from '../client/use-now.ts';
import { Card } from '../components/card.tsx';
import { ShareBar } from '../components/share-bar.tsx';
import { WorkOverline } from '../components/work-overline.tsx';
import { WorkProgress } from '../components/work-progress.tsx';
import { seriesFills } from '../theme/series-fills.ts';
import { UndoFigures, type WantedPeople } from './undo-figures.tsx';
import { usersIn, usersOnList } from './undo-words.ts';

interface UndoFiguresCardProps {
  readonly counts: UndoCounts;
  readonly begun: boolean;
  readonly onShow: (wanted: WantedPeople) => void;
}

/** Whom undoing is about, while nobody is being deleted. */
export function UndoFiguresCard(props: UndoFiguresCardProps) {
  return (
    <Card title={t`Whom the run brought`} hint={t`each looked at once more right before`}>
      <UndoFigures {...props} />
    </Card>
  );
}

interface UndoProgressCardProps {
  readonly undone: UndoneRun;
  readonly activity: Activity;
  readonly onShow: (wanted: WantedPeople) => void;
}

/** The answer at a glance while it deletes: how many are through, how fast, how long still, and what became of everybody. */
export function UndoProgressCard({ undone, activity, onShow }: UndoProgressCardProps) {
  const { counts, run } = undone;
  const now = useNow(1000);
  const all = usersOnList(counts);
  const of = (...states: Parameters<typeof usersIn>[1][]) => usersIn(counts, ...states);
  const { pace = { now: 0, average: 0 } } = activity;
  return (
    <Card>
      <WorkProgress
        overline={<WorkOverline activity={activity} now={now} of={t`Run ${run}`} />}
        done={all - of('waiting', 'intended')}
        total={all}
        pace={pace}
        activeMs={now - activity.started}
        bar={
          <ShareBar
            label={t`Users by what became of them`}
            total={all}
            parts={[
              { name: 'deleted', value: of('deleted'), fill: seriesFills.arrived },
              { name: 'kept', value: of('kept'), fill: seriesFills.behind },
              { name: 'gone', value: of('gone'), fill: seriesFills.rest },
              { name: 'failed', value: of('failed'), fill: seriesFills.rejected },
            ]}
          />
        }
      >
        <UndoFigures counts={counts} begun underBar onShow={onShow} />
      </WorkProgress>
    </Card>
  );
}

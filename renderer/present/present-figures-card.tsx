import { t } from '@lingui/core/macro';
import type { Activity, PresentList, PresentState, PresentUpdate } from '../../electron/assistant/contract/index.ts';
import { useNow } from '../client/use-now.ts';
import { Card } from '../components/card.tsx';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { ReasonRows } from '../components/reason-rows.tsx';
import { ShareBar } from '../components/share-bar.tsx';
import { WorkOverline } from '../components/work-overline.tsx';
import { WorkProgress } from '../components/work-progress.tsx';
import { seriesFills } from '../theme/series-fills.ts';
import { count } from '../words/numbers.ts';
import { lineTitle, usersIn } from './present-words.ts';

interface PresentFiguresProps {
  readonly present: PresentUpdate;
  readonly onShow: (wanted: PresentList) => void;
}

/** Who was there before, by what becomes or became of them, while nobody is being changed. */
export function PresentFiguresCard(props: PresentFiguresProps) {
  return (
    <Card title={t`Who was there before`} hint={t`each looked at once more right before`}>
      <PresentFigures {...props} />
    </Card>
  );
}

/** The answer at a glance while they are changed. */
export function PresentProgressCard({
  present,
  activity,
  onShow,
}: PresentFiguresProps & { readonly activity: Activity }) {
  const now = useNow(1000);
  const all = usersIn(present);
  const open = usersIn(present, 'waiting', 'intended', 'returning');
  const { pace = { now: 0, average: 0 } } = activity;
  return (
    <Card>
      <WorkProgress
        overline={<WorkOverline activity={activity} now={now} of={t`Run ${{ run: present.run }}`} />}
        done={all - open}
        total={all}
        pace={pace}
        activeMs={now - activity.started}
        bar={
          <ShareBar
            label={t`Users by what became of them`}
            total={all}
            parts={[
              { name: 'updated', value: usersIn(present, 'updated', 'returned'), fill: seriesFills.arrived },
              { name: 'same', value: usersIn(present, 'same'), fill: seriesFills.rest },
              { name: 'left', value: usersIn(present, 'left', 'refused'), fill: seriesFills.behind },
            ]}
          />
        }
      >
        <PresentFigures present={present} onShow={onShow} />
      </WorkProgress>
    </Card>
  );
}

/** The numbers add up; each line leads to its people. */
function PresentFigures({ present, onShow }: PresentFiguresProps) {
  const of = (...states: PresentState[]) => usersIn(present, ...states);
  const back = of('returning') + of('returned') > 0;
  const left = of('left', 'refused');
  const open = present.state === 'listed' || present.state === 'updating';
  return (
    <>
      <FigureRow>
        <Figure name="present-all" value={count(usersIn(present))} label={t`there before`} />
        {open && (
          <Figure
            name="present-waiting"
            value={count(of('waiting', 'intended'))}
            label={t`to be updated`}
            tone="brand"
          />
        )}
        {present.state !== 'listed' && (
          <Figure name="present-updated" value={count(of('updated'))} label={t`updated`} />
        )}
        {back && <Figure name="present-returning" value={count(of('returning'))} label={t`to be put back`} />}
        {back && <Figure name="present-returned" value={count(of('returned'))} label={t`put back`} />}
        <Figure name="present-same" value={count(of('same'))} label={t`have all of it`} />
        <Figure
          name="present-left"
          value={count(left)}
          label={t`left as they are`}
          tone={left > 0 ? 'warning' : 'neutral'}
        />
      </FigureRow>
      <ReasonRows
        label={t`How it stands with whom`}
        rows={present.counts.map(({ state, reason, users }) => ({
          text: lineTitle({ state, reason }),
          people: users,
          onShow: () => onShow({ run: present.run, states: [state], reason }),
        }))}
      />
    </>
  );
}

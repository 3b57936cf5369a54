import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import {
  type Activity,
  type DeltaList,
  type DeltaStandingWord,
  type DeltaState,
  deltaReasonTexts,
} from '../../electron/assistant/contract/index.ts';
import { useNow } from '../client/use-now.ts';
import { Card } from '../components/card.tsx';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { LocalTime } from '../components/local-time.tsx';
import { ReasonRows } from '../components/reason-rows.tsx';
import { ShareBar } from '../components/share-bar.tsx';
import { WorkOverline } from '../components/work-overline.tsx';
import { WorkProgress } from '../components/work-progress.tsx';
import { seriesFills } from '../theme/series-fills.ts';
import { count } from '../words/numbers.ts';
import { sentenceCase } from '../words/reasons.ts';
import { deltaFigures, kindRows, kindTitles, reasonCounts } from './delta-words.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', marginTop: '14px', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: '4px 8px',
    textAlign: 'right',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    '&:first-child': { textAlign: 'left', paddingLeft: 0 },
  },
  name: {
    padding: '6px 8px 6px 0',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  why: { margin: '16px 0 -8px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  number: { padding: '6px 8px', textAlign: 'right', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

const columns: Readonly<Record<DeltaStandingWord, string>> = {
  open: t`To carry over`,
  done: t`Carried over`,
  listed: t`Can’t be`,
};

interface DeltaFiguresProps {
  readonly delta: DeltaState;
  readonly onShow: (wanted: DeltaList) => void;
}

/** Everybody whose account changed, by what becomes or became of it, while nobody is being changed. */
export function DeltaFiguresCard({ delta, onShow }: DeltaFiguresProps) {
  return (
    <Card
      title={t`What changed`}
      hint={t`somebody with several changes is in several rows`}
      aside={
        <>
          {t`the old database as it was`} <LocalTime at={delta.begun} />
        </>
      }
    >
      <DeltaFigures delta={delta} onShow={onShow} />
    </Card>
  );
}

/** The answer at a glance while it is carried over: how many are through, how fast, how long still, and what became of everybody. */
export function DeltaProgressCard({ delta, activity, onShow }: DeltaFiguresProps & { readonly activity: Activity }) {
  const now = useNow(1000);
  const { all, open, done, cannot } = deltaFigures(delta.counts);
  const { pace = { now: 0, average: 0 }, started } = activity;
  return (
    <Card>
      <WorkProgress
        overline={<WorkOverline activity={activity} now={now} of={t`Delta ${{ delta: delta.id }}`} />}
        done={all - open}
        total={all}
        pace={pace}
        activeMs={now - started}
        bar={
          <ShareBar
            label={t`Accounts by what became of them`}
            total={all}
            parts={[
              { name: 'done', value: done, fill: seriesFills.arrived },
              { name: 'cannot', value: cannot, fill: seriesFills.behind },
            ]}
          />
        }
      >
        <DeltaFigures delta={delta} underBar onShow={onShow} />
      </WorkProgress>
    </Card>
  );
}

/** The numbers add up; each leads to its accounts. */
function DeltaFigures({ delta, underBar = false, onShow }: DeltaFiguresProps & { readonly underBar?: boolean }) {
  const styles = useStyles();
  const { id, state, counts } = delta;
  const { all, open, done, cannot } = deltaFigures(counts);
  const reasons = reasonCounts(counts);
  const shown: readonly DeltaStandingWord[] =
    state === 'listed' ? ['open', 'listed'] : state === 'finished' ? ['done', 'listed'] : ['open', 'done', 'listed'];
  return (
    <>
      <FigureRow>
        {!underBar && <Figure name="delta-all" value={count(all)} label={t`accounts changed`} />}
        {state !== 'finished' && <Figure name="delta-open" value={count(open)} label={t`to carry over`} tone="brand" />}
        {state !== 'listed' && <Figure name="delta-done" value={count(done)} label={t`carried over`} />}
        <Figure
          name="delta-cannot"
          value={count(cannot)}
          label={t`can’t be`}
          tone={cannot > 0 ? 'warning' : 'neutral'}
        />
      </FigureRow>
      {all > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>{t`Accounts`}</th>
              {shown.map((standing) => (
                <th key={standing} scope="col" className={styles.head}>
                  {columns[standing]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kindRows(counts).map((row) => (
              <tr key={row.kind} data-kind={row.kind}>
                <th scope="row" className={styles.name}>
                  {kindTitles[row.kind]}
                </th>
                {shown.map((standing) => (
                  <td key={standing} className={styles.number}>
                    {row[standing] === 0 ? (
                      count(0)
                    ) : (
                      <Link
                        as="button"
                        aria-label={t`Show ${{ accounts: count(row[standing]) }}: ${{ kind: kindTitles[row.kind] }}, ${{ standing: columns[standing] }}`}
                        onClick={() => onShow({ delta: id, kind: row.kind, standing })}
                      >
                        {count(row[standing])}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reasons.length > 0 && <p className={styles.why}>{t`Why something can’t be carried over`}</p>}
      <ReasonRows
        label={t`Why something can’t be carried over`}
        rows={reasons.map(({ reason, people }) => ({
          text: sentenceCase(deltaReasonTexts[reason]),
          people,
          onShow: () => onShow({ delta: id, reason }),
        }))}
      />
    </>
  );
}

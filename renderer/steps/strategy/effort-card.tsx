import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type PlanSummary, readingTime } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { files as filesCounted } from '../../words/counts.ts';
import { duration } from '../../words/times.ts';

const useStyles = makeStyles({
  lines: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '6px 16px', margin: 0 },
  term: { margin: 0 },
  value: { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  note: { margin: '12px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface EffortCardProps {
  readonly summary: Pick<PlanSummary, 'estimate' | 'import' | 'total'>;
  /** How quietly the legacy database is read; undefined is full speed. */
  readonly rowsPerSecond: number | undefined;
}

/** How long bulk will take, as tenants were seen to import; a run that reads slower than the tenant imports takes as long as it reads. */
export function EffortCard({ summary, rowsPerSecond }: EffortCardProps) {
  const styles = useStyles();
  const { files, importing, hashing } = summary.estimate;
  const bulk = (atThatRate: number) => duration(Math.max(atThatRate, readingTime(summary.import, rowsPerSecond)));
  const lines = [
    [t`On a fast production tenant`, bulk(importing.fast)],
    [t`On a usual production tenant`, bulk(importing.usual)],
    [t`On a free or staging tenant`, bulk(importing.slow)],
    ...(rowsPerSecond === undefined
      ? []
      : [[t`Each quiet reading of all accounts, at least`, duration(readingTime(summary.total, rowsPerSecond))]]),
    ...(hashing > 0 ? [[t`Hashing clear-text passwords, beside it`, duration(hashing)]] : []),
  ];
  return (
    <Card title={t`How long bulk takes`} hint={filesCounted(files)}>
      <dl className={styles.lines}>
        {lines.map(([term, value]) => (
          <FragmentLine key={term} term={term ?? ''} value={value ?? ''} />
        ))}
      </dl>
      <p className={styles.note}>
        <Trans>As others have seen it, not promised by Auth0; the first files of the run tell more.</Trans>
      </p>
    </Card>
  );
}

function FragmentLine({ term, value }: { readonly term: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

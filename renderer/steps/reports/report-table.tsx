import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReportEntry } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime, inUtc } from '../../words/times.ts';
import { runStateTexts } from './run-state-words.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

function verdict({ reconciled, undone }: ReportEntry): string {
  if (undone) return t`undone`;
  if (reconciled === undefined) return t`not verified`;
  return reconciled ? t`everyone accounted for` : t`not everyone accounted for`;
}

interface ReportTableProps {
  readonly reports: readonly ReportEntry[];
  readonly chosen: string;
  readonly onChoose: (run: string) => void;
}

/** The runs that left a report, the newest first. */
export function ReportTable({ reports, chosen, onChoose }: ReportTableProps) {
  const styles = useStyles();
  const places = new Set(reports.map(({ tenant }) => tenant));
  return (
    <RadioGroup aria-label={t`Run`} value={chosen} onChange={(_, { value }) => onChoose(value)}>
      {reports.map((report) => {
        const { run } = report;
        const state = runStateTexts[report.state];
        return (
          <Radio
            key={report.run}
            value={report.run}
            label={
              <>
                <Trans>
                  <span className={styles.name}>Run {run}</span>, {state}
                </Trans>
                <span className={styles.note} title={inUtc(report.started)}>
                  {t`Begun ${{ moment: dateAndTime(report.started) }} · ${{ imported: count(report.counts.imported) }} imported · ${{ verdict: verdict(report) }}`}
                </span>
                {places.size > 1 && (
                  <span className={styles.note}>
                    <bdi>{report.tenant}</bdi>
                  </span>
                )}
              </>
            }
          />
        );
      })}
    </RadioGroup>
  );
}

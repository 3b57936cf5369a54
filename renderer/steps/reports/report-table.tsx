import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReportEntry } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime, inUtc } from '../../words/times.ts';
import { runStateTexts } from './run-state-words.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

function verdict({ reconciled, undone }: ReportEntry): string {
  if (undone) return 'undone';
  if (reconciled === undefined) return 'not verified';
  return reconciled ? 'everyone accounted for' : 'not everyone accounted for';
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
    <RadioGroup aria-label="Run" value={chosen} onChange={(_, { value }) => onChoose(value)}>
      {reports.map((report) => (
        <Radio
          key={report.run}
          value={report.run}
          label={
            <>
              <span className={styles.name}>Run {report.run}</span>, {runStateTexts[report.state]}
              <span className={styles.note} title={inUtc(report.started)}>
                Begun {dateAndTime(report.started)} · {count(report.counts.imported)} imported · {verdict(report)}
              </span>
              {places.size > 1 && (
                <span className={styles.note}>
                  <bdi>{report.tenant}</bdi>
                </span>
              )}
            </>
          }
        />
      ))}
    </RadioGroup>
  );
}

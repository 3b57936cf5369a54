import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReportEntry, ReportName, TrickleReport } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { tenantName } from '../../words/tenant-name.ts';
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
  readonly trickle: TrickleReport | undefined;
  readonly chosen: ReportName;
  readonly onChoose: (which: ReportName) => void;
}

/** A run’s number is no word. */
const trickleValue = 'trickle';

/** What left a report: who moved by signing in, and the runs, the newest first. */
export function ReportTable({ reports, trickle, chosen, onChoose }: ReportTableProps) {
  const styles = useStyles();
  const places = new Set([...reports, ...(trickle === undefined ? [] : [trickle])].map(({ tenant }) => tenant));
  const placeOf = (tenant: string) =>
    places.size > 1 && (
      <span className={styles.note}>
        <bdi>{tenantName(tenant)}</bdi>
      </span>
    );
  return (
    <RadioGroup
      aria-label={trickle === undefined ? t`Run` : t`Report`}
      value={'run' in chosen ? chosen.run : trickleValue}
      onChange={(_, { value }) => onChoose(value === trickleValue ? { trickle: true } : { run: value })}
    >
      {trickle !== undefined && (
        <Radio
          value={trickleValue}
          label={
            <>
              <Trans>
                <span className={styles.name}>Trickle</span>, who has moved
              </Trans>
              <span className={styles.note} {...(trickle.began === null ? {} : { title: inUtc(trickle.began) })}>
                {trickleNote(trickle)}
              </span>
              {placeOf(trickle.tenant)}
            </>
          }
        />
      )}
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
                {placeOf(report.tenant)}
              </>
            }
          />
        );
      })}
    </RadioGroup>
  );
}

function trickleNote({ began, cutOver, counts }: TrickleReport): string {
  const begun = began === null ? [] : [t`Begun ${{ moment: dateAndTime(began) }}`];
  const moved = counts === null ? t`nobody has looked yet` : t`${{ moved: count(counts.moved) }} moved`;
  return [...begun, moved, cutOver === null ? t`not cut over` : t`cut over`].join(' · ');
}

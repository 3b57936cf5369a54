import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { DifferenceKind, Verification } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { LocalTime } from '../../components/local-time.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { seriesEdge, seriesFills } from '../../theme/series-fills.ts';
import { change, count } from '../../words/numbers.ts';
import { offset } from '../../words/times.ts';
import { barsBeginAt, type WaterfallRow, waterfall } from './waterfall.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  row: { height: '32px' },
  sum: { backgroundColor: tokens.colorNeutralBackground3, fontWeight: tokens.fontWeightSemibold },
  name: { padding: '4px 8px', textAlign: 'left', fontWeight: 'inherit' },
  part: { paddingLeft: '24px', fontWeight: tokens.fontWeightRegular },
  bar: { width: '38%', padding: '4px 8px', '@container (max-width: 680px)': { display: 'none' } },
  track: { position: 'relative', height: '12px' },
  piece: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    minWidth: '3px',
    borderRadius: tokens.borderRadiusSmall,
    boxShadow: seriesEdge,
    forcedColorAdjust: 'none',
  },
  number: { padding: '4px 8px', textAlign: 'right', whiteSpace: 'nowrap', width: '1%' },
  action: { textAlign: 'right', whiteSpace: 'nowrap', width: '72px' },
  verdict: {
    display: 'flex',
    gap: '10px',
    alignItems: 'center',
    marginTop: '12px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  more: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', flexShrink: 0 },
  bad: { borderTopColor: tokens.colorStatusDangerBorder1, backgroundColor: tokens.colorStatusDangerBackground1 },
});

const fills: Readonly<Record<WaterfallRow['kind'], string>> = {
  total: seriesFills.arrived,
  between: seriesFills.second,
  more: seriesFills.onTheWay,
  behind: seriesFills.behind,
  rejected: seriesFills.rejected,
};

interface VerificationCardProps {
  readonly verification: Verification;
  readonly onShow: (filter: AccountFilter) => void;
  readonly onDifference: (kind: DifferenceKind) => void;
}

/** From the database to the tenant, every difference in a named row. */
export function VerificationCard({ verification, onShow, onDifference }: VerificationCardProps) {
  const styles = useStyles();
  const { missing, unexpected, different, changedInDatabase, reconciled, at } = verification;
  const rows = waterfall(verification);
  const begin = barsBeginAt(rows);
  const most = Math.max(begin + 1, ...rows.map(({ to }) => to));
  return (
    <Card
      title={t`From the database to the tenant`}
      aside={begin > 0 ? t`Bars begin at ${{ begin: count(begin) }} · ${{ place: offset(at) }}` : offset(at)}
    >
      <table className={styles.table}>
        <tbody>
          {rows.map(({ name, value, sum, from, to, kind, figure, filter, difference, at }) => (
            <tr key={name} className={mergeClasses(styles.row, sum && styles.sum)} data-figure={figure}>
              <th scope="row" className={mergeClasses(styles.name, !sum && styles.part)}>
                {name}
                {at !== undefined && (
                  <Trans>
                    , counted <LocalTime at={at} />
                  </Trans>
                )}
              </th>
              <td className={styles.bar} aria-hidden>
                <div className={styles.track}>
                  <span
                    className={styles.piece}
                    style={{
                      left: `${((Math.max(from, begin) - begin) / (most - begin)) * 100}%`,
                      width: `${(Math.max(0, to - Math.max(from, begin)) / (most - begin)) * 100}%`,
                      ...(value === 0 ? { boxShadow: 'none' } : { background: fills[kind] }),
                    }}
                  />
                </div>
              </td>
              <td className={styles.number}>{sum ? count(value) : change(value)}</td>
              <td className={styles.action}>
                {difference !== undefined && value !== 0 && (
                  <ShowButton of={name} onShow={() => onDifference(difference)} />
                )}
                {filter !== undefined && <ShowButton of={name} onShow={() => onShow(filter)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={mergeClasses(styles.verdict, !reconciled && styles.bad)}>
        <StateIcon standing={reconciled ? 'done' : 'trouble'} />
        <span>
          <b>{reconciled ? t`Nobody is missing without a reason.` : t`Something is not explained.`}</b>{' '}
          {t`All compared one by one: ${{ missing: count(missing) }} missing, ${{ unexpected: count(unexpected) }} unexpected, ${{ different: count(different) }} different; ${{ changed: count(changedInDatabase) }} changed in the database since.`}
        </span>
        <span className={styles.more}>
          {different > 0 && (
            <ShowButton of="different" text={t`Who is different`} onShow={() => onDifference('different')} />
          )}
          {changedInDatabase > 0 && (
            <ShowButton of="changed" text={t`Who has changed`} onShow={() => onDifference('changed-in-database')} />
          )}
        </span>
      </div>
    </Card>
  );
}

interface ShowButtonProps {
  readonly of: string;
  readonly text?: string;
  readonly onShow: () => void;
}

function ShowButton({ of, text, onShow }: ShowButtonProps) {
  return (
    <TextButton {...(text === undefined ? { 'aria-label': t`Show accounts: ${of}` } : {})} onClick={onShow}>
      {text ?? t`Show`}
    </TextButton>
  );
}

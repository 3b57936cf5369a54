import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { failureTexts, type TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { count } from '../../../words/numbers.ts';
import { sentenceCase } from '../../../words/reasons.ts';
import { dateAndTime, inUtc } from '../../../words/times.ts';

const useStyles = makeStyles({
  table: { width: '100%', minWidth: '520px', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    padding: '0 12px 6px 0',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  cell: {
    padding: '6px 12px 6px 0',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  people: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  last: { paddingRight: 0 },
  none: { margin: 0 },
});

/** Who was refused at sign-in lately, by cause and by how the old database keeps their password. */
export function RefusedCard({ failures, log }: Pick<TrickleLook, 'failures' | 'log'>) {
  const styles = useStyles();
  return (
    <Card title={t`Refused`} hint={t`since ${{ since: dateAndTime(failures.since) }}, from the tenant’s log`}>
      {failures.groups.length === 0 ? (
        <p className={styles.none}>
          {log.readable
            ? t`Nobody was refused.`
            : t`Not known: the application may not read the tenant’s log (read:logs).`}
        </p>
      ) : (
        <ScrollRegion label={t`Refused, by cause and password format`}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.head}>
                  <Trans>Who</Trans>
                </th>
                <th scope="col" className={styles.head}>
                  <Trans>Their password is kept as</Trans>
                </th>
                <th scope="col" className={mergeClasses(styles.head, styles.number)}>
                  <Trans>People</Trans>
                </th>
                <th scope="col" className={mergeClasses(styles.head, styles.number)}>
                  <Trans>Attempts</Trans>
                </th>
                <th scope="col" className={mergeClasses(styles.head, styles.number, styles.last)}>
                  <Trans>The last</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {failures.groups.map(({ cause, format, people, attempts, last }) => (
                <tr key={`${cause} ${format}`} data-refused={cause}>
                  <th scope="row" className={styles.cell}>
                    {sentenceCase(failureTexts[cause])}
                  </th>
                  <td className={mergeClasses(styles.cell, format === null && styles.quiet)}>
                    {format ?? t`not in the old database`}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.number, styles.people)}>{count(people)}</td>
                  <td className={mergeClasses(styles.cell, styles.number)}>{count(attempts)}</td>
                  <td
                    className={mergeClasses(styles.cell, styles.number, styles.quiet, styles.last)}
                    title={inUtc(last)}
                  >
                    {dateAndTime(last)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  );
}

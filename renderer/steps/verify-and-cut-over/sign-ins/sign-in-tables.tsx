import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SignInLimits, SignInLook } from '../../../../electron/assistant/contract/index.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { count, share } from '../../../words/numbers.ts';
import { inUtc, timeAndMaybeDay } from '../../../words/times.ts';
import { causeWords } from './sign-in-words.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
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
  },
  // Numbers beside it give way before its words break one by one.
  what: { minWidth: '152px' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  last: { paddingRight: 0 },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface CausesTableProps extends Pick<SignInLook, 'causes'> {
  readonly limits: SignInLimits;
}

/** Who was refused, by cause, beside what was expected. */
export function CausesTable({ causes, limits }: CausesTableProps) {
  const styles = useStyles();
  if (causes.length === 0)
    return (
      <p className={styles.none}>
        <Trans>Nobody was refused.</Trans>
      </p>
    );
  const number = mergeClasses(styles.head, styles.number);
  return (
    <ScrollRegion label={t`Refused, by cause`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.what)}>
              <Trans>Refused because</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>People</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>Still out</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>Limit</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>Attempts</Trans>
            </th>
            <th scope="col" className={mergeClasses(number, styles.last)}>
              <Trans>The last</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {causes.map(({ cause, people, stillOut, attempts, last }) => (
            <tr key={cause} data-refused={cause}>
              <th scope="row" className={styles.cell}>
                {causeWords[cause]}
              </th>
              <td className={mergeClasses(styles.cell, styles.number)}>{count(people)}</td>
              <td className={mergeClasses(styles.cell, styles.number, styles.strong)}>{count(stillOut)}</td>
              <td className={mergeClasses(styles.cell, styles.number)}>{limitText(limits.people[cause])}</td>
              <td className={mergeClasses(styles.cell, styles.number)}>{count(attempts)}</td>
              <td className={mergeClasses(styles.cell, styles.number, styles.last)} title={inUtc(last)}>
                {timeAndMaybeDay(last, Date.now())}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function limitText(most: number | undefined): string {
  return most === undefined ? t({ message: 'none', context: 'limit' }) : count(most);
}

/** Who got in, by how the old database kept their password: one format that stands out was read wrongly. */
export function FormatsTable({ formats }: Pick<SignInLook, 'formats'>) {
  const styles = useStyles();
  if (formats.length === 0) return null;
  const number = mergeClasses(styles.head, styles.number);
  return (
    <ScrollRegion label={t`Sign-ins by password format`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              <Trans>Password was kept as</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>Have tried</Trans>
            </th>
            <th scope="col" className={number}>
              <Trans>Signed in</Trans>
            </th>
            <th scope="col" className={mergeClasses(number, styles.last)}>
              <Trans>Did not get in</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {formats.map(({ format, tried, signedIn, failing }) => (
            <tr key={format} data-format={format}>
              <th scope="row" className={styles.cell}>
                {format}
              </th>
              <td className={mergeClasses(styles.cell, styles.number)}>{count(tried)}</td>
              <td className={mergeClasses(styles.cell, styles.number)}>{count(signedIn)}</td>
              <td className={mergeClasses(styles.cell, styles.number, styles.strong, styles.last)}>
                {count(failing)} · {share(failing, tried)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

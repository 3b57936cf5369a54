import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { LocalTime } from '../../components/local-time.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  scroll: { margin: '0 -16px' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 16px 6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { padding: '8px 16px 2px' },
  // In a line of its own: beside the numbers it would stand one word a line.
  known: { padding: '0 16px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  file: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  foot: { margin: '10px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Files whose answer was lost: what is known of each, and when it is looked for again. */
export function UncertainCard({ files }: { readonly files: RunSnapshot['uncertainFiles'] }) {
  const styles = useStyles();
  return (
    <Card title={t`Uncertain files`} hint={t`sent, but the answer was lost`}>
      <ScrollRegion className={styles.scroll} label={t`Uncertain files, one by one`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[t`File`, t`Accounts`, t`Sent`, t`Next look`].map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {files.map(({ file, accounts, sent, known, nextLook }) => (
              <Fragment key={file}>
                <tr>
                  <td className={`${styles.cell} ${styles.file}`}>
                    <Trans>File {{ file: count(file) }}</Trans>
                  </td>
                  <td className={`${styles.cell} ${styles.number}`}>{count(accounts)}</td>
                  <td className={styles.cell}>
                    <LocalTime at={sent} />
                  </td>
                  <td className={styles.cell}>{nextLook === undefined ? t`On resume` : <LocalTime at={nextLook} />}</td>
                </tr>
                <tr>
                  <td className={styles.known} colSpan={4}>
                    {known}
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={styles.foot}>
        <Trans>
          A file counts as arrived when its people are in Auth0. If nobody of it is there, it is sent once more; whoever
          had arrived is recognised by the id and counted once.
        </Trans>
      </p>
    </Card>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { AsWritten } from '../../../components/as-written.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';

const useStyles = makeStyles({
  scroll: {
    maxHeight: '196px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { padding: '4px 12px', overflowWrap: 'anywhere', verticalAlign: 'top' },
  name: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold },
  type: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

interface DescribedColumnsProps {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** The columns that a SELECT gives, as the server describes them. */
export function DescribedColumns({ columns }: DescribedColumnsProps) {
  const styles = useStyles();
  return (
    <ScrollRegion className={styles.scroll} label={t`Columns of the SELECT`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              <Trans>Column</Trans>
            </th>
            <th scope="col" className={styles.head}>
              <Trans>Type</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, type }) => (
            <tr key={name}>
              <th scope="row" className={`${styles.cell} ${styles.name}`}>
                <AsWritten text={name} />
              </th>
              <td className={`${styles.cell} ${styles.type}`}>{type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

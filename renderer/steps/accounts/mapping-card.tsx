import { makeStyles, tokens } from '@fluentui/react-components';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { counted } from '../../words/numbers.ts';

const useStyles = makeStyles({
  scroll: { margin: '0 -16px -8px' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 8px 6px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
  field: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    padding: '7px 8px 7px 16px',
    whiteSpace: 'nowrap',
  },
  cell: { padding: '7px 8px 7px 16px', verticalAlign: 'top' },
  sample: {
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    maxWidth: '120px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  row: { '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` } },
});

/** Where each field of a user comes from, with masked samples. */
export function MappingCard({ mapping }: { readonly mapping: Survey['mapping'] }) {
  const styles = useStyles();
  const samples = Math.max(0, ...mapping.map(({ samples: shown }) => shown.length));
  const columns = Array.from({ length: samples }, (_, index) => `Account ${index + 1}`);
  return (
    <Card
      title="Mapping"
      hint={`${counted(mapping.length, 'field', 'fields')} mapped`}
      aside="Personal data masked, passwords never shown"
    >
      <ScrollRegion className={styles.scroll} label="Mapping, field by field">
        <table className={styles.table}>
          <thead>
            <tr>
              {['In Auth0', 'From the legacy database', ...columns].map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapping.map(({ field, source, samples: shown }) => (
              <tr key={field} className={styles.row}>
                <th scope="row" className={styles.field}>
                  {field}
                </th>
                <td className={styles.cell}>{source}</td>
                {columns.map((title, index) => (
                  <td key={title} className={`${styles.cell} ${styles.sample}`}>
                    <bdi>{shown[index] || '–'}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

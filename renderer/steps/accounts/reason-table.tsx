import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type PlanSummary, type Reason, reasonTexts } from '../../../electron/assistant/contract/index.ts';
import { TextButton } from '../../components/text-button.tsx';
import { count, share } from '../../words/numbers.ts';
import { decisionTexts } from '../../words/reasons.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', marginTop: '8px' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '6px 8px 6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` } },
  cell: { padding: '3px 8px 3px 0' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  action: { textAlign: 'right', padding: '3px 0' },
});

interface ReasonTableProps {
  readonly reasons: PlanSummary['reasons'];
  readonly total: number;
  readonly onShow: (reason: Reason) => void;
}

/** Every reason for which accounts stay behind, with how many, and the way to them. */
export function ReasonTable({ reasons, total, onShow }: ReasonTableProps) {
  const styles = useStyles();
  if (reasons.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            <Trans>Why they stay behind</Trans>
          </th>
          <th scope="col" className={`${styles.head} ${styles.number}`}>
            <Trans>Accounts</Trans>
          </th>
          <th scope="col" className={`${styles.head} ${styles.number}`}>
            <Trans>Share</Trans>
          </th>
          <td className={styles.head} />
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ decision, reason, accounts }) => (
          <tr key={`${decision} ${reason}`} className={styles.row} data-reason={reason}>
            <td className={styles.cell}>
              {decisionTexts[decision]}: {reasonTexts[reason]}
            </td>
            <td className={`${styles.cell} ${styles.number}`}>{count(accounts)}</td>
            <td className={`${styles.cell} ${styles.number} ${styles.quiet}`}>{share(accounts, total)}</td>
            <td className={styles.action}>
              <TextButton
                aria-label={t`Show accounts: ${{ reason: reasonTexts[reason] }}`}
                onClick={() => onShow(reason)}
              >
                <Trans>Show accounts</Trans>
              </TextButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type AccountRow, outcomeTexts } from '../../electron/assistant/contract/index.ts';
import { PersonLink } from '../person/person-link.tsx';
import { decisionTexts, reasonTitle } from '../words/reasons.ts';

const useStyles = makeStyles({
  line: { height: '44px' },
  cell: {
    boxSizing: 'border-box',
    height: '44px',
    padding: '0 12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  detail: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface AccountLineProps {
  readonly row: AccountRow;
  readonly index: number;
}

/** One account: who, which row in the legacy database, what became of it and why. */
export function AccountLine({ row, index }: AccountLineProps) {
  const styles = useStyles();
  const became = row.outcome === undefined ? decisionTexts[row.decision] : outcomeTexts[row.outcome];
  const why = row.reason === undefined ? row.detail : reasonTitle(row.reason);
  return (
    <tr className={styles.line} aria-rowindex={index + 2} data-account={row.key}>
      <td className={styles.cell} title={row.email}>
        <PersonLink sought={{ by: 'key', key: row.key }}>
          {row.email === '' ? t`No address` : <bdi>{row.email}</bdi>}
        </PersonLink>
      </td>
      <td className={mergeClasses(styles.cell, styles.key)} title={row.key}>
        <bdi>{row.key}</bdi>
      </td>
      <td className={styles.cell} title={row.detail ?? why}>
        {became}
        {why !== undefined && <span className={styles.detail}>{why}</span>}
      </td>
    </tr>
  );
}

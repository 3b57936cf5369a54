import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ExceptionRow } from '../../../electron/assistant/contract/index.ts';
import { longTableRowHeight } from '../../components/long-table.tsx';
import { PersonLink } from '../../person/person-link.tsx';
import { dateAndTime } from '../../words/times.ts';

const useStyles = makeStyles({
  cell: {
    boxSizing: 'border-box',
    height: `${longTableRowHeight}px`,
    padding: '0 12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface ExceptionLineProps {
  readonly row: ExceptionRow;
  /** What stands in an address's place where the line is nobody’s; somebody has a page of their own. */
  readonly what: string | undefined;
  readonly index: number;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onWithdraw: () => void;
}

/** One exception: who it is, who has accepted it and why, and the way to change that. */
export function ExceptionLine({ row, what, index, chosen, busy, onChoose, onWithdraw }: ExceptionLineProps) {
  const styles = useStyles();
  const { name, email, accepted } = row;
  return (
    <tr aria-rowindex={index + 2} data-exception={name} className={mergeClasses(chosen && styles.chosen)}>
      <td className={styles.cell} title={email}>
        {what ?? (
          <PersonLink sought={{ by: 'name', name }}>{email === '' ? t`No address` : <bdi>{email}</bdi>}</PersonLink>
        )}
      </td>
      <td className={mergeClasses(styles.cell, styles.key)} title={name}>
        <bdi>{name}</bdi>
      </td>
      <td
        className={styles.cell}
        title={accepted === null ? undefined : `${accepted.why}, ${dateAndTime(accepted.at)}`}
      >
        {accepted === null ? (
          t`Nobody yet`
        ) : (
          <>
            <bdi>{accepted.by}</bdi>
            <bdi className={styles.quiet}>{accepted.why}</bdi>
          </>
        )}
      </td>
      <td className={styles.cell}>
        {accepted === null ? (
          <Button size="small" appearance="transparent" aria-label={t`Only this: ${name}`} onClick={onChoose}>
            <Trans>Only this</Trans>
          </Button>
        ) : (
          <Button
            size="small"
            appearance="transparent"
            disabledFocusable={busy}
            aria-label={t`Take back: ${name}`}
            onClick={onWithdraw}
          >
            <Trans>Take back</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ExceptionRow } from '../../../electron/assistant/contract/index.ts';
import { AsWritten } from '../../components/as-written.tsx';
import { CellDetail, LongTableCell } from '../../components/long-table-cell.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { PersonLink } from '../../person/person-link.tsx';
import { dateAndTime } from '../../words/times.ts';

const useStyles = makeStyles({
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
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
      <LongTableCell title={email}>
        {what ?? (
          <PersonLink sought={{ by: 'name', name }}>
            {email === '' ? t`No address` : <AsWritten text={email} />}
          </PersonLink>
        )}
      </LongTableCell>
      <LongTableCell kind="id" title={name}>
        <AsWritten text={name} />
      </LongTableCell>
      {accepted === null ? (
        <LongTableCell>{t`Nobody yet`}</LongTableCell>
      ) : (
        <LongTableCell title={`${accepted.why}, ${dateAndTime(accepted.at)}`}>
          <AsWritten text={accepted.by} />
          <CellDetail>
            <AsWritten text={accepted.why} />
          </CellDetail>
        </LongTableCell>
      )}
      <LongTableCell>
        {accepted === null ? (
          <TextButton aria-label={t`Only this: ${name}`} onClick={onChoose}>
            <Trans>Only this</Trans>
          </TextButton>
        ) : (
          <TextButton disabledFocusable={busy} aria-label={t`Take back: ${name}`} onClick={onWithdraw}>
            <Trans>Take back</Trans>
          </TextButton>
        )}
      </LongTableCell>
    </tr>
  );
}

import { t } from '@lingui/core/macro';
import { type AccountRow, outcomeTexts } from '../../electron/assistant/contract/index.ts';
import { PersonLink } from '../person/person-link.tsx';
import { decisionTexts, reasonTitle } from '../words/reasons.ts';
import { AsWritten } from './as-written.tsx';
import { CellDetail, LongTableCell } from './long-table-cell.tsx';

interface AccountLineProps {
  readonly row: AccountRow;
  readonly index: number;
}

/** One account: who, which row in the legacy database, what became of it and why. */
export function AccountLine({ row, index }: AccountLineProps) {
  const became = row.outcome === undefined ? decisionTexts[row.decision] : outcomeTexts[row.outcome];
  const why = row.reason === undefined ? row.detail : reasonTitle(row.reason);
  return (
    <tr aria-rowindex={index + 2} data-account={row.key}>
      <LongTableCell title={row.email}>
        <PersonLink sought={{ by: 'key', key: row.key }}>
          {row.email === '' ? t`No address` : <AsWritten text={row.email} />}
        </PersonLink>
      </LongTableCell>
      <LongTableCell kind="id" title={row.key}>
        <AsWritten text={row.key} />
      </LongTableCell>
      <LongTableCell title={row.detail ?? why}>
        {became}
        {why !== undefined && <CellDetail>{why}</CellDetail>}
      </LongTableCell>
    </tr>
  );
}

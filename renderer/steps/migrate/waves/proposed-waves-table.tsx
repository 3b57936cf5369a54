import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WorkedOutRun } from '../../../../electron/assistant/contract/index.ts';
import { Term } from '../../../help/term.tsx';
import { count } from '../../../words/numbers.ts';
import { useWavesTableStyles } from './waves-table-styles.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

/** Waves as they would be, adding up to everybody whom the plan imports. */
export function ProposedWavesTable({ waves }: { readonly waves: WorkedOutRun['waves'] }) {
  const styles = useStyles();
  const table = useWavesTableStyles();
  return (
    <table className={table.table} aria-label={t`Waves as they would be`}>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            <Term word="wave">
              <Trans>Wave</Trans>
            </Term>
          </th>
          <th scope="col" className={table.head}>
            <Trans>Who</Trans>
          </th>
          <th scope="col" className={table.numberHead}>
            <Trans>Accounts</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {waves.map(({ number, title, accounts }) => (
          <tr key={number} data-wave={number}>
            <th scope="row" className={table.wave}>
              {count(number)}
            </th>
            <td className={table.cell}>{title}</td>
            <td className={table.number}>{count(accounts)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className={table.foot} />
          <td className={`${table.foot} ${styles.quiet}`}>
            <Trans>all whom the plan imports</Trans>
          </td>
          <td className={table.footNumber}>{count(waves.reduce((sum, { accounts }) => sum + accounts, 0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

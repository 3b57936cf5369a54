import { t } from '@lingui/core/macro';
import type { Outcome, RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { files } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

interface RunFiveFiguresProps {
  readonly run: RunSnapshot;
  readonly figures: RunFigures;
  readonly onShow: (filter: AccountFilter) => void;
}

/** Five numbers that add up to the accounts that the run is about. */
export function RunFiveFigures({ run, figures, onShow }: RunFiveFiguresProps) {
  const { imported, updated, present } = (run.wave ?? run).counts;
  const mixed = updated + present > 0;
  // A list is of the whole run: it is not what is behind the number of one wave, nor behind one of several outcomes.
  const shows = (outcome: Outcome, accounts: number) =>
    run.wave === undefined && accounts > 0 ? () => onShow({ outcome }) : undefined;
  return (
    <FigureRow>
      <Figure
        name="imported"
        tone="brand"
        value={count(figures.inTenant)}
        label={mixed ? t`in Auth0` : t`imported`}
        note={
          mixed
            ? t`${{ imported: count(imported) }} imported, ${{ updated: count(updated) }} updated, ${{ present: count(present) }} there before`
            : t`in Auth0 now`
        }
        onShow={mixed ? undefined : shows('imported', figures.inTenant)}
      />
      <Figure
        name="rejected"
        tone={figures.rejected > 0 ? 'danger' : 'neutral'}
        value={count(figures.rejected)}
        label={t`rejected`}
        note={t`each with its reason`}
        onShow={shows('rejected', figures.rejected)}
      />
      <Figure
        name="uncertain"
        tone={figures.uncertain > 0 ? 'warning' : 'neutral'}
        value={count(figures.uncertain)}
        label={t`uncertain`}
        note={
          figures.uncertain === 0
            ? t`no answer lost`
            : t`in ${{ files: files(run.uncertainFiles.length) }}, being checked`
        }
      />
      <Figure
        name="with-tenant"
        value={count(figures.withTenant)}
        label={t`with Auth0`}
        note={t`in ${{ files: files(run.slots.length) }}`}
      />
      <Figure
        name="to-send"
        value={count(figures.toSend)}
        label={t`still to send`}
        note={run.filesToSend > 0 ? t`in ${{ files: files(run.filesToSend) }}` : t`nothing of them has left`}
      />
    </FigureRow>
  );
}

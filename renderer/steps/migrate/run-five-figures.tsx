import { t } from '@lingui/core/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { files } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { ArrivedFigure } from './arrived-figure.tsx';
import type { RunFigures } from './run-figures.ts';

interface RunFiveFiguresProps {
  readonly run: RunSnapshot;
  readonly figures: RunFigures;
  readonly onShow: (filter: AccountFilter) => void;
}

/** Five numbers that add up to the accounts that the run is about. */
export function RunFiveFigures({ run, figures, onShow }: RunFiveFiguresProps) {
  // The numbers are of the wave that is sent, and so are the lists behind them.
  const show = (filter: AccountFilter) =>
    onShow(run.wave === undefined ? filter : { ...filter, wave: run.wave.number });
  return (
    <FigureRow>
      <ArrivedFigure
        counts={(run.wave ?? run).counts}
        inTenant={figures.inTenant}
        note={t`in Auth0 now`}
        onShow={show}
      />
      <Figure
        name="rejected"
        tone={figures.rejected > 0 ? 'danger' : 'neutral'}
        value={count(figures.rejected)}
        label={t`rejected`}
        note={t`each with its reason`}
        onShow={figures.rejected === 0 ? undefined : () => show({ outcome: 'rejected' })}
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

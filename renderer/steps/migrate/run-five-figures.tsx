import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { count, counted } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

interface RunFiveFiguresProps {
  readonly run: RunSnapshot;
  readonly figures: RunFigures;
}

/** Five numbers that add up to the accounts that the run is about. */
export function RunFiveFigures({ run, figures }: RunFiveFiguresProps) {
  const { imported, updated, present } = (run.wave ?? run).counts;
  const mixed = updated + present > 0;
  return (
    <FigureRow>
      <Figure
        name="imported"
        tone="brand"
        value={count(figures.inTenant)}
        label={mixed ? 'in Auth0' : 'imported'}
        note={
          mixed
            ? `${count(imported)} imported, ${count(updated)} updated, ${count(present)} there before`
            : 'in Auth0 now'
        }
      />
      <Figure
        name="rejected"
        tone={figures.rejected > 0 ? 'danger' : 'neutral'}
        value={count(figures.rejected)}
        label="rejected"
        note="each with its reason"
      />
      <Figure
        name="uncertain"
        tone={figures.uncertain > 0 ? 'warning' : 'neutral'}
        value={count(figures.uncertain)}
        label="uncertain"
        note={
          figures.uncertain === 0
            ? 'no answer lost'
            : `in ${counted(run.uncertainFiles.length, 'file', 'files')}, being checked`
        }
      />
      <Figure
        name="with-tenant"
        value={count(figures.withTenant)}
        label="with Auth0"
        note={`in ${counted(run.slots.length, 'file', 'files')}`}
      />
      <Figure
        name="to-send"
        value={count(figures.toSend)}
        label="still to send"
        note={run.filesToSend > 0 ? `in ${counted(run.filesToSend, 'file', 'files')}` : 'nothing of them has left'}
      />
    </FigureRow>
  );
}

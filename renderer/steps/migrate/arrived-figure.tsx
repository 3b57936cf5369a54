import { t } from '@lingui/core/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Figure } from '../../components/figure.tsx';
import { count } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

interface ArrivedFigureProps {
  readonly counts: RunSnapshot['counts'];
  readonly inTenant: RunFigures['inTenant'];
  /** What is under the number where all of them came with the run. */
  readonly note: string;
  /** Shows accounts of the run; undefined where no list is behind the number. */
  readonly onShow: ((filter: AccountFilter) => void) | undefined;
}

/** Who of a run is in Auth0. Where some were there before it the parts are under the number, and no list of one outcome is behind it. */
export function ArrivedFigure({ counts, inTenant, note, onShow }: ArrivedFigureProps) {
  const { imported, updated, present } = counts;
  const mixed = updated + present > 0;
  return (
    <Figure
      name="imported"
      tone="brand"
      value={count(inTenant)}
      label={mixed ? t`in Auth0` : t`imported`}
      note={
        mixed
          ? t`${{ imported: count(imported) }} imported, ${{ updated: count(updated) }} updated, ${{ present: count(present) }} there before`
          : note
      }
      onShow={mixed || inTenant === 0 || onShow === undefined ? undefined : () => onShow({ outcome: 'imported' })}
    />
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { outcomeTexts, type RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Figure } from '../../components/figure.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { count } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

interface ArrivedFigureProps {
  readonly counts: RunSnapshot['counts'];
  readonly inTenant: RunFigures['inTenant'];
  /** What is under the number where all of them came with the run. */
  readonly note: string;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** Who of a run is in Auth0. Where some were there before it the parts are under the number, each with its accounts behind it. */
export function ArrivedFigure({ counts, inTenant, note, onShow }: ArrivedFigureProps) {
  const { updated, present } = counts;
  const mixed = updated + present > 0;
  const part = (outcome: 'imported' | 'updated' | 'present') =>
    counts[outcome] === 0 ? (
      count(0)
    ) : (
      <NumberLink
        value={count(counts[outcome])}
        of={outcomeTexts[outcome].toLowerCase()}
        onShow={() => onShow({ outcome })}
      />
    );
  return (
    <Figure
      name="imported"
      tone="brand"
      value={count(inTenant)}
      label={mixed ? t`in Auth0` : t`imported`}
      note={
        mixed ? (
          <Trans>
            {part('imported')} imported, {part('updated')} updated, {part('present')} there before
          </Trans>
        ) : (
          note
        )
      }
      onShow={mixed || inTenant === 0 ? undefined : () => onShow({ outcome: 'imported' })}
    />
  );
}

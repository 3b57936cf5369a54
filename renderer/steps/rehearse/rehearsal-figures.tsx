import { plural, t } from '@lingui/core/macro';
import type { RehearsalSummary } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { count } from '../../words/numbers.ts';
import { outcomeNames } from './rehearse-words.ts';

/** The cells of the matrix by what came of them, adding up. */
export function RehearsalFigures({ summary }: { readonly summary: RehearsalSummary }) {
  const { worked, failed, notTried, notApplicable } = summary;
  return (
    <Card>
      <FigureRow>
        <Figure name="rehearsed" value={count(worked + failed + notTried + notApplicable)} label={t`in the matrix`} />
        <Figure name="worked" value={count(worked)} label={outcomeNames.worked} />
        <Figure
          name="failed"
          value={count(failed)}
          label={outcomeNames.failed}
          tone={failed > 0 ? 'danger' : 'neutral'}
        />
        <Figure name="not-tried" value={count(notTried)} label={outcomeNames['not-tried']} />
        <Figure
          name="not-applicable"
          value={count(notApplicable)}
          label={plural(notApplicable, { one: 'does not apply', other: 'do not apply' })}
        />
      </FigureRow>
    </Card>
  );
}

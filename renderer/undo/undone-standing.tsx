import { t } from '@lingui/core/macro';
import { Standing } from '../wizard/standing.tsx';

/** Where things stand after a run that is undone: it is neither resumed nor verified. */
export function UndoneStanding() {
  return (
    <Standing
      fact={t`The numbers are the run’s, from before it was undone.`}
      more={t`Whoever is to move after all goes with a new plan and a new run.`}
    />
  );
}

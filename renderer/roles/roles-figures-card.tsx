import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { Activity, RunRoles } from '../../electron/assistant/contract/index.ts';
import { useNow } from '../client/use-now.ts';
import { Card } from '../components/card.tsx';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { ShareBar } from '../components/share-bar.tsx';
import { WorkOverline } from '../components/work-overline.tsx';
import { WorkProgress } from '../components/work-progress.tsx';
import { seriesFills } from '../theme/series-fills.ts';
import { count } from '../words/numbers.ts';
import { roleFigures } from './roles-words.ts';

interface RolesFiguresProps {
  readonly roles: RunRoles;
  /** Each role by itself. */
  readonly children: ReactNode;
}

/** Who would be given which role, or was, while nobody is being given any. */
export function RolesFiguresCard({ roles, children }: RolesFiguresProps) {
  return (
    <Card title={t`Each role, and whose metadata names it`} hint={t`somebody with two roles counts twice`}>
      <RolesFigures roles={roles} />
      {children}
    </Card>
  );
}

interface RolesProgressProps {
  readonly roles: RunRoles;
  readonly activity: Activity & { readonly total: number };
}

/** The answer at a glance while they are given. */
export function RolesProgressCard({ roles, activity }: RolesProgressProps) {
  const now = useNow(1000);
  const { all, had, given, lacking } = roleFigures(roles.roles);
  const { done, total, pace = { now: 0, average: 0 } } = activity;
  return (
    <Card>
      <WorkProgress
        overline={<WorkOverline activity={activity} now={now} of={t`Run ${{ run: roles.run }}`} goes="in-calls" />}
        done={done}
        total={total}
        pace={pace}
        activeMs={now - activity.started}
        bar={
          <ShareBar
            label={t`Users and roles by what became of them`}
            total={all}
            parts={[
              { name: 'given', value: given, fill: seriesFills.arrived },
              { name: 'had', value: had, fill: seriesFills.rest },
              { name: 'lacking', value: lacking, fill: seriesFills.behind },
            ]}
          />
        }
      >
        {done === total && <p role="status">{t`Auth0 is asked now who has each role.`}</p>}
        <RolesFigures roles={roles} />
      </WorkProgress>
    </Card>
  );
}

/** The numbers add up. */
function RolesFigures({ roles: { state, roles } }: { readonly roles: RunRoles }) {
  const { all, open, openOfPresent, had, given, lacking, withoutRole } = roleFigures(roles);
  return (
    <FigureRow>
      <Figure name="roles-all" value={count(all)} label={t`named in all`} />
      <Figure name="roles-open" value={count(open)} label={t`to be given`} tone="brand" />
      {openOfPresent > 0 && (
        <Figure name="roles-present" value={count(openOfPresent)} label={t`there before the run`} />
      )}
      <Figure name="roles-had" value={count(had)} label={t`had it before`} />
      {state !== 'listed' && <Figure name="roles-given" value={count(given)} label={t`given`} />}
      {lacking > 0 && <Figure name="roles-lacking" value={count(lacking)} label={t`refused or lost`} tone="warning" />}
      {withoutRole > 0 && (
        <Figure name="roles-none" value={count(withoutRole)} label={t`without a role at Auth0`} tone="warning" />
      )}
    </FigureRow>
  );
}

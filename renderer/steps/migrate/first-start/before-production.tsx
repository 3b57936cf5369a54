import { makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { PlanSummary, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { proofOf } from '../../../wizard/proof-of-format.ts';
import { accounts as accountsCounted } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { BeforeRow } from './before-row.tsx';
import { RightsRow } from './rights-row.tsx';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: '12px 0 0', padding: 0 } });

interface BeforeProductionProps {
  readonly plan: PlanSummary;
  readonly snapshot: Snapshot;
}

/** What somebody wants to know who begins on a production tenant: that nothing is written, what can be taken back, what Stop does. */
export function BeforeProduction({ plan, snapshot }: BeforeProductionProps) {
  const styles = useStyles();
  const moving = plan.formats.filter(({ treatment }) => treatment !== 'held');
  const proven = moving.filter(({ format }) => proofOf(format, snapshot) !== undefined);
  const [some, all] = [count(proven.length), count(moving.length)];
  const people = proven.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <ul className={styles.list}>
      <RightsRow legacy={snapshot.legacy} />
      <BeforeRow
        standing={proven.length === moving.length ? 'done' : 'attention'}
        what={plural(moving.length, {
          one: `${some} of ${all} password format that move is proven`,
          other: `${some} of ${all} password formats that move are proven`,
        })}
      >
        <Trans>
          Those of {{ accounts: accountsCounted(people) }}; each stands beside its proof under Password formats.
        </Trans>
      </BeforeRow>
      <BeforeRow standing="done" what={t`Undo takes back whom this run brings`}>
        <Trans>
          Each can be deleted again until they sign in, set a password, link another identity or enrol a second factor;
          no date ends it. Whoever was there before is never deleted.
        </Trans>
      </BeforeRow>
      <BeforeRow standing="done" what={t`Stop ends it after the files that are on their way, two at most`}>
        <Trans>
          Whoever is in Auth0 by then stays and can sign in. It goes on later where it was; nobody is imported twice.
        </Trans>
      </BeforeRow>
      <BeforeRow standing="done" what={t`Nobody gets an e-mail, and the old application goes on working`}>
        <Trans>No password and no hash is written to this computer’s disk.</Trans>
      </BeforeRow>
    </ul>
  );
}

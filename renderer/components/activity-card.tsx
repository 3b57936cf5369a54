import { Field, ProgressBar } from '@fluentui/react-components';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { count } from '../words/numbers.ts';
import { Card } from './card.tsx';

const words: Readonly<Record<Activity['kind'], string>> = {
  diagnose: 'Checking the connection',
  survey: 'Reading the legacy database',
  'tenant-check': 'Checking the tenant',
  plan: 'Deciding for every account',
  verify: 'Comparing the tenant with the plan',
  practice: 'Starting the practice servers',
};

/** Something long that is under way, and how far it is. */
export function ActivityCard({ activity }: { readonly activity: Activity }) {
  const { kind, done, total } = activity;
  return (
    <Card>
      <Field
        label={words[kind]}
        hint={total === undefined ? `${count(done)} so far` : `${count(done)} of ${count(total)}`}
      >
        <ProgressBar
          thickness="large"
          {...(total === undefined || total === 0 ? {} : { value: done, max: total })}
          aria-label={words[kind]}
        />
      </Field>
    </Card>
  );
}

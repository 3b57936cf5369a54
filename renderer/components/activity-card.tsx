import { Button, Field, makeStyles, ProgressBar } from '@fluentui/react-components';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { useCommand } from '../client/use-command.ts';
import { count } from '../words/numbers.ts';
import { Card } from './card.tsx';
import { RefusedCommand } from './refused-command.tsx';

const words: Readonly<Record<Activity['kind'], string>> = {
  diagnose: 'Checking the connection',
  survey: 'Reading the legacy database',
  'tenant-check': 'Checking the tenant',
  plan: 'Deciding for every account',
  'script-cases': 'Running the test cases',
  rehearsal: 'Rehearsing, event by event',
  verify: 'Comparing the tenant with the plan',
  practice: 'Starting the practice servers',
  'trickle-look': 'Reading who is in Auth0',
  'cutover-look': 'Putting the checklist together',
};

/** What the button says that ends it; the practice servers are up in a moment. */
const stopping: Readonly<Record<Exclude<Activity['kind'], 'practice'>, string>> = {
  diagnose: 'Stop the checks',
  survey: 'Stop reading',
  'tenant-check': 'Stop the checks',
  plan: 'Stop deciding',
  'script-cases': 'Stop the test cases',
  rehearsal: 'Stop rehearsing',
  verify: 'Stop comparing',
  'trickle-look': 'Stop looking',
  'cutover-look': 'Stop looking',
};

const useStyles = makeStyles({
  foot: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: '12px', marginTop: '8px' },
});

/** Something long that is under way, how far it is, and the way to end it. */
export function ActivityCard({ activity }: { readonly activity: Activity }) {
  const { kind, done, total } = activity;
  const styles = useStyles();
  const cancel = useCommand('cancelActivity');
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
      <RefusedCommand error={cancel.error} />
      {kind !== 'practice' && (
        <div className={styles.foot}>
          <span>Nothing is lost by it: what was there before stays.</span>
          <Button disabledFocusable={cancel.running} onClick={() => void cancel.give({})}>
            {stopping[kind]}
          </Button>
        </div>
      )}
    </Card>
  );
}

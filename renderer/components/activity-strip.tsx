import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { useCommand } from '../client/use-command.ts';
import { count, rate } from '../words/numbers.ts';
import { remaining } from '../words/times.ts';
import { Progress } from './progress.tsx';
import { RefusedCommand } from './refused-command.tsx';

const words: Readonly<Record<Activity['kind'], string>> = {
  diagnose: t`Checking the connection`,
  survey: t`Reading the legacy database`,
  'tenant-check': t`Checking the tenant`,
  plan: t`Deciding for every account`,
  'script-cases': t`Running the test cases`,
  rehearsal: t`Rehearsing, event by event`,
  pilot: t`Piloting on the tenant`,
  verify: t`Comparing the tenant with the plan`,
  practice: t`Starting the practice servers`,
  'trickle-look': t`Reading who is in Auth0`,
  'sign-ins-look': t`Reading how sign-ins go`,
  'cutover-look': t`Putting the checklist together`,
  'reset-mails': t`Having Auth0 send e-mails`,
  'waves-look': t`Reading how people sign in`,
  undo: t`Deleting whom the run brought`,
  'delta-look': t`Reading what changed`,
  delta: t`Carrying changes over`,
  'present-look': t`Reading who was there before`,
  present: t`Updating who was there before`,
  'present-back': t`Putting back who was updated`,
  'roles-look': t`Reading who has which role`,
  roles: t`Giving roles`,
  forget: t`Writing the evidence, then deleting the workspace`,
};

/** What nobody ends: the practice servers are up in a moment, and a disposal that has begun is better ended. */
type Unstoppable = 'practice' | 'forget';

/** What the button says that ends it. */
const stopping: Readonly<Record<Exclude<Activity['kind'], Unstoppable>, string>> = {
  diagnose: t`Stop the checks`,
  survey: t`Stop reading`,
  'tenant-check': t`Stop the checks`,
  plan: t`Stop deciding`,
  'script-cases': t`Stop the test cases`,
  rehearsal: t`Stop rehearsing`,
  pilot: t`Stop, and remove what was made`,
  verify: t`Stop comparing`,
  'trickle-look': t`Stop looking`,
  'sign-ins-look': t`Stop looking`,
  'cutover-look': t`Stop looking`,
  'waves-look': t`Stop looking`,
  'reset-mails': t`Stop after the one on its way`,
  undo: t`Stop after those being deleted`,
  'delta-look': t`Stop reading`,
  delta: t`Stop after those being changed`,
  'present-look': t`Stop reading`,
  present: t`Stop after those being changed`,
  'present-back': t`Stop after those being changed`,
  'roles-look': t`Stop reading`,
  roles: t`Stop after the call under way`,
};

const useStyles = makeStyles({
  strip: {
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '10px 28px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 860px)': { padding: '8px 20px' },
    '@container (max-width: 500px)': { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'stretch' },
  },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', marginBottom: '6px' },
  what: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  // Where it ends stays where it is while the number grows, and nothing beside it moves.
  count: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  refused: { gridColumn: '1 / -1' },
});

/** Something long that is under way, how far it is, and the way to end it; between the matter and the bottom bar, so that coming, growing and going it moves nothing. */
export function ActivityStrip({ activity }: { readonly activity: Activity }) {
  const { kind } = activity;
  const styles = useStyles();
  const cancel = useCommand('cancelActivity');
  const stop = kind === 'practice' || kind === 'forget' ? undefined : stopping[kind];
  return (
    <section className={styles.strip} aria-label={words[kind]} data-under-way={kind}>
      {cancel.error !== undefined && (
        <div className={styles.refused}>
          <RefusedCommand error={cancel.error} />
        </div>
      )}
      <div>
        <div className={styles.words}>
          <span className={styles.what}>{words[kind]}</span>
          {stop !== undefined && <span className={styles.quiet}>{whatStoppingLoses(kind)}</span>}
          {stop !== undefined && <span className={styles.count}>{soFar(activity)}</span>}
        </div>
        <Progress
          {...(activity.total === undefined || activity.total === 0
            ? {}
            : { value: activity.done, max: activity.total })}
          aria-label={words[kind]}
        />
      </div>
      {stop !== undefined && (
        <Button disabledFocusable={cancel.running} onClick={() => void cancel.give({})}>
          {stop}
        </Button>
      )}
    </section>
  );
}

function whatStoppingLoses(kind: Activity['kind']): string {
  switch (kind) {
    case 'reset-mails':
    case 'undo':
    case 'delta':
    case 'present':
    case 'present-back':
    case 'roles':
      return t`Stopping it loses nothing: it goes on where it ended.`;
    case 'pilot':
      return t`Stopping it leaves nothing in the tenant.`;
    default:
      return t`Stopping it loses nothing: what was there before stays.`;
  }
}

/** Nothing where neither an end nor a beginning is known. */
function soFar({ done, total, pace }: Activity): string {
  if (total === undefined) return done === 0 ? '' : t`${{ done: count(done) }} so far`;
  const reached = { done: count(done), all: count(total) };
  if (pace?.remainingMs === undefined) return t`${{ done: reached.done }} of ${{ all: reached.all }}`;
  const fast = { now: rate(pace.now), left: remaining(pace.remainingMs) };
  return t`${{ done: reached.done }} of ${{ all: reached.all }} · ${{ now: fast.now }} a second · ${{ left: fast.left }} left`;
}

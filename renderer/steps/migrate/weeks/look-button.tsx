import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { counted } from '../../../words/numbers.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '12px' },
  said: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  // As wide whatever it says, so that nothing moves.
  button: { minWidth: '148px' },
});

interface LookButtonProps {
  readonly activity: Snapshot['activity'];
  readonly running: boolean;
  readonly onLook: () => void;
}

/** Looks now; while a look is under way, how far it is and the way to end it. */
export function LookButton({ activity, running, onLook }: LookButtonProps) {
  const styles = useStyles();
  const cancel = useCommand('cancelActivity');
  const looking = activity?.kind === 'trickle-look';
  return (
    <span className={styles.line}>
      <span role="status" className={styles.said}>
        {looking && `${counted(activity.done, 'user', 'users')} read`}
      </span>
      {looking ? (
        <Button
          className={styles.button}
          icon={<Spinner size="extra-tiny" />}
          disabledFocusable={cancel.running}
          onClick={() => void cancel.give({})}
        >
          Stop looking
        </Button>
      ) : (
        <Button
          className={styles.button}
          icon={<ArrowSyncRegular />}
          disabledFocusable={running || (activity !== undefined && activity.kind !== 'cutover-look')}
          onClick={onLook}
        >
          Look now
        </Button>
      )}
    </span>
  );
}

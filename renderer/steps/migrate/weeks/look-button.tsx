import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { t } from '@lingui/core/macro';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { isBusy } from '../../../wizard/is-busy.ts';

const useStyles = makeStyles({
  // As wide whatever it says, so that nothing moves.
  button: { minWidth: '120px' },
});

interface LookButtonProps {
  readonly activity: Snapshot['activity'];
  readonly running: boolean;
  readonly onLook: () => void;
}

/** Looks now; how far a look is, and the way to end it, stand above the bottom bar. */
export function LookButton({ activity, running, onLook }: LookButtonProps) {
  const styles = useStyles();
  const looking = activity?.kind === 'trickle-look';
  return (
    <Button
      className={styles.button}
      icon={looking ? <Spinner size="extra-tiny" aria-hidden /> : <ArrowSyncRegular />}
      disabledFocusable={running || isBusy({ activity })}
      onClick={onLook}
    >
      {looking ? t`Looking` : t`Look now`}
    </Button>
  );
}

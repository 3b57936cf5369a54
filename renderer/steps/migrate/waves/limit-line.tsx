import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Progress } from '../../../components/progress.tsx';
import { count } from '../../../words/numbers.ts';

const useStyles = makeStyles({
  line: { marginTop: '10px' },
  words: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    marginBottom: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface LimitLineProps {
  readonly what: 'rejected' | 'failed-sign-ins';
  readonly most: number;
  /** Missing while nobody has looked. */
  readonly found: number | undefined;
}

/** How near a wave is to what stops the run by itself. */
export function LimitLine({ what, most, found }: LimitLineProps) {
  const styles = useStyles();
  const limit = count(most);
  return (
    <div className={styles.line} data-limit={what}>
      <div className={styles.words}>
        <span>
          {what === 'rejected'
            ? t`Stops by itself above ${limit} rejected`
            : t`Stops by itself above ${limit} who can’t sign in`}
        </span>
        <span>{found === undefined ? t`not looked yet` : t`${{ found: count(found) }} of ${limit}`}</span>
      </div>
      <Progress
        color={found !== undefined && found > 0 ? 'error' : 'brand'}
        value={shareOf(found ?? 0, most)}
        aria-label={what === 'rejected' ? t`Of the limit: rejected` : t`Of the limit: who can’t sign in`}
      />
    </div>
  );
}

/** 0 to 1; beyond a limit of none there is no more than all of it. */
function shareOf(found: number, most: number): number {
  return found > most ? 1 : most === 0 ? 0 : found / most;
}

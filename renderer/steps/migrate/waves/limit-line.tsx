import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
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
  /** What is counted, behind the number: “rejected”. */
  readonly what: string;
  readonly most: number;
  /** Missing while nobody has looked. */
  readonly found: number | undefined;
}

/** How near a wave is to what stops the run by itself. */
export function LimitLine({ what, most, found }: LimitLineProps) {
  const styles = useStyles();
  return (
    <div className={styles.line} data-limit={what}>
      <div className={styles.words}>
        <span>
          Stops by itself above {count(most)} {what}
        </span>
        <span>{found === undefined ? 'not looked yet' : `${count(found)} of ${count(most)}`}</span>
      </div>
      <ProgressBar
        thickness="large"
        color={found !== undefined && found > 0 ? 'error' : 'brand'}
        value={shareOf(found ?? 0, most)}
        aria-label={`Of the limit: ${what}`}
      />
    </div>
  );
}

/** 0 to 1; beyond a limit of none there is no more than all of it. */
function shareOf(found: number, most: number): number {
  return found > most ? 1 : most === 0 ? 0 : found / most;
}

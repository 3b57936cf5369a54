import { makeStyles, tokens } from '@fluentui/react-components';
import { type Mode, type ModeComparison, modeWords } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesColors } from '../../theme/series-colors.ts';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '12px 0 0',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: '12px 16px',
  },
  number: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  key: { width: '11px', height: '11px', borderRadius: '2px', flexShrink: 0, forcedColorAdjust: 'none' },
  what: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  why: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Part {
  readonly name: string;
  readonly value: number;
  readonly color: string;
  readonly what: string;
  readonly why: string;
}

interface MondayWithScriptsCardProps {
  readonly modes: readonly ModeComparison[];
  readonly mode: Mode;
}

/** What people meet at the first sign-in when Auth0 asks the old database; the parts add up to everybody. */
export function MondayWithScriptsCard({ modes, mode }: MondayWithScriptsCardProps) {
  const styles = useStyles();
  // Hybrid begins as trickle: its files come after that Monday.
  const comparison = modes.find((one) => one.mode === (mode === 'legacy' ? 'legacy' : 'trickle'));
  if (comparison === undefined) return null;
  const parts = partsOf(comparison).filter(({ value }) => value > 0);
  return (
    <Card
      title={`The first Monday with ${modeWords[mode].name.toLowerCase()}`}
      hint={`what each of the ${count(comparison.people)} meets`}
    >
      <ShareBar label="People by what they meet" total={comparison.people} parts={parts} />
      <ul className={styles.list}>
        {parts.map(({ name, value, color, what, why }) => (
          <li key={name} data-line={name}>
            <span className={styles.number}>
              <span className={styles.key} style={{ backgroundColor: color }} />
              <span>{count(value)}</span>
            </span>
            <span className={styles.what}>{what}</span>
            <span className={styles.why}>{why}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function partsOf({ mode, bySignIn, reset, stay }: ModeComparison): readonly Part[] {
  if (mode === 'legacy') {
    return [
      {
        name: 'as-today',
        value: stay,
        color: seriesColors.arrived,
        what: 'sign in as today',
        why: 'Auth0 asks the old database, which lets in whom it lets in now.',
      },
    ];
  }
  return [
    {
      name: 'move',
      value: bySignIn,
      color: seriesColors.arrived,
      what: 'sign in as always, and move by it',
      why: 'Same password. They notice nothing.',
    },
    {
      name: 'reset',
      value: reset,
      color: seriesColors.behind,
      what: 'set a new password',
      why: 'No script can check the one they have.',
    },
    {
      name: 'stay',
      value: stay,
      color: seriesColors.rest,
      what: 'stay behind',
      why: 'Barred today, or without an address that is theirs alone.',
    },
  ];
}

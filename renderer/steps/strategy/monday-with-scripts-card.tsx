import { makeStyles, tokens } from '@fluentui/react-components';
import { type Mode, type ModeComparison, modeWords } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { seriesColors } from '../../theme/series-colors.ts';
import { count } from '../../words/numbers.ts';
import { type PeoplePart, PeopleParts } from './people-parts.tsx';

const useStyles = makeStyles({
  what: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  why: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface MondayWithScriptsCardProps {
  readonly modes: readonly ModeComparison[];
  readonly mode: Mode;
}

/** What people meet at the first sign-in when Auth0 asks the old database; the parts add up to everybody. */
export function MondayWithScriptsCard({ modes, mode }: MondayWithScriptsCardProps) {
  // Hybrid begins as trickle: its files come after that Monday.
  const comparison = modes.find((one) => one.mode === (mode === 'legacy' ? 'legacy' : 'trickle'));
  if (comparison === undefined) return null;
  const parts = partsOf(comparison).filter(({ value }) => value > 0);
  return (
    <Card
      title={`The first Monday with ${modeWords[mode].name.toLowerCase()}`}
      hint={`what each of the ${count(comparison.people)} meets`}
    >
      <PeopleParts label="People by what they meet" total={comparison.people} parts={parts} />
    </Card>
  );
}

function partsOf({ mode, bySignIn, reset, stay }: ModeComparison): readonly PeoplePart[] {
  if (mode === 'legacy') {
    return [
      {
        name: 'as-today',
        value: stay,
        color: seriesColors.arrived,
        words: <Meets what="sign in as today" why="Auth0 asks the old database, which lets in whom it lets in now." />,
      },
    ];
  }
  return [
    {
      name: 'move',
      value: bySignIn,
      color: seriesColors.arrived,
      words: <Meets what="sign in as always, and move by it" why="Same password. They notice nothing." />,
    },
    {
      name: 'reset',
      value: reset,
      color: seriesColors.behind,
      words: <Meets what="set a new password" why="No script can check the one they have." />,
    },
    {
      name: 'stay',
      value: stay,
      color: seriesColors.rest,
      words: <Meets what="stay behind" why="Barred today, or without an address that is theirs alone." />,
    },
  ];
}

function Meets({ what, why }: { readonly what: string; readonly why: string }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.what}>{what}</span>
      <span className={styles.why}>{why}</span>
    </>
  );
}

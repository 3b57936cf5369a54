import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { Mode, ModeComparison } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
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

const titles: Readonly<Record<Mode, string>> = {
  trickle: t`The first Monday with trickle`,
  bulk: t`The first Monday with bulk`,
  hybrid: t`The first Monday with hybrid`,
  legacy: t`The first Monday with legacy`,
};

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
    <Card title={titles[mode]} hint={t`what each of the ${{ people: count(comparison.people) }} meets`}>
      <PeopleParts label={t`People by what they meet`} total={comparison.people} parts={parts} />
    </Card>
  );
}

function partsOf({ mode, bySignIn, reset, stay }: ModeComparison): readonly PeoplePart[] {
  if (mode === 'legacy') {
    return [
      {
        name: 'as-today',
        value: stay,
        fill: seriesFills.arrived,
        words: (
          <Meets what={t`sign in as today`} why={t`Auth0 asks the old database, which lets in whom it lets in now.`} />
        ),
      },
    ];
  }
  return [
    {
      name: 'move',
      value: bySignIn,
      fill: seriesFills.arrived,
      words: <Meets what={t`sign in as always, and move by it`} why={t`Same password. They notice nothing.`} />,
    },
    {
      name: 'reset',
      value: reset,
      fill: seriesFills.behind,
      words: <Meets what={t`set a new password`} why={t`No script can check the one they have.`} />,
    },
    {
      name: 'stay',
      value: stay,
      fill: seriesFills.rest,
      words: (
        <Meets what={t`stay behind`} why={t`Barred today, or without an address of their own that a script finds.`} />
      ),
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

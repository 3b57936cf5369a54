import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import type { CutoverState } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { count } from '../../words/numbers.ts';
import { costSentence } from '../migrate/weeks/weeks-words.ts';
import { deployedName } from '../scripts/deploy/deploy-words.ts';
import { isCutOver } from './cut-over-words.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px 16px', alignItems: 'center', flexWrap: 'wrap' },
  text: { margin: 0, flexGrow: 1, flexBasis: '420px' },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface GoingBackCardProps {
  readonly cutover: CutoverState;
  readonly onGoBack: (number: number) => void;
}

/** The way back at all times, and what it would cost by now. */
export function GoingBackCard({ cutover, onGoBack }: GoingBackCardProps) {
  const styles = useStyles();
  const { before, onlyInAuth0, passwordsLastWeek } = cutover;
  const over = isCutOver(cutover);
  return (
    <Card title={t`Going back`} hint={t`for as long as the old database is as it is`}>
      <div className={styles.row}>
        <p className={styles.text} data-figure="going-back">
          {onlyInAuth0 === null
            ? t`What it would cost is known after a look at who has moved.`
            : costSentence(onlyInAuth0)}
          {onlyInAuth0 !== null && passwordsLastWeek !== undefined && (
            <span data-figure="going-back-in-a-week"> {inAWeek(onlyInAuth0, passwordsLastWeek)}</span>
          )}
          <span className={styles.note}>
            {over
              ? t`The scripts would ask the old database again; whoever has moved stays in Auth0.`
              : t`The scripts ask the old database: there is nothing to go back from.`}
          </span>
        </p>
        {over && before !== null && (
          <Button onClick={() => onGoBack(before.number)}>
            {t`Go back to deployment ${{ number: before.number }}: ${{ mode: deployedName(before.mode) }}…`}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** A forecast, and said as one: what it costs today is counted. */
function inAWeek({ passwords, atLeast }: NonNullable<CutoverState['onlyInAuth0']>, lastWeek: number): string {
  if (lastWeek === 0) return t`In the last seven days nobody set one; if it goes on so, it costs the same in a week.`;
  const then = count(passwords + lastWeek);
  const number = count(lastWeek);
  return atLeast
    ? plural(lastWeek, {
        one: `In the last seven days at least ${number} was set; if it goes on so, it is at least ${then} passwords in a week.`,
        other: `In the last seven days at least ${number} were set; if it goes on so, it is at least ${then} passwords in a week.`,
      })
    : plural(lastWeek, {
        one: `In the last seven days ${number} was set; if it goes on so, it is ${then} passwords in a week.`,
        other: `In the last seven days ${number} were set; if it goes on so, it is ${then} passwords in a week.`,
      });
}

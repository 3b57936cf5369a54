import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  type CutoverLine,
  type CutoverState,
  cutoverTitles,
  type ExceptionKind,
} from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { dateAndTime, inUtc, offset } from '../../words/times.ts';
import { foundKinds, kindsOf, lineStandings, stepButtons, stepHints } from './cut-over-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'start',
    padding: '10px 0',
    '&:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '@container (max-width: 500px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  evidence: { margin: '2px 0 0' },
  foot: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  action: { '@container (max-width: 500px)': { gridColumnStart: 2, marginTop: '6px' } },
});

interface ChecklistCardProps {
  readonly cutover: CutoverState;
  readonly busy: boolean;
  readonly onStep: (line: CutoverLine) => void;
  readonly onSettle: (kinds: readonly ExceptionKind[]) => void;
}

/** Everything that stands between the migration and letting the old database go: each line with what shows it and its one action. */
export function ChecklistCard({ cutover, busy, onStep, onSettle }: ChecklistCardProps) {
  const styles = useStyles();
  const { lines, at } = cutover;
  const done = lines.filter(({ state }) => state === 'done').length;
  return (
    <Card
      title={t`The cutover, line by line`}
      hint={t`${done} of ${{ lines: lines.length }} done`}
      aside={
        <time dateTime={new Date(at).toISOString()} title={inUtc(at)}>
          <Trans>
            checked {{ at: dateAndTime(at) }} ({{ at2: offset(at) }})
          </Trans>
        </time>
      }
    >
      <ol className={styles.list}>
        {lines.map((line) => {
          const { icon, word } = lineStandings[line.state];
          const found = foundKinds(cutover, kindsOf(line.topic));
          return (
            <li key={line.topic} className={styles.line} data-line={line.topic} data-state={line.state}>
              <StateIcon standing={icon} />
              <div>
                <span className={line.state === 'waits' ? styles.quiet : styles.title}>
                  {cutoverTitles[line.topic]}
                </span>
                <p className={styles.evidence}>{line.evidence}</p>
                <p className={styles.foot}>
                  {word}
                  {line.at !== null && (
                    <time dateTime={new Date(line.at).toISOString()} title={inUtc(line.at)}>
                      {' · '}
                      {t`seen ${{ moment: dateAndTime(line.at) }}`}
                    </time>
                  )}
                  {line.next !== null && stepHints[line.next] !== undefined && ` · ${stepHints[line.next]}`}
                </p>
              </div>
              <div className={styles.action}>
                {line.next !== null ? (
                  <Button
                    disabledFocusable={busy}
                    aria-label={`${stepButtons[line.next]}: ${cutoverTitles[line.topic]}`}
                    onClick={() => onStep(line)}
                  >
                    {stepButtons[line.next]}
                  </Button>
                ) : (
                  line.state === 'done' &&
                  found.length > 0 && (
                    <Button
                      appearance="subtle"
                      aria-label={t`Show what is accepted: ${{ topic: cutoverTitles[line.topic] }}`}
                      onClick={() => onSettle(found)}
                    >
                      <Trans>Show what is accepted</Trans>
                    </Button>
                  )
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

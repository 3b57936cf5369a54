import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  type CellOutcome,
  cellOutcomes,
  eventWords,
  type RehearsalMatrix,
} from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { sentenceCase } from '../../words/reasons.ts';
import { outcomeNames } from './rehearse-words.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  corner: { textAlign: 'left', verticalAlign: 'bottom', padding: '0 12px 6px 0', fontWeight: tokens.fontWeightRegular },
  event: {
    textAlign: 'center',
    verticalAlign: 'bottom',
    padding: '0 0 6px',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  upright: { display: 'inline-block', writingMode: 'vertical-rl', transform: 'rotate(180deg)', whiteSpace: 'nowrap' },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  kind: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: '5px 12px 5px 0', minWidth: '190px' },
  cell: { textAlign: 'center', padding: '5px 2px', minWidth: '34px' },
  whole: {
    padding: '5px 2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  mark: { fontSize: '18px', display: 'inline-block', verticalAlign: 'middle' },
  worked: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  other: { color: tokens.colorNeutralForeground4 },
  legend: {
    listStyleType: 'none',
    margin: '10px 0 0',
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 18px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  meaning: { display: 'flex', alignItems: 'center', gap: '6px' },
});

/** Every kind of account with every event of the mode. A row that is the same all along says why, instead of so many marks. */
export function MatrixCard({ matrix: { kinds, lookedAt } }: { readonly matrix: RehearsalMatrix }) {
  const styles = useStyles();
  const events = kinds[0]?.cells.map(({ event }) => event) ?? [];
  return (
    <Card title={t`Account by event`} hint={t`chosen among ${lookedAt}`}>
      <ScrollRegion label={t`Every kind of account with every event`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.corner, styles.quiet)}>
                <Trans>Account</Trans>
              </th>
              {events.map((event) => (
                <th key={event} scope="col" className={styles.event} title={eventWords[event].what}>
                  <span className={styles.upright}>{eventWords[event].name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ id, title, cells }) => {
              const reason = sameAllAlong(cells);
              return (
                <tr key={id} className={styles.row} data-kind={id}>
                  <th scope="row" className={mergeClasses(styles.kind, reason !== undefined && styles.quiet)}>
                    {title}
                  </th>
                  {reason === undefined ? (
                    cells.map(({ event, outcome, words }) => (
                      <td
                        key={event}
                        className={styles.cell}
                        data-event={event}
                        data-outcome={outcome}
                        {...(words === undefined ? {} : { title: words })}
                      >
                        <Mark outcome={outcome} />
                        <VisuallyHidden>
                          {outcomeNames[outcome]}
                          {words === undefined ? '' : `: ${words}`}
                        </VisuallyHidden>
                      </td>
                    ))
                  ) : (
                    <td className={styles.whole} colSpan={cells.length}>
                      {reason}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <ul className={styles.legend} aria-label={t`What the marks mean`}>
        {cellOutcomes.map((outcome) => (
          <li key={outcome} className={styles.meaning}>
            <Mark outcome={outcome} />
            {sentenceCase(outcomeNames[outcome])}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Beside a word, or with one for who can't see it. */
function Mark({ outcome }: { readonly outcome: CellOutcome }) {
  const styles = useStyles();
  switch (outcome) {
    case 'worked':
      return <CheckmarkCircleFilled className={mergeClasses(styles.mark, styles.worked)} aria-hidden />;
    case 'failed':
      return <ErrorCircleFilled className={mergeClasses(styles.mark, styles.failed)} aria-hidden />;
    case 'not-tried':
      return <CircleHintRegular className={mergeClasses(styles.mark, styles.other)} aria-hidden />;
    case 'not-applicable':
      return <SubtractRegular className={mergeClasses(styles.mark, styles.other)} aria-hidden />;
  }
}

/** The reason that every cell of a row has; undefined where something was tried. */
export function sameAllAlong(cells: RehearsalMatrix['kinds'][number]['cells']): string | undefined {
  const [first] = cells;
  if (first === undefined || first.outcome === 'worked' || first.outcome === 'failed') return undefined;
  const same = cells.every(({ outcome, words }) => outcome === first.outcome && words === first.words);
  return same ? first.words : undefined;
}

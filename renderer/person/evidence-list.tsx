import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { EvidenceLine } from '../../electron/assistant/contract/index.ts';
import { LocalTime } from '../components/local-time.tsx';
import { MomentsInText } from '../components/moments-in-text.tsx';
import { StateIcon } from '../components/state-icon.tsx';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import { weekdayAndDay } from '../words/times.ts';
import { sourceWords, toneStandings, toneWords } from './person-words.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: '0 10px',
    alignItems: 'start',
    '@media (max-width: 560px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  dated: {
    gridTemplateColumns: '96px 20px minmax(0, 1fr) auto',
    '@media (max-width: 560px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  when: {
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 560px)': { gridColumnStart: 2, textAlign: 'left' },
  },
  day: { display: 'block', color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  first: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  rest: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  source: {
    padding: '2px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    '@media (max-width: 560px)': { gridColumnStart: 2, justifySelf: 'start' },
  },
});

interface EvidenceListProps {
  readonly lines: readonly EvidenceLine[];
  /** When somebody asked, for lines that tell when each thing happened; what is so now has that time above it. */
  readonly asked?: number;
}

/** What is known, line by line, each with who told it. */
export function EvidenceList({ lines, asked }: EvidenceListProps) {
  const styles = useStyles();
  const dayOf = (at: number) => weekdayAndDay(at, asked ?? at);
  return (
    <ol className={styles.list}>
      {lines.map(({ source, at, tone, parts: [first = '', ...rest], missing }, index) => {
        const before = lines[index - 1];
        const isNewDay = before === undefined || dayOf(before.at) !== dayOf(at);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places
            key={index}
            className={mergeClasses(styles.line, asked !== undefined && styles.dated)}
            data-evidence={source}
            data-missing={missing}
          >
            {asked !== undefined && (
              <span className={styles.when}>
                {isNewDay && <span className={styles.day}>{dayOf(at)}</span>}
                <LocalTime at={at} />
              </span>
            )}
            <StateIcon standing={toneStandings[tone]} />
            <span>
              <span className={styles.first}>
                <VisuallyHidden>{toneWords[tone]}: </VisuallyHidden>
                <MomentsInText text={first} />
              </span>
              {rest.length > 0 && (
                <span className={styles.rest}>
                  <MomentsInText text={rest.join('; ')} />
                </span>
              )}
            </span>
            <span className={styles.source}>{sourceWords[source]}</span>
          </li>
        );
      })}
    </ol>
  );
}

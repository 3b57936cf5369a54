import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ScriptFinding, ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { StateIcon } from '../../components/state-icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { PlaceLink } from './place-link.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    maxHeight: '172px',
    overflowY: 'auto',
  },
  problem: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr) auto', columnGap: '10px', padding: '6px 0' },
  next: { color: tokens.colorNeutralForeground3 },
});

interface ProblemListProps {
  readonly findings: readonly ScriptFinding[];
  readonly onReveal: (place: ScriptPlace) => void;
}

/** What is wrong with the text, each with the way to its line. */
export function ProblemList({ findings, onReveal }: ProblemListProps) {
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t`Problems`}>
      {findings.map(({ rule, severity, place, text, next }) => (
        <li key={`${rule} ${place.line} ${place.column}`} className={styles.problem} data-problem={rule}>
          <StateIcon standing={severity === 'error' ? 'trouble' : 'attention'} />
          <span>
            <VisuallyHidden>{severity === 'error' ? t`Error:` : t`Warning:`} </VisuallyHidden>
            {text} <span className={styles.next}>{next}</span>
          </span>
          <PlaceLink place={place} onReveal={onReveal} />
        </li>
      ))}
    </ul>
  );
}

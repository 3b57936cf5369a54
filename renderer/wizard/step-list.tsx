import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { Snapshot, StepName } from '../../electron/assistant/contract/index.ts';
import { HelpEntries } from '../help/help-entries.tsx';
import { stepStateBeside } from './failed-step.ts';
import { StepLink } from './step-link.tsx';
import { steps } from './step-words.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 8px',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    width: '252px',
    flexShrink: 0,
    overflowY: 'auto',
    '@media (max-width: 1180px)': { width: '222px' },
  },
});

interface StepListProps {
  readonly snapshot: Snapshot;
  readonly current: StepName;
  readonly onChoose: (step: StepName) => void;
}

/** The wizard's steps, each with its state and what came out of it. */
export function StepList({ snapshot, current, onChoose }: StepListProps) {
  const styles = useStyles();
  return (
    <div className={styles.side}>
      <nav aria-label={t`Steps`}>
        <ol className={styles.list}>
          {steps.map(({ name, title }, index) => (
            <li key={name}>
              <StepLink
                number={index + 1}
                title={title}
                state={stepStateBeside(snapshot, name, current)}
                current={name === current}
                onChoose={() => onChoose(name)}
              />
            </li>
          ))}
        </ol>
      </nav>
      <HelpEntries placed="below" />
    </div>
  );
}

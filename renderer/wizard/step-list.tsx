import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { t } from '@lingui/core/macro';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Snapshot, StepName } from '../../electron/assistant/contract/index.ts';
import { HelpEntries } from '../help/help-entries.tsx';
import { narrowWindow } from '../theme/windows.ts';
import { stepStateBeside } from './failed-step.ts';
import { StepLink } from './step-link.tsx';
import { steps } from './step-words.ts';

const useStyles = makeStyles({
  side: {
    display: 'flex',
    flexDirection: 'column',
    width: '252px',
    flexShrink: 0,
    overflowY: 'auto',
    '@media (max-width: 1180px)': { width: '222px' },
    [narrowWindow]: { width: 'auto', maxHeight: '70%' },
  },
  fold: {
    display: 'none',
    justifyContent: 'space-between',
    flexShrink: 0,
    fontWeight: tokens.fontWeightRegular,
    [narrowWindow]: { display: 'flex' },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  whole: { display: 'flex', flexDirection: 'column', justifyContent: 'space-between', flexGrow: 1 },
  folded: { [narrowWindow]: { display: 'none' } },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 8px',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
});

interface StepListProps {
  readonly snapshot: Snapshot;
  readonly current: StepName;
  readonly onChoose: (step: StepName) => void;
}

/** The wizard's steps, each with its state and what came out of it; in a narrow window they are folded up under the current one's name. */
export function StepList({ snapshot, current, onChoose }: StepListProps) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  // In a low window the list shows where one is, and not where the steps begin.
  useEffect(() => {
    if (open) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const foldUp = () => {
    if (!open) return;
    setOpen(false);
    // The step that was chosen is hidden now. In a wide window this one is, and the focus stays on the step.
    side.current?.querySelector('button')?.focus();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') foldUp();
  };
  const index = steps.findIndex(({ name }) => name === current);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of what is within, which can all be reached
    <div ref={side} className={styles.side} onKeyDown={onKeyDown}>
      <Button
        appearance="subtle"
        className={styles.fold}
        icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
        iconPosition="after"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>
          {t`Step ${{ number: index + 1 }} of ${{ steps: steps.length }}`}{' '}
          <span className={styles.title}>{steps[index]?.title}</span>
        </span>
      </Button>
      <div id={id} className={mergeClasses(styles.whole, !open && styles.folded)}>
        <nav aria-label={t`Steps`}>
          <ol ref={list} className={styles.list}>
            {steps.map(({ name, title }, place) => (
              <li key={name}>
                <StepLink
                  number={place + 1}
                  title={title}
                  state={stepStateBeside(snapshot, name, current)}
                  current={name === current}
                  onChoose={() => {
                    foldUp();
                    onChoose(name);
                  }}
                />
              </li>
            ))}
          </ol>
        </nav>
        <HelpEntries placed="below" />
      </div>
    </div>
  );
}

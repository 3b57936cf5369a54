import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { ActivityStrip } from '../components/activity-strip.tsx';
import { ScrollRegion } from '../components/scroll-region.tsx';
import { useHelp } from '../help/help.tsx';
import { focusStep } from '../help/places.ts';
import { lowWindow } from '../theme/windows.ts';
import { usePageNotice } from './page-notice.ts';

const useStyles = makeStyles({
  // Where the window is low, as one at 200 % is, banner and page scroll together, and what can be pressed stays in sight alone.
  page: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    flexGrow: 1,
    [lowWindow]: { minHeight: 'auto', flexShrink: 0 },
  },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    // What a check or a plan adds makes the page scroll, and must not move what is there.
    scrollbarGutter: 'stable',
    [lowWindow]: { overflow: 'visible', minHeight: 'auto', scrollbarGutter: 'auto' },
    padding: '20px 28px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    '@container (max-width: 860px)': { padding: '16px 20px' },
    // Nothing in a scrolling column gives up its height.
    '& > *': { flexShrink: 0 },
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: '16px', flexWrap: 'wrap' },
  words: { flexGrow: 1, flexBasis: '320px', minWidth: 0 },
  heading: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  sentence: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'center' },
  bottom: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '64px',
    [lowWindow]: { display: 'contents' },
    boxSizing: 'border-box',
    padding: '10px 28px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@container (max-width: 860px)': { padding: '10px 20px' },
    // What is said stands above what can be pressed where both don't fit into one row.
    '@container (max-width: 960px)': { flexWrap: 'wrap' },
  },
  standing: {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: '220px',
    [lowWindow]: { flexGrow: 0, flexBasis: 'auto', padding: '0 20px 12px' },
  },
  buttons: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '12px',
    marginLeft: 'auto',
    '@container (max-width: 640px)': { flexWrap: 'wrap' },
    [lowWindow]: {
      position: 'sticky',
      bottom: 0,
      zIndex: 2,
      gap: '4px 12px',
      marginLeft: 0,
      padding: '6px 20px',
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
});

/** Of the one heading of level 1. */
export const stepHeadingId = 'step-heading';

interface StepPageProps {
  /** The finding, where there is one. */
  readonly heading: string;
  /** What happens here; left out where the matter begins with the step's heading itself (`stepHeadingId`). */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
  /** What this step begins and then shows until it is over. */
  readonly underWay?: readonly Activity['kind'][];
  /** Where things stand, in one sentence. */
  readonly standing: ReactNode;
  /** The primary button, and at most one beside it. */
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

/** One step: the finding on top, the matter in between, where things stand and what to press at the bottom. */
export function StepPage({ heading, sentence, actions, underWay = [], standing, buttons, children }: StepPageProps) {
  const styles = useStyles();
  const { activity } = useSnapshot();
  const { stepFocus } = useHelp();
  const notice = usePageNotice();
  useEffect(() => {
    if (stepFocus.take()) focusStep();
  }, [stepFocus]);
  return (
    <main className={styles.page} aria-labelledby={stepHeadingId}>
      <ScrollRegion className={styles.scroll} label={heading}>
        {sentence !== undefined && (
          <div className={styles.head}>
            <div className={styles.words}>
              <Subtitle1 as="h1" block id={stepHeadingId} className={styles.heading}>
                {heading}
              </Subtitle1>
              <p className={styles.sentence}>{sentence}</p>
            </div>
            {actions !== undefined && <div className={styles.actions}>{actions}</div>}
          </div>
        )}
        {notice}
        {children}
      </ScrollRegion>
      {activity !== undefined && underWay.includes(activity.kind) && <ActivityStrip activity={activity} />}
      <footer className={styles.bottom}>
        <div className={styles.standing} aria-live="polite">
          {standing}
        </div>
        <div className={styles.buttons} data-buttons>
          {buttons}
        </div>
      </footer>
    </main>
  );
}

import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { lowWindow } from '../theme/windows.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    // What is inside goes by the width that the guide leaves it, and not by the window's.
    containerType: 'inline-size',
    // Where the window is low, everything in it scrolls as one (step-page.tsx).
    [lowWindow]: { overflowY: 'auto' },
  },
});

interface StepPanelProps {
  readonly className?: string;
  readonly children: ReactNode;
}

/** Holds a step's page, with what is said above it. */
export function StepPanel({ className, children }: StepPanelProps) {
  return <div className={mergeClasses(useStyles().panel, className)}>{children}</div>;
}

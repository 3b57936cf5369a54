import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { hiddenFromEyes } from '../theme/hidden-from-eyes.ts';

const useStyles = makeStyles({ hidden: hiddenFromEyes });

/** Words for screen readers that eyes get from place and shape. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={useStyles().hidden}>{children}</span>;
}

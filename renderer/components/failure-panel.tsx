import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Failure } from '../../electron/assistant/contract/index.ts';
import { CopyForDba } from './copy-for-dba.tsx';
import { FailureDetail } from './failure-detail.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderLeft: `3px solid ${tokens.colorStatusDangerForeground1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '12px 16px',
  },
  text: { margin: '4px 0 0', lineHeight: tokens.lineHeightBase300 },
  first: { marginTop: 0 },
  kept: { fontWeight: tokens.fontWeightSemibold },
  foot: { marginTop: '8px' },
});

interface FailurePanelProps {
  readonly failure: Failure;
  readonly className?: string;
  /** Whether what happened stands above the panel already; then it is said for screen readers alone. */
  readonly underFinding?: boolean;
  readonly children?: ReactNode;
}

/** A failure: what happened, what was kept, what to do next, its code; the raw text is folded away. */
export function FailurePanel({ failure, className, underFinding = false, children }: FailurePanelProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.panel, className)} role="alert">
      {underFinding ? (
        <VisuallyHidden>{failure.message}</VisuallyHidden>
      ) : (
        <Subtitle2 as="h2" block>
          {failure.message}
        </Subtitle2>
      )}
      <p className={mergeClasses(styles.text, underFinding && styles.first)}>
        <span className={styles.kept}>{failure.kept}</span> {failure.next}
      </p>
      {children}
      {failure.forDba !== undefined && <CopyForDba text={failure.forDba} about={failure.message} />}
      <div className={styles.foot}>
        {failure.detail === undefined ? (
          <Caption1>{failure.code}</Caption1>
        ) : (
          <FailureDetail code={failure.code} detail={failure.detail} />
        )}
      </div>
    </div>
  );
}

import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Failure } from '../../electron/assistant/contract/index.ts';
import { FailureDetail } from './failure-detail.tsx';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderLeft: `3px solid ${tokens.colorStatusDangerForeground1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '12px 16px',
  },
  text: { margin: '4px 0 0', lineHeight: tokens.lineHeightBase300 },
  kept: { fontWeight: tokens.fontWeightSemibold },
  foot: { marginTop: '8px' },
});

interface FailurePanelProps {
  readonly failure: Failure;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A failure: what happened, what was kept, what to do next, its code; the raw text is folded away. */
export function FailurePanel({ failure, className, children }: FailurePanelProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.panel, className)} role="alert">
      <Subtitle2 as="h3" block>
        {failure.message}
      </Subtitle2>
      <p className={styles.text}>
        <span className={styles.kept}>{failure.kept}</span> {failure.next}
      </p>
      {children}
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

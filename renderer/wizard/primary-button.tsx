import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  button: {
    flexShrink: 0,
    whiteSpace: 'nowrap',
    minHeight: '36px',
    paddingLeft: '16px',
    paddingRight: '16px',
    // A narrow window has no room for some of what buttons say.
    '@media (max-width: 640px)': { flexShrink: 1, whiteSpace: 'normal' },
  },
  when: { textAlign: 'right', color: tokens.colorNeutralForeground3 },
});

interface PrimaryButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** Why it can't be pressed yet, as a sentence that says when it can. */
  readonly opensWhen?: string | undefined;
  readonly icon?: ReactElement;
  readonly appearance?: 'primary' | 'secondary';
}

/** The button of the bottom bar. While it can't be pressed it stays reachable and says when it can. */
export function PrimaryButton({ children, onClick, opensWhen, icon, appearance = 'primary' }: PrimaryButtonProps) {
  const styles = useStyles();
  const hint = useId();
  return (
    <>
      {opensWhen !== undefined && (
        <span id={hint} className={styles.when}>
          {opensWhen}
        </span>
      )}
      <Button
        appearance={appearance}
        className={styles.button}
        data-primary={appearance === 'primary' || undefined}
        disabledFocusable={opensWhen !== undefined}
        aria-describedby={opensWhen === undefined ? undefined : hint}
        {...(onClick === undefined || opensWhen !== undefined ? {} : { onClick })}
        {...(icon === undefined ? {} : { icon })}
      >
        {children}
      </Button>
    </>
  );
}

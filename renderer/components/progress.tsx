import { makeStyles, mergeClasses, ProgressBar, type ProgressBarProps } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    // Track and bar could hardly be told apart there. Written as Fluent writes it: of two ways to ask the same, either might win.
    '@media screen and (forced-colors: active)': { backgroundColor: 'Canvas', outline: '1px solid CanvasText' },
  },
});

type ProgressProps = Pick<ProgressBarProps, 'value' | 'max' | 'color'> & {
  readonly 'aria-label': string;
  readonly className?: string;
};

/** How far one thing is, of a known end or without one. Parts of a whole are a `ShareBar`. */
export function Progress({ className, ...props }: ProgressProps) {
  const styles = useStyles();
  return <ProgressBar thickness="large" className={mergeClasses(styles.track, className)} {...props} />;
}

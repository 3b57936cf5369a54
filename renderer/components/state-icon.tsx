import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { assertNever } from './assert-never.ts';

/** How something stands: a check, a step, an event. */
export type Standing = 'waiting' | 'running' | 'done' | 'attention' | 'trouble';

const useStyles = makeStyles({
  icon: { fontSize: '20px', display: 'block', flexShrink: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  attention: { color: tokens.colorStatusWarningForeground3 },
  trouble: { color: tokens.colorStatusDangerForeground1 },
  waiting: { color: tokens.colorNeutralForeground4 },
});

/** The mark of a standing; always beside a word, so it is hidden from screen readers. */
export function StateIcon({ standing }: { readonly standing: Standing }) {
  const styles = useStyles();
  switch (standing) {
    case 'waiting':
      return <CircleHintRegular className={mergeClasses(styles.icon, styles.waiting)} aria-hidden />;
    case 'running':
      return <Spinner size="extra-tiny" aria-hidden />;
    case 'done':
      return <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.done)} aria-hidden />;
    case 'attention':
      return <WarningFilled className={mergeClasses(styles.icon, styles.attention)} aria-hidden />;
    case 'trouble':
      return <ErrorCircleFilled className={mergeClasses(styles.icon, styles.trouble)} aria-hidden />;
    default:
      return assertNever(standing);
  }
}

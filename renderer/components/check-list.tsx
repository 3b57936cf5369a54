import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { Check } from '../../electron/assistant/contract/index.ts';
import { troubleText } from '../theme/series-colors.ts';
import { milliseconds } from '../words/times.ts';
import { type Standing, StateIcon } from './state-icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(88px, 132px) 1fr auto',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '30px',
    padding: '2px 0',
    boxSizing: 'border-box',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  failed: { color: troubleText, fontWeight: tokens.fontWeightSemibold },
  finding: { overflowWrap: 'anywhere' },
  took: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', fontSize: tokens.fontSizeBase200 },
});

const standings: Readonly<Record<Check['state'], Standing>> = {
  waiting: 'waiting',
  running: 'running',
  passed: 'done',
  warned: 'attention',
  failed: 'trouble',
};

/** Said to whoever can't see the icon. */
const stateWords: Readonly<Record<Check['state'], string>> = {
  waiting: t({ message: 'waiting', context: 'state of a check' }),
  running: t({ message: 'running', context: 'state of a check' }),
  passed: t({ message: 'passed', context: 'state of a check' }),
  warned: t({ message: 'warned', context: 'state of a check' }),
  failed: t({ message: 'failed', context: 'state of a check' }),
};

interface CheckListProps {
  readonly checks: readonly Check[];
  readonly label: string;
  /** What stands under a check that failed. */
  readonly underFailed: (check: Check) => ReactNode;
}

/** `import-mode` → `Import mode`: a check's name at the head of its line. */
function checkTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Checks in their order, filling in while they run. */
export function CheckList({ checks, label, underFailed }: CheckListProps) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={label}>
      {checks.map((check) => {
        const quiet = check.state === 'waiting';
        return (
          <li key={check.name}>
            <div className={styles.row} data-check={check.name} data-state={check.state}>
              <StateIcon standing={standings[check.state]} />
              <span className={mergeClasses(styles.name, quiet && styles.quiet)}>
                {checkTitle(check.name)}
                <VisuallyHidden>, {stateWords[check.state]}</VisuallyHidden>
              </span>
              <span
                className={mergeClasses(
                  styles.finding,
                  quiet && styles.quiet,
                  check.state === 'failed' && styles.failed,
                )}
              >
                {check.finding === '' && quiet ? t`Waiting` : check.finding}
              </span>
              <span className={styles.took}>
                {check.milliseconds === undefined ? '' : milliseconds(check.milliseconds)}
              </span>
            </div>
            {check.state === 'failed' && underFailed(check)}
          </li>
        );
      })}
    </ol>
  );
}

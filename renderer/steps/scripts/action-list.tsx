import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type ActionName, actions, type Mode, type ScriptState } from '../../../electron/assistant/contract/index.ts';
import { type Standing, StateIcon } from '../../components/state-icon.tsx';
import { actionsAbove } from '../../theme/windows.ts';
import { actionCaption, runsIn } from './scripts-words.ts';

const useStyles = makeStyles({
  nav: { [actionsAbove]: { gridColumn: '1 / -1' } },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '2px',
    '@container (max-width: 860px)': { gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' },
    [actionsAbove]: { gridTemplateColumns: 'repeat(7, auto)' },
  },
  action: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '6px',
    width: '100%',
    padding: '7px 10px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    // Beside one another they are as wide as their names.
    [actionsAbove]: { gridTemplateColumns: 'minmax(min-content, 1fr) auto' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (forced-colors: active)': { border: '2px solid Highlight', padding: '6px 9px' },
  },
  name: { display: 'block', fontWeight: tokens.fontWeightRegular },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  caption: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface ActionListProps {
  readonly scripts: readonly ScriptState[];
  readonly mode: Mode | undefined;
  readonly current: ActionName;
  /** Changed here and not saved. */
  readonly unsaved: readonly ActionName[];
  readonly onChoose: (action: ActionName) => void;
}

/** The seven actions, each with the state of its script. */
export function ActionList({ scripts, mode, current, unsaved, onChoose }: ActionListProps) {
  const styles = useStyles();
  return (
    <nav className={styles.nav} aria-label={t`Actions`}>
      <ul className={styles.list}>
        {scripts.map((script) => {
          const { action } = script;
          const standing = standingOf(script);
          return (
            <li key={action}>
              <button
                type="button"
                data-action={action}
                className={mergeClasses(styles.action, action === current && styles.current)}
                aria-current={action === current ? 'true' : undefined}
                onClick={() => onChoose(action)}
              >
                <span>
                  <span
                    className={mergeClasses(
                      styles.name,
                      action === current && styles.strong,
                      (actions[action].writes || !runsIn(action, mode)) && action !== current && styles.quiet,
                    )}
                  >
                    {action}
                  </span>
                  {[...actionCaption(script, mode), ...(unsaved.includes(action) ? [t`Not saved`] : [])].map((line) => (
                    <span key={line} className={styles.caption}>
                      {line}
                    </span>
                  ))}
                </span>
                {standing !== undefined && <StateIcon standing={standing} />}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function standingOf({ running, last, cases }: ScriptState): Standing | undefined {
  if (running) return 'running';
  if (cases !== undefined && cases.standing !== 'outdated') {
    return cases.list.some(({ outcome }) => outcome === 'failed') ? 'trouble' : 'done';
  }
  if (last === undefined) return undefined;
  return last.sound ? 'done' : 'trouble';
}

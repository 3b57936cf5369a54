import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type ActionName, actions, type Mode, type ScriptState } from '../../../electron/assistant/contract/index.ts';
import { type Standing, StateIcon } from '../../components/state-icon.tsx';
import { hiddenFromEyes } from '../../theme/hidden-from-eyes.ts';
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
    position: 'relative',
    display: 'block',
    width: '100%',
    height: '100%',
    padding: '7px 10px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (forced-colors: active)': { border: '2px solid Highlight', padding: '6px 9px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '6px' },
  name: { fontWeight: tokens.fontWeightRegular },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  caption: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  // Beside one another there is room for the last alone, which says most; the others are heard.
  earlier: { [actionsAbove]: hiddenFromEyes },
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
          const isQuiet = (actions[action].writes || !runsIn(action, mode)) && action !== current;
          const lines = [...actionCaption(script, mode), ...(unsaved.includes(action) ? [t`Not saved`] : [])];
          return (
            <li key={action}>
              <button
                type="button"
                data-action={action}
                className={mergeClasses(styles.action, action === current && styles.current)}
                aria-current={action === current ? 'true' : undefined}
                onClick={() => onChoose(action)}
              >
                <span className={styles.head}>
                  <span
                    className={mergeClasses(styles.name, action === current && styles.strong, isQuiet && styles.quiet)}
                  >
                    {action}
                  </span>
                  {standing !== undefined && <StateIcon standing={standing} />}
                </span>
                {lines.map((line, index) => (
                  <span
                    key={line}
                    className={mergeClasses(
                      styles.caption,
                      isQuiet && styles.quiet,
                      index < lines.length - 1 && styles.earlier,
                    )}
                  >
                    {line}
                  </span>
                ))}
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

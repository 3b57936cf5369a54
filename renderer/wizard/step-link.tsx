import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { StateIcon } from '../components/state-icon.tsx';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import { stepLinkId } from '../help/places.ts';
import type { StepState } from './step-state.ts';

const useStyles = makeStyles({
  step: {
    display: 'grid',
    gridTemplateColumns: '24px 1fr',
    columnGap: '12px',
    width: '100%',
    padding: '8px 12px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    position: 'relative',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    color: tokens.colorNeutralForeground1,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-1px',
      top: '14px',
      bottom: '14px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
    '@media (forced-colors: active)': { border: '2px solid Highlight', padding: '7px 11px' },
  },
  closed: { cursor: 'default', ':hover': { backgroundColor: 'transparent' } },
  number: {
    width: '20px',
    height: '20px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    textAlign: 'center',
  },
  numberCurrent: {
    backgroundColor: tokens.colorBrandBackground,
    border: 'none',
    lineHeight: '20px',
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (forced-colors: active)': {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
  },
  title: { display: 'block', lineHeight: tokens.lineHeightBase300 },
  titleCurrent: { fontWeight: tokens.fontWeightSemibold },
  caption: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
});

/** Said to whoever can't see the icon. */
const standingWords: Readonly<Record<StepState['standing'], string>> = {
  waiting: t({ message: 'not done', context: 'state of a step' }),
  running: t({ message: 'under way', context: 'state of a step' }),
  done: t({ message: 'done', context: 'state of a step' }),
  attention: t({ message: 'needs a look', context: 'state of a step' }),
  trouble: t({ message: 'needs mending', context: 'state of a step' }),
};

interface StepLinkProps {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  readonly current: boolean;
  readonly onChoose: () => void;
}

/** One step in the navigation. One that can't be opened yet stays focusable and says when it can. */
export function StepLink({ number, title, state, current, onChoose }: StepLinkProps) {
  const styles = useStyles();
  const closed = !state.reachable && !current;
  return (
    <button
      type="button"
      id={stepLinkId(number)}
      className={mergeClasses(styles.step, current && styles.current, closed && styles.closed)}
      aria-current={current ? 'step' : undefined}
      aria-disabled={closed || undefined}
      onClick={closed ? undefined : onChoose}
    >
      {state.standing === 'waiting' ? (
        <span className={mergeClasses(styles.number, current && styles.numberCurrent)} aria-hidden>
          {number}
        </span>
      ) : (
        <StateIcon standing={state.standing} />
      )}
      <span>
        <span className={mergeClasses(styles.title, current && styles.titleCurrent)}>{title}</span>
        <span className={styles.caption}>{state.caption}</span>
        <VisuallyHidden>{standingWords[state.standing]}</VisuallyHidden>
      </span>
    </button>
  );
}

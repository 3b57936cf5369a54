import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { troubleText } from '../theme/series-colors.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

const useStyles = makeStyles({
  figure: { minWidth: 0 },
  value: {
    display: 'block',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  // The number itself is what is pressed: a line under it says so, without a colour that would mean something.
  link: {
    display: 'inline-block',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'underline',
    textDecorationThickness: '1px',
    textUnderlineOffset: '4px',
    cursor: 'pointer',
    ':hover': { textDecorationThickness: '2px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  small: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  label: { display: 'block', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  neutral: {},
  brand: { color: tokens.colorBrandForeground1 },
  danger: { color: troubleText },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

interface FigureProps {
  readonly value: ReactNode;
  readonly label: string;
  readonly note?: ReactNode;
  readonly tone?: 'neutral' | 'brand' | 'danger' | 'warning';
  readonly size?: 'small' | 'medium';
  /** A stable name by which tests find the number. */
  readonly name?: string;
  /** Shows the accounts behind the number. */
  readonly onShow?: (() => void) | undefined;
}

/** One number with its word under it. */
export function Figure({ value, label, note, tone = 'neutral', size = 'medium', name, onShow }: FigureProps) {
  const styles = useStyles();
  const look = mergeClasses(styles.value, size === 'small' && styles.small);
  return (
    <div className={styles.figure} data-figure={name}>
      {onShow === undefined ? (
        <span className={mergeClasses(look, styles[tone])}>{value}</span>
      ) : (
        <button type="button" className={mergeClasses(look, styles.link, styles[tone])} onClick={onShow}>
          {value}
          <VisuallyHidden>{t` ${label}: show the accounts`}</VisuallyHidden>
        </button>
      )}
      <span className={size === 'small' ? styles.note : styles.label}>{label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </div>
  );
}

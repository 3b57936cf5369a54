import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { troubleText } from '../theme/series-colors.ts';
import { NumberLink } from './number-link.tsx';

const useStyles = makeStyles({
  figure: { minWidth: 0 },
  value: {
    display: 'block',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
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
  return (
    <div className={styles.figure} data-figure={name}>
      <span className={mergeClasses(styles.value, size === 'small' && styles.small, styles[tone])}>
        {onShow === undefined ? (
          value
        ) : (
          <NumberLink value={value} of={label} className={styles[tone]} onShow={onShow} />
        )}
      </span>
      <span className={size === 'small' ? styles.note : styles.label}>{label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </div>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

const useStyles = makeStyles({
  // The number itself is what is pressed: a line under it says so, without a colour that would mean something.
  link: {
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'underline',
    textDecorationThickness: '1px',
    textUnderlineOffset: '4px',
    cursor: 'pointer',
    ':hover': { textDecorationThickness: '2px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

interface NumberLinkProps {
  readonly value: ReactNode;
  /** What is counted, for screen readers. */
  readonly of: string;
  readonly className?: string | undefined;
  readonly onShow: () => void;
}

/** A number behind which accounts are, and the way to them. */
export function NumberLink({ value, of, className, onShow }: NumberLinkProps) {
  return (
    <button type="button" className={mergeClasses(useStyles().link, className)} onClick={onShow}>
      {value}
      <VisuallyHidden>{t` ${of}: show the accounts`}</VisuallyHidden>
    </button>
  );
}

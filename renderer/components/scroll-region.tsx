import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties, KeyboardEvent, ReactNode, Ref } from 'react';

const useStyles = makeStyles({
  region: {
    overflow: 'auto', // Inside, as what is around it may cut off what reaches out.
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

interface ScrollRegionProps {
  /** What is inside, for screen readers. */
  readonly label: string;
  readonly className?: string;
  /** What is known only as it is drawn. */
  readonly style?: CSSProperties;
  readonly ref?: Ref<HTMLElement>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** Something that scrolls by itself; the keyboard reaches it. */
export function ScrollRegion({ label, className, style, ref, onKeyDown, children }: ScrollRegionProps) {
  const styles = useStyles();
  return (
    <section
      ref={ref}
      className={mergeClasses(styles.region, className)}
      style={style}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {children}
    </section>
  );
}

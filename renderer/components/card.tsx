import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '16px',
    minWidth: 0,
    boxSizing: 'border-box',
  },
  head: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap', marginBottom: '12px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  aside: { marginLeft: 'auto', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface CardProps {
  readonly title?: string;
  /** Small and grey, beside the title. */
  readonly hint?: ReactNode;
  /** At the right end of the title's line. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A surface for one subject: title, evidence beside it, no shadow. */
export function Card({ title, hint, aside, className, children }: CardProps) {
  const styles = useStyles();
  return (
    <section className={mergeClasses(styles.card, className)} aria-label={title}>
      {title !== undefined && (
        <div className={styles.head}>
          <Subtitle2 as="h2" block>
            {title}
          </Subtitle2>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}

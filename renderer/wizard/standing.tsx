import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  fact: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground3 },
});

/** The bottom bar's sentence: what is so, and in grey what that means. */
export function Standing({ fact, more }: { readonly fact: string; readonly more?: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.fact}>{fact}</span> {more !== undefined && <span className={styles.more}>{more}</span>}
    </>
  );
}

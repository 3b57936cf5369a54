import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useHelp } from './help.tsx';
import type { Word } from './words.ts';

// What draws it is larger than many a step, and nobody needs it before they point at something.
const Explanation = lazy(() => import('./explanation.tsx'));

/** Long enough that a pointer which only passes by calls nothing up, and that one on its way to the explanation gets there. */
const HOVER_MS = 250;

const useStyles = makeStyles({
  term: {
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    cursor: 'help',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textUnderlineOffset: '3px',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface TermProps {
  readonly word: Word;
  /** The word as it stands in the sentence. */
  readonly children: ReactNode;
}

/**
 * A word where a newcomer would stumble over it: explained to whoever points at it or comes to it by keyboard, in the guide's own
 * sentence. Pressed it opens the guide at that word, which is how a finger gets there.
 */
export function Term({ word, children }: TermProps) {
  const styles = useStyles();
  const { show } = useHelp();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [wished, setWished] = useState(false);
  const turn = (next: boolean, after = 0) => {
    clearTimeout(timer.current);
    if (after === 0) setWished(next);
    else timer.current = setTimeout(() => setWished(next), after);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.term}
        aria-describedby={wished ? id : undefined}
        onPointerEnter={() => turn(true, HOVER_MS)}
        onPointerLeave={() => turn(false, HOVER_MS)}
        onFocus={({ currentTarget }) => turn(currentTarget.matches(':focus-visible'))}
        onBlur={() => turn(false)}
        onClick={() => {
          turn(false);
          show('words', word);
        }}
      >
        {children}
      </button>
      {wished && (
        <Suspense>
          <Explanation
            id={id}
            word={word}
            target={button.current}
            onReach={() => turn(true)}
            onLeave={() => turn(false, HOVER_MS)}
            onDismiss={() => turn(false)}
          />
        </Suspense>
      )}
    </>
  );
}

import { Tooltip } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { guidePage } from './guide/guide-pages.ts';
import { plainText } from './guide/guide-tree.ts';
import type { Word } from './words.ts';

interface ExplanationProps {
  readonly id: string;
  readonly word: Word;
  /** What it stands at. */
  readonly target: HTMLElement | null;
  readonly onReach: () => void;
  readonly onLeave: () => void;
  /** By Escape. */
  readonly onDismiss: () => void;
}

/** What a word means, in a box at the word. */
export default function Explanation({ id, word, target, onReach, onLeave, onDismiss }: ExplanationProps) {
  const [meaning, setMeaning] = useState<string>();
  useEffect(() => {
    // A page that never comes leaves the word as it is: the guide itself then says so.
    meaningOf(word).then(setMeaning, () => undefined);
  }, [word]);
  return (
    <Tooltip
      relationship="inaccessible"
      content={{ id, children: meaning, onPointerEnter: onReach, onPointerLeave: onLeave }}
      visible={meaning !== undefined}
      onVisibleChange={(_, { visible }) => {
        if (!visible) onDismiss();
      }}
      withArrow
      positioning={{ target }}
      // Where everything else of the step is: outside of it whoever goes by landmarks would not come upon it.
      mountNode={target?.closest('main') ?? null}
    />
  );
}

/** The first sentences under the word's heading in the guide. */
async function meaningOf(word: Word): Promise<string> {
  const section = (await guidePage('words')).sections.find(({ id }) => id === word);
  const first = section?.blocks[0];
  return first?.kind === 'paragraph' ? plainText(first.children) : '';
}

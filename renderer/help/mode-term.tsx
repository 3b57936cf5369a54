import type { ReactNode } from 'react';
import type { Mode } from '../../electron/assistant/contract/index.ts';
import { assertNever } from '../components/assert-never.ts';
import { Term } from './term.tsx';

interface ModeTermProps {
  readonly mode: Mode;
  /** The mode's name as it stands in the sentence. */
  readonly children: ReactNode;
}

/** A mode's name, explained: of the four the one that a sentence is about. */
export function ModeTerm({ mode, children }: ModeTermProps) {
  switch (mode) {
    case 'trickle':
      return <Term word="trickle">{children}</Term>;
    case 'bulk':
      return <Term word="bulk">{children}</Term>;
    case 'hybrid':
      return <Term word="hybrid">{children}</Term>;
    case 'legacy':
      return <Term word="legacy-mode">{children}</Term>;
    default:
      return assertNever(mode);
  }
}

import type { Text } from '@codemirror/state';
import type { ScriptPlace } from '../../../../electron/assistant/contract/index.ts';

/** The offset of a place, or of the nearest there is: a text may have been changed since somebody spoke of it. */
export function offsetOf(text: Text, { line, column }: ScriptPlace): number {
  const { from, to } = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}

import { useEffect, useRef } from 'react';
import { type PressedAt, type Shortcut, shortcutOf } from './shortcuts.ts';

/** Listens for shortcuts as long as its component is there. */
export function useShortcuts(
  does: (shortcut: Shortcut) => void,
  { questionKey }: Pick<PressedAt, 'questionKey'>,
): void {
  const latest = useRef({ does, questionKey });
  useEffect(() => {
    latest.current = { does, questionKey };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = takesCharacters(event.target);
      const covered = document.querySelector('[aria-modal=true]') !== null;
      const shortcut = event.defaultPrevented
        ? undefined
        : shortcutOf(event, { typing, covered, questionKey: latest.current.questionKey });
      if (shortcut === undefined) return;
      event.preventDefault();
      latest.current.does(shortcut);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

const marks: ReadonlySet<string> = new Set(['radio', 'checkbox', 'button', 'file']);

/** Whether a key may be a character there, or choose by its first letter. */
function takesCharacters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !marks.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

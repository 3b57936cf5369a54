import { useMemo, useRef } from 'react';

/** Where somebody was before something opened, and the way back there. */
export interface FocusReturn {
  /** What has the focus now is where to come back to; nothing within `inside` is. */
  note(inside?: string): void;
  /** Once what was open has gone and given the focus up. Where the place is gone as well, to the element with this id. */
  giveBack(otherwise: string): void;
}

export function useFocusReturn(): FocusReturn {
  const before = useRef<Element | null>(null);
  return useMemo(
    () => ({
      note(inside) {
        const now = document.activeElement;
        if (inside === undefined || now?.closest(inside) === null) before.current = now;
      },
      giveBack(otherwise) {
        const from = before.current;
        requestAnimationFrame(() => {
          if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
          else document.getElementById(otherwise)?.focus();
        });
      },
    }),
    [],
  );
}

import { useMemo, useRef } from 'react';

/** Something that is wished for at one place, and taken once at another that may not be there yet. */
export interface Wish {
  make(): void;
  /** True once after it was made. */
  take(): boolean;
}

export function useWish(): Wish {
  const made = useRef(false);
  return useMemo(
    () => ({
      make() {
        made.current = true;
      },
      take() {
        const taken = made.current;
        made.current = false;
        return taken;
      },
    }),
    [],
  );
}

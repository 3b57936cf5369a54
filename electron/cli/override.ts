import type { Override } from '../assistant/production/lock.ts';

/** What begins in production all the same, though not everything was tried. */
export interface OverrideOptions {
  /** Why. */
  readonly override?: string;
  /** Who answers for it. */
  readonly by?: string;
}

/** Null where nobody asked for it. */
export function overrideOf({ override, by = '' }: OverrideOptions): Override | null {
  return override === undefined ? null : { by, why: override };
}

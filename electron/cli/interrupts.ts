/** A terminal sends Ctrl+C to every program in it, and npm and build/run.mjs pass on what they hear: one press, several signals. */
const ONE_PRESS_MS = 500;

/**
 * Tells the first press of Ctrl+C (`stop`) from a second one (`end`), however many signals each arrives as. `now` is in
 * milliseconds.
 */
export function countPresses(
  now: () => number,
  { stop, end }: { readonly stop: () => void; readonly end: () => void },
) {
  let first: number | undefined;
  return (): void => {
    if (first === undefined) {
      first = now();
      stop();
    } else if (now() - first >= ONE_PRESS_MS) {
      end();
    }
  };
}

import { setImmediate as nextTurn } from 'node:timers/promises';

/** Repeats a short synchronous step until it gives `false`, letting other requests to the worker in between. */
export async function repeatedly(step: () => boolean): Promise<void> {
  while (step()) await nextTurn();
}

import type { WorkEnd } from '../../migration/work-end.ts';
import { nowAndThen } from './now-and-then.ts';
import type { Watch, Wizard } from './wizard.ts';

/** How far work on people is: those with an outcome by now, and those without. */
interface PeopleProgress {
  readonly done: number;
  readonly waiting: number;
  /** When a rate limit lets it go on; null while none holds it. */
  readonly pausedUntil: number | null;
}

interface WatchedWork {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PeopleProgress) => void;
}

/**
 * Carries out work on people at Auth0 that the same command goes on with: keeps the machine awake, and shows how everybody stands now and
 * then, and however it ends.
 * @param show Shows how everybody stands, by the journal
 * @throws the failure that it ended with; never that it was stopped
 */
export async function workOnPeople(
  { powers }: Pick<Wizard, 'powers'>,
  { signal, progress }: Watch,
  show: () => Promise<void>,
  work: (watched: WatchedWork) => Promise<{ readonly end: WorkEnd }>,
): Promise<void> {
  const telling = nowAndThen(powers.clock, show);
  powers.runActive(true);
  try {
    const { end } = await work({
      signal,
      onProgress({ done, waiting, pausedUntil }) {
        progress(done, done + waiting, pausedUntil === null ? {} : { pausedUntil });
        telling.changed();
      },
    });
    if (end.kind === 'failed') throw end.failure;
  } finally {
    powers.runActive(false);
    await telling.quiet();
    await show();
  }
}

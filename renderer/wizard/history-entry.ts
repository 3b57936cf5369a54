import { z } from 'zod';
import { stepName } from '../../electron/assistant/contract/index.ts';

/** What an entry of the browser's history stands for. It rests in the entry, and the address stays as it is. */
const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('start') }),
  z.object({ at: z.literal('step'), workspace: z.string(), step: stepName }),
]);
export type Place = z.infer<typeof place>;

/** An entry: a place, and which page within it, in the words of the step that it belongs to. */
const entry = z.object({ userferry: place, within: z.unknown().optional() });
type Entry = z.infer<typeof entry>;

/** Whether this page has said where it is: until then the entry may be of the page before a reload. */
let isNoted = false;
const listeners = new Set<() => void>();

/** The entry that the browser stands on; undefined where it is none of Userferry's. */
export function entryNow(): Entry | undefined {
  return entry.safeParse(history.state).data;
}

export function isSamePlace(one: Place | undefined, other: Place): boolean {
  if (one?.at !== 'step' || other.at !== 'step') return one?.at === other.at;
  return one.workspace === other.workspace && one.step === other.step;
}

/** Goes on from here: another entry, which leaves none in front of it. */
export function pushEntry(pushed: Entry): void {
  history.pushState(pushed, '');
  tell();
}

/** Makes what is shown the entry, unless it is already. A page that has just been loaded takes the place of what was there before. */
export function notePlace(now: Place): void {
  const before = entryNow()?.userferry;
  if (!isSamePlace(before, now)) {
    if (isNoted && before !== undefined) pushEntry({ userferry: now });
    else {
      history.replaceState({ userferry: now } satisfies Entry, '');
      tell();
    }
  }
  isNoted = true;
}

/** Calls back whenever another entry is stood on. */
export function onEntry(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

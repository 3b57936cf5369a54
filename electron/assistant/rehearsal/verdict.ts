import type { CellOutcome } from '../../common/rehearsal-words.ts';

/** What came of an event, in words of ours alone: nothing that a script or a row said, so that it may rest in a journal. */
export interface Verdict {
  readonly outcome: CellOutcome;
  /** Null where it worked and there is nothing to say of it. */
  readonly words: string | null;
}

export const worked: Verdict = { outcome: 'worked', words: null };
/** Somebody must not come in, and did not. */
export const refusedRightly: Verdict = { outcome: 'worked', words: 'Refused, as it should be.' };

export function failed(words: string): Verdict {
  return { outcome: 'failed', words };
}

export function doesNotApply(words: string): Verdict {
  return { outcome: 'not-applicable', words };
}

export function notTried(words: string): Verdict {
  return { outcome: 'not-tried', words };
}

/** Worked, unless something is wrong. */
export function unlessWrong(wrong: string | null): Verdict {
  return wrong === null ? worked : failed(wrong);
}

import {
  canonicalJson,
  type KeptDraft,
  type KeptDraftName,
  keptDraftName,
} from '../../electron/assistant/contract/index.ts';

/** What is typed into a form and not saved. */
export interface Draft {
  /** What was saved when typing began: a form that was filled in anew meanwhile drops the draft. */
  readonly basedOn: unknown;
  readonly value: unknown;
}

/** Where drafts are kept beyond the page. */
export interface DraftKeeper {
  keep(draft: KeptDraft): void;
  drop(name: KeptDraftName): void;
}

/** Long enough that a word is written down once, and short enough that a reload loses none. */
const REST_MS = 250;

/** The drafts of one workspace: what is typed is here at once, and beyond the page, where its form is kept, after a moment. */
export class DraftStore {
  readonly #drafts = new Map<string, Draft>();
  readonly #waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void }>();
  readonly #keeper: DraftKeeper;

  constructor(keeper: DraftKeeper) {
    this.#keeper = keeper;
  }

  /** Takes in what was kept before, but for what was typed here meanwhile. */
  takeIn(kept: readonly KeptDraft[]): void {
    for (const { name, basedOn, value } of kept)
      if (!this.#drafts.has(name)) this.#drafts.set(name, { basedOn, value });
  }

  of(name: string): Draft | undefined {
    return this.#drafts.get(name);
  }

  /** Of a form that is typed into in this page alone, such as one with a script in it. */
  set(name: string, draft: Draft): void {
    this.#drafts.set(name, draft);
  }

  /** Of a form that is kept. What says what is saved anyway need not be. */
  keep(draft: KeptDraft): void {
    const { name, basedOn, value } = draft;
    this.#drafts.set(name, { basedOn, value });
    this.#soon(name, () => (sameValue(basedOn, value) ? this.#keeper.drop(name) : this.#keeper.keep(draft)));
  }

  forget(name: string): void {
    if (!this.#drafts.delete(name)) return;
    const kept = keptDraftName.safeParse(name);
    if (kept.success) this.#soon(name, () => this.#keeper.drop(kept.data));
  }

  /** Writes down at once what waits for it: the page is about to go. */
  flush(): void {
    for (const { timer, write } of this.#waiting.values()) {
      clearTimeout(timer);
      write();
    }
    this.#waiting.clear();
  }

  #soon(name: string, write: () => void): void {
    clearTimeout(this.#waiting.get(name)?.timer);
    const timer = setTimeout(() => {
      this.#waiting.delete(name);
      write();
    }, REST_MS);
    this.#waiting.set(name, { timer, write });
  }
}

/** Whether two values say the same, in whatever order. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

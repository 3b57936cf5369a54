import type { Answer, ConsoleLine, FromContainer, ObservedBreach, Place } from '../line.ts';
import { answerOf, type PlacesOf, scriptError } from './answer-of.ts';

/** How many lines and breaches of one call are told; a script in a loop must not fill its parent's memory. */
const MOST_LINES = 500;
const MOST_BREACHES = 50;

/** Node's own, kept before a script could put its own in their place. */
const { setTimeout: later, setImmediate: afterTimers, queueMicrotask } = globalThis;
const now = performance.now.bind(performance);
const nextTick = process.nextTick.bind(process);

/** When all promises that can go on now have gone on, and before another timer or an answer from outside is looked at. */
function afterThisGo(work: () => void): void {
  nextTick(() => queueMicrotask(() => nextTick(work)));
}

/** One call of a script, from its arguments until nobody looks at it any more. */
export class Call {
  readonly id: number;
  readonly #watchMs: number;
  readonly #send: (message: FromContainer) => void;
  readonly #placesOf: PlacesOf;
  readonly #othersOpen: () => boolean;
  readonly #began = now();
  #answered = false;
  /** The go in which the callback was called is not over. */
  #sameGo = false;
  #over = false;
  #lines = 0;
  #breaches = 0;
  /** What the script itself has begun and what is not over: timers, fetches. */
  readonly #underWay = new Map<unknown, { readonly what: string; readonly place: Place | null }>();
  #returned: 'nothing' | 'pending' | 'settled' = 'nothing';

  constructor(wish: {
    readonly id: number;
    readonly watchMs: number;
    readonly send: (message: FromContainer) => void;
    readonly placesOf: PlacesOf;
    /** Whether other calls of this process have not been answered yet. */
    readonly othersOpen: () => boolean;
  }) {
    this.id = wish.id;
    this.#watchMs = wish.watchMs;
    this.#send = wish.send;
    this.#placesOf = wish.placesOf;
    this.#othersOpen = wish.othersOpen;
  }

  get open(): boolean {
    return !this.#answered;
  }

  /** The script's last argument. */
  readonly callback = (error?: unknown, value?: unknown): void => {
    if (this.#answered) {
      this.breach({ kind: 'callback-twice', place: this.here() });
      return;
    }
    const { answer, breaches } = answerOf(error, value, this.#placesOf);
    this.answer(answer);
    for (const breach of breaches) this.breach(breach);
  };

  answer(answer: Answer): void {
    this.#answered = true;
    this.#sameGo = true;
    this.#send({ kind: 'answered', call: this.id, answer });
    afterThisGo(() => this.#goIsOver());
  }

  /** The script's function has returned a promise, or thrown. */
  returned(promise: PromiseLike<unknown>): void {
    this.#returned = 'pending';
    promise.then(
      () => {
        this.#returned = 'settled';
        if (!this.#answered) this.breach({ kind: 'promise-without-callback', error: null });
      },
      (reason: unknown) => {
        this.#returned = 'settled';
        const error = scriptError(reason, this.#placesOf);
        this.breach(
          this.#answered ? { kind: 'unhandled-rejection', error } : { kind: 'promise-without-callback', error },
        );
      },
    );
  }

  threw(thrown: unknown): void {
    const error = scriptError(thrown, this.#placesOf);
    if (!this.#answered) this.answer({ kind: 'error', error });
    this.breach({ kind: 'synchronous-throw', error });
  }

  rejected(reason: unknown): void {
    this.breach({ kind: 'unhandled-rejection', error: scriptError(reason, this.#placesOf) });
  }

  /** A function of the script begins at this place. */
  ran(place: Place | null): void {
    if (!this.#answered) return;
    if (this.#sameGo) this.breach({ kind: 'work-after-callback', place });
    else this.#ranLater('a function of the script that ran later', place);
  }

  /** The script goes on after `await` at this place. */
  wentOn(place: Place | null): void {
    if (this.#answered) this.#ranLater('an awaited promise', place);
  }

  begin(key: unknown, what: string): void {
    if (this.#answered && this.#sameGo) this.breach({ kind: 'work-after-callback', place: this.here() });
    this.#underWay.set(key, { what, place: this.here() });
  }

  end(key: unknown): void {
    this.#underWay.delete(key);
  }

  wrote(level: ConsoleLine['level'], text: string): void {
    if (this.#over || this.#lines > MOST_LINES) return;
    if (this.#answered) this.ran(this.here());
    this.#lines += 1;
    this.#send({
      kind: 'console',
      call: this.id,
      line: {
        level,
        text: this.#lines > MOST_LINES ? `Only the first ${MOST_LINES} lines are kept.` : text,
        at: now() - this.#began,
      },
    });
  }

  breach(breach: ObservedBreach): void {
    if (this.#over || this.#breaches >= MOST_BREACHES) return;
    this.#breaches += 1;
    this.#send({ kind: 'breach', call: this.id, breach });
  }

  /** Where in the script we are. */
  here(): Place | null {
    return this.#placesOf(new Error('here').stack ?? '')[0] ?? null;
  }

  /**
   * What a kept connection hears, Node counts among the work of the call that opened it, whoever has asked. So nobody is charged with
   * it while another call waits for its answer.
   */
  #ranLater(what: string, place: Place | null): void {
    if (!this.#othersOpen()) this.breach({ kind: 'callback-too-early', what, place });
  }

  #goIsOver(): void {
    this.#sameGo = false;
    if (this.#returned === 'pending') {
      this.breach({ kind: 'callback-too-early', what: 'the promise that the function returned', place: null });
    }
    for (const [key, { what, place }] of this.#underWay) {
      if (keepsWaiting(key)) this.breach({ kind: 'callback-too-early', what, place });
    }
    // The script's timers may have been what kept it waiting: those of the process are ours alone.
    if (this.#watchMs === 0) this.#end();
    // In a process that was held up, the script's own timers may be due with ours: theirs are looked at first.
    else later(() => afterTimers(() => this.#end()), this.#watchMs);
  }

  #end(): void {
    this.#over = true;
    this.#send({ kind: 'watched', call: this.id });
  }
}

/** A timer that was told not to keep the process is no unfinished work. */
function keepsWaiting(key: unknown): boolean {
  if (typeof key !== 'object' || key === null || !('hasRef' in key)) return true;
  return typeof key.hasRef !== 'function' || key.hasRef() !== false;
}

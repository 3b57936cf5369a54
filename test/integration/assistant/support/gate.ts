/** Holds back calls to the tenant, so that a test can look at what is under way. */
export interface Gate {
  readonly fetch: typeof globalThis.fetch;
  /** From now on calls whose path matches wait; resolves when the first of them has come. */
  hold(path: RegExp): Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let held: RegExp | null = null;
  let waiting: (() => void)[] = [];
  let arrived: () => void = () => undefined;
  return {
    async fetch(input, init) {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      if (held?.test(pathname)) {
        arrived();
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
      }
      return fetch(input, init);
    },
    hold(path) {
      held = path;
      return new Promise((resolve) => {
        arrived = resolve;
      });
    },
    open() {
      held = null;
      for (const go of waiting) go();
      waiting = [];
    },
  };
}

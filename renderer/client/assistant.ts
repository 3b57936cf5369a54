import type { Snapshot } from '../../electron/assistant/contract/index.ts';
import { type ContractClient, type Line, NoEntry, type Transport } from './transport.ts';

/** What the page knows of its line to the assistant. */
export type LineState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number; readonly attempt: number }
  | { readonly kind: 'no-entry' };

export interface AssistantView {
  readonly line: LineState;
  readonly snapshot: Snapshot | undefined;
}

/** Time for this module: passed in, so that no test waits. */
export interface Pace {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The assistant as the page holds it: the latest snapshot, and calls that outlive a lost line. */
export interface Assistant {
  view(): AssistantView;
  subscribe(listener: () => void): () => void;
  /** Calls the contract; when the line is lost meanwhile, the same call (same request id) goes again over the next one. */
  call<T>(work: (client: ContractClient) => Promise<T>): Promise<T>;
  close(): void;
}

/** Between two attempts: soon at first, then every five seconds. */
const delays = [250, 500, 1000, 2000, 5000] as const;

/**
 * Opens a line, watches the state over it, and opens the next one when it ends. Snapshots of a new line replace what was
 * known, whatever their number: after a restart of the assistant they count from the beginning again.
 */
export function connectAssistant(transport: Transport, pace: Pace): Assistant {
  let view: AssistantView = { line: { kind: 'opening' }, snapshot: undefined };
  let line: Line | undefined;
  let closed = false;
  const listeners = new Set<() => void>();
  let waiters: ((line: Line) => void)[] = [];

  const show = (change: Partial<AssistantView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };

  async function watch(open: Line): Promise<void> {
    let first = true;
    for await (const snapshot of await open.client.watch()) {
      if (closed) return;
      if (first || view.snapshot === undefined || snapshot.sequence > view.snapshot.sequence) {
        show({ snapshot, line: { kind: 'open' } });
      }
      first = false;
    }
  }

  async function openAndWatch(): Promise<void> {
    line = await transport.open();
    const { ended } = line;
    for (const waiter of waiters) waiter(line);
    waiters = [];
    await Promise.race([watch(line), ended]);
  }

  async function keepWatching(): Promise<void> {
    for (let attempt = 0; !closed; attempt++) {
      const had = view.line.kind;
      try {
        await openAndWatch();
      } catch (error) {
        if (error instanceof NoEntry) return show({ line: { kind: 'no-entry' } });
      }
      line?.close();
      line = undefined;
      if (closed) return;
      // A line that was open a moment ago starts the count anew.
      if (view.line.kind === 'open' && had !== 'open') attempt = 0;
      const since = view.line.kind === 'lost' ? view.line.since : pace.now();
      show({ line: { kind: 'lost', since, attempt } });
      await pace.sleep(delays[Math.min(attempt, delays.length - 1)] ?? 5000);
    }
  }
  void keepWatching();

  const nextLine = () =>
    line === undefined ? new Promise<Line>((resolve) => waiters.push(resolve)) : Promise.resolve(line);

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call(work) {
      for (;;) {
        const open = await nextLine();
        const lost = open.ended.then(() => 'lost' as const);
        try {
          const answer = await Promise.race([work(open.client).then((value) => ({ value })), lost]);
          if (answer !== 'lost') return answer.value;
        } catch (error) {
          // The link rejects calls under way when its line ends, which may reach us before the line's own end.
          const ended = await Promise.race([lost, pace.sleep(50).then(() => 'answered' as const)]);
          if (ended === 'answered') throw error;
        }
        if (line === open) line = undefined;
      }
    },
    close() {
      closed = true;
      line?.close();
    },
  };
}

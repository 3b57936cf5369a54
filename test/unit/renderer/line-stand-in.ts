import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import type { ContractClient, Line } from '../../../renderer/client/transport.ts';
import { scenes } from '../../e2e/scripted/scenes.ts';

/** A line whose other end the test holds. */
export class LineStandIn implements Line {
  readonly client: ContractClient;
  readonly ended: Promise<void>;
  /** Request ids in the order in which they came. */
  readonly calls: string[] = [];
  answers = true;
  readonly #snapshots: Snapshot[] = [];
  #end: () => void = () => undefined;
  #wake: () => void = () => undefined;
  #over = false;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const showStep = ({ requestId }: { readonly requestId: string }) => {
      this.calls.push(requestId);
      return this.answers ? Promise.resolve() : new Promise(() => undefined);
    };
    this.client = { watch: async () => this.#watch(), showStep } as unknown as ContractClient;
  }

  async *#watch() {
    while (!this.#over) {
      const snapshot = this.#snapshots.shift();
      if (snapshot !== undefined) yield snapshot;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  push(sequence: number, name: string): void {
    this.#snapshots.push({ ...scenes.fresh, sequence, workspace: { id: 'workspace-1', name, environment: 'test' } });
    this.#wake();
  }

  close(): void {
    this.#over = true;
    this.#wake();
    this.#end();
  }
}

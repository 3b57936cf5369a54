import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../electron/assistant/contract/index.ts';

/** The assistant's contract as the page calls it. */
export type ContractClient = ContractRouterClient<Contract>;

/** One open line to the assistant; it ends once, and then another is opened. */
export interface Line {
  readonly client: ContractClient;
  /** Resolves when the line has ended, from either side. */
  readonly ended: Promise<void>;
  close(): void;
}

/** A way to the assistant: one WebSocket (browser) or one MessagePort (Electron). */
export interface Transport {
  /** Rejects when the line could not be opened; `NoEntry` when trying again is of no use. */
  open(): Promise<Line>;
}

/** The host does not know this page: it was opened without a valid one-time code, or the host was started anew. */
export class NoEntry extends Error {
  override readonly name = 'NoEntry';
}

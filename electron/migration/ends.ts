import type { LegacyDatabase } from '../legacy/legacy.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The other ends of a run: connections that the assistant opened and closes. */
export interface RunEnds {
  readonly legacy: LegacyDatabase;
  readonly tenant: Tenant;
  readonly connection: { readonly id: string; readonly name: string };
}

/** For whoever waits for something long. */
export interface Watched {
  readonly signal?: AbortSignal;
  /** `total` is an estimate, and missing where nothing tells. */
  readonly onProgress?: (done: number, total?: number) => void;
}

import type { Attestation } from '../common/circumstances.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import type { LogEnd, LogPage } from '../tenant/read-log.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The other ends of a run: connections that the assistant opened and closes. */
export interface RunEnds {
  readonly legacy: LegacyDatabase;
  readonly tenant: Tenant;
  readonly connection: { readonly id: string; readonly name: string };
  /** The tenant's log, for whoever has to know how sign-ins go. Missing counts as one that can't be read. */
  readonly log?: RunLog;
}

/** The tenant's log as a run in waves needs it. */
export interface RunLog {
  /** Behind a position, to its end; as `TenantConnections.log`. */
  read(after: string | null, signal?: AbortSignal): AsyncIterable<LogPage | 'unreadable'>;
  /** The position of the newest event; null where there is none. */
  end(signal?: AbortSignal): Promise<LogEnd>;
}

/** For whoever waits for something long. */
export interface Watched {
  readonly signal?: AbortSignal;
  /** `total` is an estimate, and missing where nothing tells. */
  readonly onProgress?: (done: number, total?: number) => void;
}

/** How a run is carried out; for as long as this process carries it out. */
export interface RunManner {
  /**
   * Removes half-created records that are in the way, once nobody is proven to have them, and sends their accounts again. A new
   * password that somebody chose and never used is lost with them.
   */
  readonly settleHalfCreated?: boolean;
  /** Who answers for it. */
  readonly attestation?: Attestation;
}

import type { Verification } from '../../electron/journal/records.ts';
import type { RunSnapshot } from '../../electron/migration/bulk/run-types.ts';
import type { UndoneRun } from '../../electron/migration/undo/undo-types.ts';

/** Of the runs, and of scripts that bring people over beside them. */
export const userIdPrefix = 'soak-';

/** What a migrating child is told: addresses, never passwords, which come in its environment. */
export interface ChildWish {
  readonly journal: string;
  /** As for `migrate --waves`: yes is said to each in its turn. Null for a run that is sent in one. */
  readonly waves: string | null;
  /** The workspace's key, hexadecimal: made for one soak and thrown away with it. */
  readonly key: string;
  readonly sql: {
    readonly server: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly fingerprint256: string;
  };
  readonly tenant: {
    readonly origin: string;
    readonly clientId: string;
    readonly connection: { readonly id: string; readonly name: string };
  };
}

export interface ChildResult {
  readonly kind: 'done';
  readonly snapshot: RunSnapshot;
  readonly verification: Verification;
  /** Digest over the fates of all who did not make it. */
  readonly fates: string;
}

export interface UndoneResult {
  readonly kind: 'undone';
  readonly result: UndoneRun;
}

/** `under-way`: the first user was deleted. */
export type ChildMessage = { readonly kind: 'planned' } | ChildResult | { readonly kind: 'under-way' } | UndoneResult;

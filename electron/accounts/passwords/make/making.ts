import type { StoredPassword } from '../../account.ts';
import type { MachineKey } from '../machine-key.ts';

/** What the making of stored passwords needs from outside. */
export interface Making {
  /** So many random bytes. */
  readonly random: (bytes: number) => Buffer;
  /** Of the old application, for passwords that it encrypted; null where nobody gave it. */
  readonly machineKey: MachineKey | null;
}

/** A password in the columns of a store; the recipe stands beside them. */
export type MadeColumns = Omit<StoredPassword, 'recipe'>;

export const inHashColumn = (hash: string | Uint8Array): MadeColumns => ({ hash, salt: null, format: null });

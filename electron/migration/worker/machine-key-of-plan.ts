import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import { otherMachineKey } from '../plan/plan-errors.ts';
import type { DatedBasis } from '../plan/plan-types.ts';

/** By which a plan knows its machine key again without keeping it. */
export function digestOf(machineKey: MachineKey | null, keys: JournalKeys): string | null {
  if (machineKey === null) return null;
  const { decryption, decryptionKey } = machineKey;
  return keys.digest(`${decryption} ${Buffer.from(decryptionKey).toString('hex')}`).toString('hex');
}

/**
 * Without its key, whoever's password a plan decrypted would be held in mid-run, as if they had changed since.
 * @throws UserferryError UF-3004
 */
export function refuseOtherMachineKey(basis: DatedBasis, machineKey: MachineKey | null, keys: JournalKeys): void {
  if (basis.machineKey !== null && basis.machineKey !== digestOf(machineKey, keys)) throw otherMachineKey();
}

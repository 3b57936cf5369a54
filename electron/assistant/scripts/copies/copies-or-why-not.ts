import { UserferryError } from '../../../common/userferry-error.ts';
import type { Held } from '../../../scripts/cases/judge-held.ts';
import { accountMapper } from '../../../stores/mapping/account-mapper.ts';
import type { Mapping } from '../../../stores/mapping/mapping.ts';
import type { WorkspaceSession } from '../../session.ts';
import { type Copies, openCopies } from '../copies.ts';
import { everyAccount } from '../write/account-differences.ts';

/** A view or a SELECT, a table that can't be made there, too much that belongs to the accounts, no practice database at all. */
const speaksAgainstCopies: ReadonlySet<string> = new Set(['UF-7231', 'UF-7232', 'UF-7233', 'UF-6301']);

/**
 * Copies of accounts, or why there can be none.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function copiesOrWhyNot(...parts: Parameters<typeof openCopies>): Promise<Copies | string> {
  try {
    return await openCopies(...parts);
  } catch (error) {
    if (error instanceof UserferryError && speaksAgainstCopies.has(error.code)) return error.message;
    throw error;
  }
}

/** The accounts that copies hold: of every application, as a script may have reached beyond those that were chosen. */
export async function heldBy(
  { legacy }: Copies,
  mapping: Mapping,
  { clock }: Pick<WorkspaceSession, 'clock'>,
  signal: AbortSignal | undefined,
): Promise<Held> {
  const toAccount = accountMapper(mapping);
  const now = clock.now();
  const rows = await everyAccount(legacy, mapping, signal);
  return new Map([...rows].map(([key, row]) => [key, toAccount(row, now)]));
}

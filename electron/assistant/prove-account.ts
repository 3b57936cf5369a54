import { UserferryError } from '../common/userferry-error.ts';
import type { PasswordProof } from '../migration/password-proof.ts';
import type { WorkspaceSession } from './session.ts';

/**
 * Tries a password that somebody knows on an account of the latest survey or plan, found by key or e-mail address: "prove it with a
 * test account". The password is tried in memory and forgotten.
 * @throws UserferryError UF-3108 (no such account), UF-3109 (several), UF-3110 (nothing was read yet), UF-3107
 */
export async function proveAccount(
  session: WorkspaceSession,
  plan: string | null,
  sought: string,
  password: string,
): Promise<PasswordProof> {
  const migration = await session.migration();
  const among = plan ?? (await migration.latestReading());
  if (among === null) throw nothingRead();
  const found = await migration.findAccounts(among, sought);
  const [account] = found;
  if (account === undefined) throw noSuchAccount();
  if (found.length > 1) throw severalAccounts(found.length);
  return migration.proveAccount(among, await session.legacy('proof'), account.key, password);
}

const kept = 'Nothing was changed, and the password was not kept.';

function noSuchAccount(): UserferryError {
  return new UserferryError({
    code: 'UF-3108',
    message: 'No account of the survey has this key or e-mail address.',
    kept,
    next: 'Check the spelling. An account that is newer than the survey is found after the next one.',
  });
}

function severalAccounts(count: number): UserferryError {
  return new UserferryError({
    code: 'UF-3109',
    message: `${count} accounts share this e-mail address.`,
    kept,
    next: 'Name the account by its key, which the list of accounts shows.',
  });
}

/** UF-3110: there is no survey or plan yet. */
export function nothingRead(): UserferryError {
  return new UserferryError({
    code: 'UF-3110',
    message: 'The accounts have not been read yet.',
    kept,
    next: 'Survey the database first (in a terminal: userferry survey).',
  });
}

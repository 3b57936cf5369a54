import type { Account } from '../../accounts/account.ts';
import { checkPassword } from '../../accounts/passwords/verify/check-password.ts';
import type { WorkspaceSession } from '../../assistant/session.ts';
import { workspaceMapping } from '../../assistant/workspace-mapping.ts';
import { accountMapper } from '../../stores/mapping/account-mapper.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';

/** Looks into the legacy tables as a plan does: by the mapping, and with the assistant's own checking of passwords. */
export interface SecondReader {
  /** The account of that address, capitals apart; null where there is none. */
  account(email: string): Promise<Account | null>;
  /** Whether the stored password of that account is this one. */
  hasPassword(email: string, password: string): Promise<boolean>;
}

/** A reader that shares nothing with the scripts: what they write has to be what a plan reads. */
export async function secondReader(session: WorkspaceSession): Promise<SecondReader> {
  const { workspace, clock, secrets } = session;
  const legacy = await session.legacy('survey');
  const { mapping, reading } = await workspaceMapping(workspace, legacy);
  const toAccount = accountMapper(mapping);
  const source = accountSource(mapping, workspace.applications);
  const range = { after: null, upTo: null, pageSize: 500, inOnePass: reading.inOnePass };
  const account = async (email: string) => {
    const wanted = email.toLowerCase();
    for await (const { rows } of legacy.readAccounts(source, range)) {
      for (const row of rows) {
        const read = toAccount(row, clock.now());
        if (read.email?.toLowerCase() === wanted) return read;
      }
    }
    return null;
  };
  return {
    account,
    async hasPassword(email, password) {
      const found = await account(email);
      if (found === null) return false;
      const settings = { ...workspace.strategy.rules, machineKey: secrets.machineKey ?? null };
      return (await checkPassword(found.password, password, settings)).result === 'fits';
    },
  };
}

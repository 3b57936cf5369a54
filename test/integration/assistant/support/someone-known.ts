import { plantedAccounts } from '../../../../electron/cli/practice/planted-accounts.ts';

/** The first sample account that moves and whose password is known; `control` is the practice SQL Server's own address. */
export async function someoneKnown(
  control: string,
): Promise<{ readonly key: string; readonly email: string; readonly password: string }> {
  for await (const { key, email, password, planted } of plantedAccounts(control)) {
    if (planted === 'import' && email !== null && password !== null) return { key, email, password };
  }
  throw new Error('Nobody moves with a known password.');
}

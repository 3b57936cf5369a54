import { type PlantedAccount, plantedAccounts } from '../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../electron/cli/practice/sign-ins.ts';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';

/** Somebody of a practice database, with what they type to sign in. */
export type PracticePerson = PlantedAccount & { readonly email: string; readonly password: string };

/** Everybody who can move and whose password is known. */
export async function practicePeople({ sqlServer }: PracticeServers): Promise<readonly PracticePerson[]> {
  const people: PracticePerson[] = [];
  for await (const account of plantedAccounts(sqlServer.control)) {
    const { planted, email, password } = account;
    if (planted === 'import' && email !== null && password !== null) people.push({ ...account, email, password });
  }
  return people;
}

/** True where they are let in; nobody types the blanks that the old database has around some addresses. */
export function comes(
  { tenant: { origin, signInClientId: clientId, connection } }: PracticeServers,
  { email, password }: PracticePerson,
  otherPassword = password,
): Promise<boolean> {
  return signIn({ origin, clientId, connection }, email.trim(), otherPassword);
}

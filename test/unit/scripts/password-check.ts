import crypto from 'node:crypto';
import bcrypt from 'bcryptjs';
import type { StoredPassword } from '../../../electron/accounts/account.ts';
import { neededParts } from '../../../electron/scripts/render/parts.ts';
import { passwordCode } from '../../../electron/scripts/render/password-code.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { passwordColumns, planForPasswords } from './password-plan.ts';

const { parts } = readTemplates(new URL('../../../templates/', import.meta.url));

/** As Auth0's Node 22 has it: without Argon2, which newer ones have. */
const cryptoOfNode22 = { ...crypto, argon2: undefined, argon2Sync: undefined };

/**
 * Whether the script's part takes a password for a stored one; `cannot` where it says that it can't check it, which it tells on the
 * console too.
 */
export async function fits(
  stored: StoredPassword,
  password: string,
  configuration: Readonly<Record<string, string>> = {},
  log: (line: string) => void = () => undefined,
): Promise<boolean | 'cannot'> {
  const code = passwordCode(planForPasswords(stored.recipe));
  const text = [code, ...neededParts(code, parts).map((part) => part.text)].join('\n\n');
  const make = new Function('crypto', 'bcrypt', 'console', 'configuration', `${text}\nreturn passwordFits;`);
  const passwordFits = make(cryptoOfNode22, bcrypt, { log }, configuration) as (
    typed: string,
    account: unknown,
  ) => unknown;
  try {
    return (await passwordFits(password, passwordColumns(stored))) === true;
  } catch (error) {
    if (error instanceof Error && error.message === 'This account’s password can’t be checked here.') return 'cannot';
    throw error;
  }
}

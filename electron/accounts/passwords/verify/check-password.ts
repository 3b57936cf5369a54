import { assertNever } from '../../../common/assert-never.ts';
import type { StoredPassword } from '../../account.ts';
import { type PasswordSettings, toPasswordHash } from '../to-password-hash.ts';
import type { PasswordVerdict } from '../verdict.ts';
import { fitsUnimportable } from './unimportable.ts';
import { verifyHash } from './verify-hash.ts';

/** What trying a known password on a stored one showed; `unverifiable`: of a kind, or with parameters, that can't be tried here. */
export interface PasswordCheck {
  readonly verdict: PasswordVerdict['kind'];
  readonly format: PasswordVerdict['format'];
  readonly result: 'fits' | 'differs' | 'unverifiable';
}

/**
 * Tries a known password on a stored one by its recipe, as a plan would send it: "prove it with a test account". Neither is
 * kept, logged or part of the answer.
 */
export async function checkPassword(
  stored: StoredPassword,
  password: string,
  settings: PasswordSettings,
): Promise<PasswordCheck> {
  const verdict = toPasswordHash(stored, settings);
  const fits = await fitsVerdict(verdict, stored, password);
  const result = fits === null ? 'unverifiable' : fits ? 'fits' : 'differs';
  return { verdict: verdict.kind, format: verdict.format, result };
}

async function fitsVerdict(
  verdict: PasswordVerdict,
  stored: StoredPassword,
  password: string,
): Promise<boolean | null> {
  switch (verdict.kind) {
    case 'importable':
      return verifyHash(verdict.hash, password);
    case 'clear':
      return verdict.password === password;
    case 'held':
      return verdict.reason === 'password-not-importable' ? fitsUnimportable(stored, password) : false;
    default:
      return assertNever(verdict);
  }
}

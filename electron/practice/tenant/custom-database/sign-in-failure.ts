import { refused, type SignInVerdict } from '../auth/sign-in-verdict.ts';
import type { Variants } from '../variants.ts';
import { type ScriptFailure, signInError } from './script-failure.ts';

/**
 * How a script's failure ends a sign-in (Auth0 docs, custom database errors): `WrongUsernameOrPasswordError` with a name is logged as
 * `fp` under that name, without one as `fu` under none. Every other error is no wrong password, and logged as `f`.
 */
export function signInFailure(failure: ScriptFailure, variants: Variants): SignInVerdict {
  if (failure.kind !== 'wrong-password') {
    return refused('f', failure.message, null, signInError(failure.message, variants));
  }
  const { identifier, message } = failure;
  return identifier === null ? refused('fu', message, '') : refused('fp', message, `auth0|${identifier}`);
}

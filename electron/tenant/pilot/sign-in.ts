import { parsedJson } from '../../common/json.ts';
import type { SignInCause } from '../../common/pilot-words.ts';
import { askToken } from '../ask-token.ts';
import { type CallFailure, readErrorBody } from '../call-failure.ts';
import { waitAsked } from '../governor.ts';
import type { TenantSession } from '../session.ts';

/** Auth0 docs, Authentication API: the password grant with a realm, which is a connection's name. */
const passwordRealmGrant = 'http://auth0.com/oauth/grant-type/password-realm';

/** The application that people are signed in to; without a secret where it is a public one. */
export interface SigningApplication {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

export interface SignInTry {
  /** The connection's name. */
  readonly realm: string;
  readonly username: string;
  readonly password: string;
}

export type SignInAnswer =
  | { readonly kind: 'in' }
  | { readonly kind: 'refused'; readonly cause: SignInCause; readonly detail: string }
  /** Not tried: a rate limit is used up, or Auth0 is not itself. So many ms are to be waited, where it says so. */
  | { readonly kind: 'later'; readonly wait: number | null; readonly detail: string };

const purpose = { doing: 'answer a sign-in', kept: 'Nobody but accounts made for the pilot was tried.' };

/**
 * Signs somebody in with a password, once. The tokens of a success are forgotten. Nothing is said of where they come from: what Auth0
 * sees is this computer's address.
 */
export function signIn(
  session: TenantSession,
  { clientId, clientSecret }: SigningApplication,
  { realm, username, password }: SignInTry,
  signal?: AbortSignal,
): Promise<SignInAnswer> {
  return session.explained(purpose, async () => {
    const { address, fetch, limits } = session;
    const secret = clientSecret === null ? {} : { client_secret: clientSecret };
    const form = {
      grant_type: passwordRealmGrant,
      client_id: clientId,
      ...secret,
      realm,
      username,
      password,
      scope: 'openid',
    };
    const { response, text } = await askToken({ address, fetch, timeout: limits.timeout }, form, signal);
    if (response.status < 400) return { kind: 'in' };
    const failure = readErrorBody(response.status, parsedJson(text) ?? text);
    const answer = { status: response.status, header: (name: string) => response.headers.get(name) };
    return toSignInAnswer(failure, waitAsked(answer, session.clock.now()));
  });
}

/** Auth0's words for why somebody may not come in (Authentication API: POST /oauth/token, and its page of errors for /oauth/ro). */
const causeOfCode: Readonly<Record<string, SignInCause>> = {
  invalid_grant: 'wrong-password',
  invalid_user_password: 'wrong-password',
  invalid_client: 'application-unknown',
  unsupported_grant_type: 'grant-refused',
  too_many_attempts: 'too-many-attempts',
  too_many_logins: 'too-many-attempts',
  password_leaked: 'password-leaked',
  mfa_required: 'second-factor',
  mfa_enrollment_required: 'second-factor',
  requires_verification: 'verification-asked',
  requires_validation: 'verification-asked',
  access_denied: 'rule',
};

/** @param wait what the answer's headers ask to wait, in ms */
export function toSignInAnswer(failure: CallFailure, wait: number | null): SignInAnswer {
  if (failure.kind !== 'status') return { kind: 'later', wait, detail: failure.why };
  const { status, message, errorCode } = failure;
  const code = errorCode ?? '';
  const detail = `${status} ${code}: ${message}`;
  const refused = (cause: SignInCause): SignInAnswer => ({ kind: 'refused', cause, detail });
  if (code === 'unauthorized_client' || code === 'invalid_request') {
    if (/grant type/i.test(message)) return refused('grant-refused');
    return refused(/connection/i.test(message) ? 'connection-refused' : 'other');
  }
  if (code === 'unauthorized') return refused(/block/i.test(message) ? 'blocked' : 'other');
  const cause = Object.hasOwn(causeOfCode, code) ? causeOfCode[code] : undefined;
  if (cause !== undefined) return refused(cause);
  if (status === 429 || status === 408 || status >= 500) return { kind: 'later', wait, detail };
  return refused('other');
}

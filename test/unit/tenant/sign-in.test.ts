// What Auth0 says of a sign-in, told apart: what an administrator must mend, what is the account's, and what waiting mends.
import { expect, test } from 'vitest';
import { readErrorBody } from '../../../electron/tenant/call-failure.ts';
import { toSignInAnswer } from '../../../electron/tenant/pilot/sign-in.ts';

test.each([
  [403, 'invalid_grant', 'Wrong email or password.', 'wrong-password'],
  [
    403,
    'unauthorized_client',
    "Grant type 'http://auth0.com/oauth/grant-type/password-realm' not allowed for the client.",
    'grant-refused',
  ],
  [403, 'unsupported_grant_type', 'Unsupported grant type', 'grant-refused'],
  [403, 'unauthorized_client', 'unknown or disabled connection', 'connection-refused'],
  [400, 'invalid_request', 'the connection was disabled', 'connection-refused'],
  [401, 'invalid_client', 'Unauthorized', 'application-unknown'],
  [403, 'unauthorized', 'user is blocked', 'blocked'],
  [
    429,
    'too_many_attempts',
    'Your account has been blocked after multiple consecutive login attempts.',
    'too-many-attempts',
  ],
  [401, 'password_leaked', 'This login has been blocked because your password has been leaked.', 'password-leaked'],
  [403, 'mfa_required', 'Multifactor authentication required', 'second-factor'],
  [401, 'requires_verification', 'Suspicious request requires verification', 'verification-asked'],
  [403, 'access_denied', 'Only from the office', 'rule'],
  [418, 'teapot', 'Short and stout', 'other'],
])('%i %s: %s', (status, error, error_description, cause) => {
  const answer = toSignInAnswer(readErrorBody(status, { error, error_description }), null);
  expect(answer).toMatchObject({ kind: 'refused', cause });
});

test('a used-up rate limit and an Auth0 that is not itself are no refusals', () => {
  const limited = readErrorBody(429, {
    error: 'too_many_requests',
    error_description: 'Global limit has been reached',
  });
  expect(toSignInAnswer(limited, 3_000)).toMatchObject({ kind: 'later', wait: 3_000 });
  expect(toSignInAnswer(readErrorBody(503, 'upstream'), null)).toMatchObject({ kind: 'later', wait: null });
});

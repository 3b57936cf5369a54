import { withPrefix } from './answers.ts';
import type { TenantSession } from './session.ts';

const purpose = {
  doing: 'delete a user',
  kept: 'Whoever is in the tenant is there still.',
  scope: 'delete:users',
};

/** Auth0 docs, `DELETE /users/{id}`: 204, whether or not there is one. */
export function deleteUser(session: TenantSession, userId: string, signal?: AbortSignal): Promise<void> {
  return session.explained(purpose, () =>
    session.calls.once((options) => session.clients.users.delete(withPrefix(userId), options), signal),
  );
}

/**
 * Auth0 docs, `DELETE /connections/{id}/users?email=`: 204 also when nobody is there any more. What Auth0 makes of an empty address is
 * documented nowhere, so none is ever sent.
 */
export function deleteByEmail(
  session: TenantSession,
  connectionId: string,
  email: string,
  signal?: AbortSignal,
): Promise<void> {
  if (email.trim() === '') return Promise.reject(new TypeError('Somebody was to be deleted by an empty address.'));
  return session.explained(purpose, () =>
    session.calls.once(
      (options) => session.clients.connections.users.deleteByEmail(connectionId, { email }, options),
      signal,
    ),
  );
}

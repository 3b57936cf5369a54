import { toFoundUser, userAnswer, withPrefix } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';
import type { UserChanges, UserUpdate } from './tenant.ts';

const purpose = {
  doing: 'change a user',
  kept: 'Whatever was not answered may have been changed or not; looking tells.',
  scope: 'update:users',
};

/**
 * Sets values of a user (Auth0 OpenAPI, `PATCH /users/{id}`); sent again after a lost answer, which comes to the same. What Auth0 refuses
 * of this very change is told, not thrown: 404 nobody, 409 somebody else has the value, 400 anything else about it, such as an address
 * that a connection's script says is taken.
 */
export function updateUser(
  session: TenantSession,
  userId: string,
  changes: UserChanges,
  signal?: AbortSignal,
): Promise<UserUpdate> {
  return session.explained(purpose, async () => {
    try {
      const answer = await session.calls.safely(
        (options) => session.clients.users.update(withPrefix(userId), changes, options),
        signal,
      );
      return { kind: 'changed', user: toFoundUser(userAnswer.parse(answer)) };
    } catch (error) {
      if (!(error instanceof CallFailed) || error.failure.kind !== 'status') throw error;
      const { status, message } = error.failure;
      if (status === 404) return { kind: 'nobody' };
      if (status === 409) return { kind: 'taken', why: message };
      if (status === 400) return { kind: 'refused', why: message };
      throw error;
    }
  });
}

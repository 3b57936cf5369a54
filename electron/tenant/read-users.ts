import { z } from 'zod';
import { foundUserFields, toFoundUser, userAnswer, withPrefix } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';
import type { FoundUser } from './tenant.ts';

const purpose = { doing: 'look up a user', kept: 'Nothing in the tenant was changed.', scope: 'read:users' };

/** A user by id, or null; both look-ups here are immediately consistent, unlike Auth0's user search. */
export async function findUser(
  session: TenantSession,
  userId: string,
  signal?: AbortSignal,
): Promise<FoundUser | null> {
  return session.explained(purpose, async () => {
    try {
      const answer = await session.calls.safely(
        (options) =>
          session.clients.users.get(withPrefix(userId), { fields: foundFields, include_fields: true }, options),
        signal,
      );
      return toFoundUser(userAnswer.parse(answer));
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 404) return null;
      throw error;
    }
  });
}

/** Auth0 compares addresses case by case and keeps its own in lower case, so that is what is asked for. */
export async function findUsersByEmail(
  session: TenantSession,
  email: string,
  signal?: AbortSignal,
): Promise<readonly FoundUser[]> {
  return session.explained(purpose, async () => {
    const answer = await session.calls.safely(
      (options) =>
        session.clients.users.listUsersByEmail(
          { email: email.toLowerCase(), fields: foundFields, include_fields: true },
          options,
        ),
      signal,
    );
    return z.array(userAnswer).parse(answer).map(toFoundUser);
  });
}

const foundFields = foundUserFields.join(',');

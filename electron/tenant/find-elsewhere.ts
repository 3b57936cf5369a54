import { z } from 'zod';
import { userAnswer, withPrefix } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';

/** So many users are looked at: one search that is answered at once, however many there are. */
const lookedAt = 10;

const found = z.array(userAnswer.pick({ user_id: true, identities: true }));

/**
 * Other connections of the tenant that hold users whose ids begin so: one call. By the tenant's search, which lags behind and shows some
 * of many. (Auth0 docs, user search: wildcards at the end of a term, NOT. That they hold for `user_id` is not written there, so what comes
 * is looked at again; a tenant that refuses the question leaves it open.) Throws CallFailed.
 * @param prefix Without `auth0|`
 * @returns Their names, sorted; null where the token may not look, or the tenant does not answer that
 */
export async function findElsewhere(
  session: TenantSession,
  prefix: string,
  connection: string,
  signal?: AbortSignal,
): Promise<readonly string[] | null> {
  const begins = withPrefix(prefix);
  const q = `user_id:${begins}* AND NOT identities.connection:"${connection}"`;
  try {
    const page = await session.calls.safely(
      (sent) =>
        session.clients.users.list({ q, per_page: lookedAt, fields: 'user_id,identities', include_fields: true }, sent),
      signal,
    );
    const users = found.parse(page.data).filter(({ user_id }) => user_id.startsWith(begins));
    const names = users.flatMap(({ identities }) => identities.map((identity) => identity.connection));
    return [...new Set(names)].filter((name) => name !== connection).toSorted();
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.kind !== 'status') throw error;
    const { status } = error.failure;
    if (status === 400 || status === 403) return null;
    throw error;
  }
}

import { parsedJson } from '../common/json.ts';
import { classifyCallError, readErrorBody } from './call-failure.ts';
import type { TenantSession } from './session.ts';
import type { AskedReset, TenantMails } from './tenant-mails.ts';

/**
 * `POST /dbconnections/change_password` (Auth0 docs, Authentication API: Change Password). Not `POST /tickets/password-change`,
 * which gives whoever asks a link and sends nothing: then this computer would hold what lets it in as everybody, and would have to
 * see to it that the link reaches the right person (Auth0 docs, Change Users' Passwords). The call needs no token.
 */
export async function askReset(
  { address, fetch, governor, limits }: TenantSession,
  { application, connection, email }: Parameters<TenantMails['askReset']>[0],
): Promise<AskedReset> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${address.origin}/dbconnections/change_password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: application, connection, email }),
      signal: AbortSignal.timeout(limits.timeout),
    });
    text = await response.text();
  } catch (error) {
    const failure = classifyCallError(error);
    if (failure.kind === 'not-sent') return { kind: 'not-sent', why: failure.why };
    return { kind: 'uncertain', why: failure.kind === 'lost' ? failure.why : failure.message };
  }
  const { status, headers } = response;
  governor.observe({ status, header: (name) => headers.get(name) });
  if (status < 300) return { kind: 'asked' };
  if (status === 404) return { kind: 'nobody' };
  if (status === 429) return { kind: 'busy' };
  const failure = readErrorBody(status, parsedJson(text) ?? text);
  const why = `${status}${failure.kind === 'status' ? ` ${failure.message}` : ''}`;
  return status >= 400 && status < 500 && status !== 408 ? { kind: 'refused', why } : { kind: 'uncertain', why };
}

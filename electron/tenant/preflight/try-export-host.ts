import type { TenantAddress } from '../address.ts';
import { classifyCallError } from '../call-failure.ts';
import type { ExportHostSeen } from './tenant-facts.ts';

/** Where exports of tenants were seen to lie; no documentation names it, and each export says anew where its file is. */
const seenHost = 'user-exports.auth0.com';

const patience = 10_000;

/**
 * Whether the host of exports can be reached: one request without path, token or anything else of the tenant. Whether a file comes
 * through can't be tried without an export of people.
 */
export async function tryExportHost(
  address: Pick<TenantAddress, 'origin'>,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<ExportHostSeen> {
  if (address.origin.startsWith('http:')) return { kind: 'told-later' };
  const limit = AbortSignal.timeout(patience);
  try {
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    const response = await fetch(`https://${seenHost}/`, { method: 'HEAD', redirect: 'manual', signal: both });
    await response.body?.cancel();
    return { kind: 'answers', host: seenHost };
  } catch (error) {
    signal?.throwIfAborted();
    const failure = classifyCallError(error);
    const why = failure.kind === 'status' ? String(failure.status) : failure.why;
    return { kind: 'away', host: seenHost, why: limit.aborted ? `No answer within ${patience / 1000} s.` : why };
  }
}

import type { TenantAddress } from './address.ts';
import { CallFailed, classifyCallError, silence } from './call-failure.ts';

/** A request to the tenant's token endpoint. Throws CallFailed where no answer came, and the signal's reason. */
export async function askToken(
  tenant: { readonly address: TenantAddress; readonly fetch: typeof globalThis.fetch; readonly timeout: number },
  form: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<{ readonly response: Response; readonly text: string }> {
  const limit = AbortSignal.timeout(tenant.timeout);
  try {
    const response = await tenant.fetch(`${tenant.address.origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    return { response, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    const failure = limit.aborted ? silence(tenant.timeout) : classifyCallError(error);
    throw new CallFailed(failure, 'token', { cause: error });
  }
}

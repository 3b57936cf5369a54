import { z } from 'zod';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';
import type { EmailProvider } from './tenant-mails.ts';

const providerAnswer = z.looseObject({ name: z.string().catch('custom'), enabled: z.boolean().catch(true) });

/**
 * Who sends the tenant’s e-mails. A tenant without a provider of its own answers 404; one that is switched off leaves the e-mails to the
 * built-in one. Throws CallFailed.
 */
export async function readEmailProvider(session: TenantSession, signal?: AbortSignal): Promise<EmailProvider> {
  try {
    // No more than these two: the answer could hold the provider's credentials.
    const request = { fields: 'name,enabled', include_fields: true };
    const answer = await session.calls.safely((sent) => session.clients.emailProvider.get(request, sent), signal);
    const { name, enabled } = providerAnswer.parse(answer);
    return enabled ? { kind: 'own', name } : { kind: 'built-in' };
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 404) {
      return { kind: 'built-in' };
    }
    throw error;
  }
}

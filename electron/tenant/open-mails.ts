import { z } from 'zod';
import { askReset } from './ask-reset.ts';
import { CallFailed } from './call-failure.ts';
import { findResetInLog } from './find-reset-in-log.ts';
import { applicationsOf } from './read-connections.ts';
import { findUser } from './read-users.ts';
import { createSession, type TenantOptions, type TenantSession } from './session.ts';
import type { EmailProvider, TenantMails } from './tenant-mails.ts';

const kept = 'Nothing in the tenant was changed, and no e-mail was asked for.';
const providerPurpose = { doing: 'tell who sends the tenant’s e-mails', kept, scope: 'read:email_provider' };
const applicationsPurpose = { doing: 'list the connection’s applications', kept, scope: 'read:connections' };

/** A tenant's e-mails. Opening sends nothing. */
export function openMails(options: TenantOptions): TenantMails {
  const session = createSession(options);
  return {
    domain: session.address.domain,
    provider: (signal) => session.explained(providerPurpose, () => readProvider(session, signal)),
    applications: (id, signal) => session.explained(applicationsPurpose, () => applicationsOf(session, id, signal)),
    user: (userId, signal) => findUser(session, userId, signal),
    ready: (signal) => session.governor.ready(signal),
    askReset: (request) => askReset(session, request),
    findReset: (email, since, signal) => findResetInLog(session, email, since, signal),
  };
}

const providerAnswer = z.looseObject({ name: z.string().catch('custom'), enabled: z.boolean().catch(true) });

/** A tenant without a provider of its own answers 404; one that is switched off leaves the e-mails to the built-in one. */
async function readProvider(session: TenantSession, signal?: AbortSignal): Promise<EmailProvider> {
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

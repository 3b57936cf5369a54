import { askReset } from './ask-reset.ts';
import { findResetInLog } from './find-reset-in-log.ts';
import { applicationsOf } from './read-connections.ts';
import { readEmailProvider } from './read-email-provider.ts';
import { findUser } from './read-users.ts';
import { createSession, type TenantOptions } from './session.ts';
import type { TenantMails } from './tenant-mails.ts';

const kept = 'Nothing in the tenant was changed, and no e-mail was asked for.';
const providerPurpose = { doing: 'tell who sends the tenant’s e-mails', kept, scope: 'read:email_provider' };
const applicationsPurpose = { doing: 'list the connection’s applications', kept, scope: 'read:connections' };

/** A tenant's e-mails. Opening sends nothing. */
export function openMails(options: TenantOptions): TenantMails {
  const session = createSession(options);
  return {
    domain: session.address.domain,
    provider: (signal) => session.explained(providerPurpose, () => readEmailProvider(session, signal)),
    applications: (id, signal) => session.explained(applicationsPurpose, () => applicationsOf(session, id, signal)),
    user: (userId, signal) => findUser(session, userId, signal),
    ready: (signal) => session.governor.ready(signal),
    askReset: (request) => askReset(session, request),
    findReset: (email, since, signal) => findResetInLog(session, email, since, signal),
  };
}

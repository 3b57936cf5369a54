import { plainFailure, UserferryError } from '../../common/userferry-error.ts';
import { isOfTheWay } from '../check-tenant.ts';
import { findElsewhere } from '../find-elsewhere.ts';
import { applicationsOf, listConnections } from '../read-connections.ts';
import { readEmailProvider } from '../read-email-provider.ts';
import { createSession, type TenantOptions, type TenantSession } from '../session.ts';
import { watchAnswers } from './answer-watch.ts';
import { lookAtCertificate } from './look-at-certificate.ts';
import { toOptionsSeen } from './options-answer.ts';
import { toBreachedPasswords, toBruteForce, toFactors, toPolicies, toSuspiciousIps } from './settings-answers.ts';
import type { CertificateSeen, ConnectionSeen, Seen, TenantFacts } from './tenant-facts.ts';
import { tryExportHost } from './try-export-host.ts';

/** Who is asked about: the workspace's connection, and the prefix of its user ids (without `auth0|`). */
export interface PreflightWish {
  readonly connection: string;
  readonly prefix: string;
}

/**
 * Everything that a preflight learns of a tenant, by reading alone. What the token may not see, or Auth0 does not tell, is a fact like
 * the others: nothing is thrown but an abort and our own defects.
 */
export type Preflight = (wish: PreflightWish, signal?: AbortSignal) => Promise<TenantFacts>;

const kept = 'Nothing in the tenant was changed.';

/** Opening sends nothing. */
export function openPreflight(options: TenantOptions): Preflight {
  const watch = watchAnswers(options.fetch, options.clock);
  const session = createSession({ ...options, fetch: watch.fetch });
  const { calls, clients } = session;

  return async ({ connection, prefix }, signal) => {
    const certificate = await certificateOf(session, signal);
    let scopes: readonly string[];
    try {
      scopes = await session.explained({ doing: 'give a token', kept }, async () => (await calls.token(signal)).scopes);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof UserferryError)) throw error;
      const part = isOfTheWay(error) ? 'way' : 'credentials';
      return { kind: 'away', part, failure: plainFailure(error), certificate };
    }

    const ask = async <Value>(scope: string, doing: string, read: () => Promise<Value>): Promise<Seen<Value>> => {
      try {
        return { kind: 'seen', value: await session.explained({ doing, kept, scope }, read) };
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof UserferryError)) throw error;
        const lacks = error.code === 'UF-2012' && !scopes.includes(scope);
        return lacks ? { kind: 'withheld', scope } : { kind: 'untold', failure: plainFailure(error) };
      }
    };
    const protection = 'read:attack_protection';
    const aboutAttacks = 'tell how it protects sign-ins';

    return {
      kind: 'answers',
      scopes,
      certificate,
      connection: await ask('read:connections', 'show the connection', () => readSeen(session, connection, signal)),
      idsElsewhere: scopes.includes('read:users')
        ? await ask('read:users', 'search the users', () => findElsewhere(session, prefix, connection, signal))
        : { kind: 'withheld', scope: 'read:users' },
      suspiciousIps: await ask(protection, aboutAttacks, async () =>
        toSuspiciousIps(await calls.safely((sent) => clients.suspiciousIps.get(sent), signal)),
      ),
      bruteForce: await ask(protection, aboutAttacks, async () =>
        toBruteForce(await calls.safely((sent) => clients.bruteForce.get(sent), signal)),
      ),
      breachedPasswords: await ask(protection, aboutAttacks, async () =>
        toBreachedPasswords(await calls.safely((sent) => clients.breachedPasswords.get(sent), signal)),
      ),
      mfaPolicies: await ask('read:mfa_policies', 'tell when it asks for second factors', async () =>
        toPolicies(await calls.safely((sent) => clients.mfaPolicies.list(sent), signal)),
      ),
      factors: await ask('read:guardian_factors', 'tell which second factors it has', async () =>
        toFactors(await calls.safely((sent) => clients.factors.list(sent), signal)),
      ),
      emailProvider: await ask('read:email_provider', 'tell who sends its e-mails', () =>
        readEmailProvider(session, signal),
      ),
      exportHost: await tryExportHost(session.address, options.fetch, signal),
      clock: watch.clock(),
      usersBurst: watch.usersBurst(),
    };
  };
}

async function certificateOf({ address }: TenantSession, signal?: AbortSignal): Promise<CertificateSeen> {
  if (address.origin.startsWith('http:')) return { kind: 'not-encrypted' };
  return lookAtCertificate(address.domain, signal === undefined ? {} : { signal });
}

async function readSeen(session: TenantSession, name: string, signal?: AbortSignal): Promise<ConnectionSeen | null> {
  const [answer] = await listConnections(session, { name }, signal);
  if (answer === undefined) return null;
  return {
    isDatabase: answer.strategy === 'auth0',
    applications: answer.enabled_clients ?? (await applicationsOf(session, answer.id, signal)),
    options: toOptionsSeen(answer),
  };
}

import { BreachedPasswordDetectionClient } from 'auth0/attackProtection/breachedPasswordDetection';
import { BruteForceProtectionClient } from 'auth0/attackProtection/bruteForceProtection';
import { SuspiciousIpThrottlingClient } from 'auth0/attackProtection/suspiciousIpThrottling';
import { ConnectionsClient } from 'auth0/connections';
import { ProviderClient } from 'auth0/emails/provider';
import { FactorsClient } from 'auth0/guardian/factors';
import { PoliciesClient } from 'auth0/guardian/policies';
import { JobsClient } from 'auth0/jobs';
import { LogsClient } from 'auth0/logs';
import { RolesClient } from 'auth0/roles';
import { UsersClient } from 'auth0/users';
import type { AskedOfTenant } from '../common/circumstances.ts';
import type { Clock } from '../common/clock.ts';
import { parseTenantAddress, type TenantAddress } from './address.ts';
import { watchCalls } from './asked-of-tenant.ts';
import { type CallLimits, type Calls, createCalls, defaultCallLimits } from './calls.ts';
import { createGovernor, defaultGovernorLimits, type Governor, type GovernorLimits } from './governor.ts';
import { type CallPurpose, tenantFailure } from './tenant-failure.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

export interface TenantOptions {
  /** `contoso.eu.auth0.com`; an `http://127.0.0.1:PORT` origin for the practice tenant alone. */
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lent by the host: the system's proxy and certificates in Electron, Node's own elsewhere. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** 0 to 1, for spreading waits. */
  readonly random?: () => number;
  readonly limits?: Partial<TenantLimits>;
}

export interface TenantLimits extends CallLimits, GovernorLimits {
  /** First wait between two looks at an export job, in ms; grows by half each time. */
  readonly firstPoll: number;
  readonly longestPoll: number;
  /** How long an export job may take, in ms. */
  readonly exportTime: number;
  /** How often an export whose file broke or expired is begun again. */
  readonly exports: number;
}

/** Job looks: Auth0 asks for patience, every few seconds at most; the first ones come sooner for small connections. */
const defaultLimits: TenantLimits = {
  ...defaultCallLimits,
  ...defaultGovernorLimits,
  firstPoll: 400,
  longestPoll: 5_000,
  // Auth0 fails import jobs after two hours; nothing is documented for exports, and a million users take minutes.
  exportTime: 2 * 3_600_000,
  exports: 4,
};

/** What the parts of this room share: one token, one rate limit, and the SDK's clients on top of both. */
export interface TenantSession {
  readonly address: TenantAddress;
  readonly tokens: TokenSource;
  readonly governor: Governor;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly limits: TenantLimits;
  readonly fetch: typeof globalThis.fetch;
  /** What was asked of the tenant so far. */
  asked(): AskedOfTenant;
  readonly clients: {
    readonly breachedPasswords: BreachedPasswordDetectionClient;
    readonly bruteForce: BruteForceProtectionClient;
    readonly connections: ConnectionsClient;
    readonly emailProvider: ProviderClient;
    readonly factors: FactorsClient;
    readonly jobs: JobsClient;
    readonly logs: LogsClient;
    readonly mfaPolicies: PoliciesClient;
    readonly roles: RolesClient;
    readonly suspiciousIps: SuspiciousIpThrottlingClient;
    readonly users: UsersClient;
  };
  /** Runs `work` and turns a failed call in it into a UserferryError for `purpose`. */
  explained<T>(purpose: CallPurpose, work: () => Promise<T>): Promise<T>;
}

export function createSession(options: TenantOptions): TenantSession {
  const address = parseTenantAddress(options.domain);
  const { clock, random = Math.random } = options;
  const { fetch, asked } = watchCalls(options.fetch);
  const limits = { ...defaultLimits, ...options.limits };
  const governor = createGovernor(clock, random, limits);
  const tokens = createTokenSource({ ...options, fetch, address, timeout: limits.timeout });
  const observedFetch: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (await concernsAllCalls(response)) {
      governor.observe({ status: response.status, header: (name) => response.headers.get(name) });
    }
    return response;
  };
  // Every call brings its own token; sub-clients send no telemetry header.
  const client = { baseUrl: `${address.origin}/api/v2`, fetch: observedFetch, auth: false, token: '' } as const;
  return {
    address,
    tokens,
    governor,
    clock,
    limits,
    fetch,
    asked,
    calls: createCalls({ tokens, governor, clock, random, limits }),
    clients: {
      breachedPasswords: new BreachedPasswordDetectionClient(client),
      bruteForce: new BruteForceProtectionClient(client),
      connections: new ConnectionsClient(client),
      emailProvider: new ProviderClient(client),
      factors: new FactorsClient(client),
      jobs: new JobsClient(client),
      logs: new LogsClient(client),
      mfaPolicies: new PoliciesClient(client),
      roles: new RolesClient(client),
      suspiciousIps: new SuspiciousIpThrottlingClient(client),
      users: new UsersClient(client),
    },
    async explained(purpose, work) {
      try {
        return await work();
      } catch (error) {
        throw tenantFailure(error, purpose, address.domain);
      }
    },
  };
}

/** The 429 for two active import jobs concerns job creation alone, so it must not pause anything else. */
async function concernsAllCalls(response: Response): Promise<boolean> {
  if (response.status !== 429) return true;
  return !isTwoActiveJobs(await response.clone().text());
}

/** Auth0 docs: “There are 2 active import users jobs, please wait until some of them are finished and try again”. */
export function isTwoActiveJobs(message: string): boolean {
  return /\bactive import users jobs\b/i.test(message);
}

import type { JobState, Tenant } from '../tenant.ts';
import type { TenantConnections } from '../tenant-connections.ts';
import type { SignInAnswer, SignInTry } from './sign-in.ts';

/** A connection as far as it tells whose it is. */
export interface SeenConnection {
  readonly id: string;
  readonly name: string;
  readonly isDatabase: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a pilot asks of a tenant: what a run and a deployment ask, and what else shows a migration's end. */
export interface PilotTenant {
  readonly users: Tenant;
  readonly connections: TenantConnections;
  /** How a job stands, and what the tenant calls that. */
  jobInWords(id: string, signal?: AbortSignal): Promise<{ readonly state: JobState; readonly word: string | null }>;
  /** The connection of that name. */
  seen(name: string, signal?: AbortSignal): Promise<SeenConnection | null>;
  /** Removes a connection with everybody in it; one that is gone is as good as removed. */
  removeConnection(id: string, signal?: AbortSignal): Promise<void>;
  signIn(attempt: SignInTry, signal?: AbortSignal): Promise<SignInAnswer>;
}

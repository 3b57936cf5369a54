import {
  serviceConfiguration as configurationOf,
  type ToldService,
  serviceValues as valuesOf,
} from '../assistant/deploy/service-configuration.ts';
import type { WorkspaceSession } from '../assistant/session.ts';

/** Where the account service is, and who asks it; what is left out is as the workspace has it. */
export interface ServiceOptions {
  readonly apiUrl?: string;
  readonly apiAudience?: string;
  readonly apiClientId?: string;
  /** The tenant's own where none is named. */
  readonly apiTokenUrl?: string;
}

/** Whether scripts ask the account service: as the command says, or else as the workspace does. */
export function asksService(
  { environment }: WorkspaceSession,
  { through }: { readonly through?: 'direct' | 'api' },
): boolean {
  return through === undefined ? environment.deploy?.service !== undefined : through === 'api';
}

/**
 * The connection's `configuration` for scripts that ask the account service; the application's secret comes from
 * USERFERRY_API_CLIENT_SECRET in the environment.
 * @throws UserferryError UF-7222 where something of it is missing
 */
export function serviceConfiguration({ environment }: WorkspaceSession, options: ServiceOptions) {
  return configurationOf(environment, toldIn(options));
}

/** The same as far as it is known; what is not is empty. */
export function serviceValues({ environment }: WorkspaceSession, options: ServiceOptions) {
  return valuesOf(environment, toldIn(options));
}

function toldIn({ apiUrl, apiAudience, apiClientId, apiTokenUrl }: ServiceOptions): ToldService {
  const clientSecret = process.env.USERFERRY_API_CLIENT_SECRET ?? '';
  return { url: apiUrl, audience: apiAudience, clientId: apiClientId, tokenUrl: apiTokenUrl, clientSecret };
}

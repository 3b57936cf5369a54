import type { WorkspaceSession } from '../assistant/session.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { apiConfigurationKeys } from '../scripts/api/render-api-script.ts';

/** Where the account service is, and who asks it. */
export interface ServiceOptions {
  readonly apiUrl?: string;
  readonly apiAudience?: string;
  readonly apiClientId?: string;
  /** The tenant's own where none is named. */
  readonly apiTokenUrl?: string;
}

type Configuration = Readonly<Record<(typeof apiConfigurationKeys)[number], string>>;

/**
 * The connection's `configuration` for scripts that ask the account service; the application's secret comes from
 * USERFERRY_API_CLIENT_SECRET in the environment.
 * @throws UserferryError UF-7222 where something of it is missing
 */
export function serviceConfiguration(session: WorkspaceSession, options: ServiceOptions): Configuration {
  const values = serviceValues(session, options);
  if (values.API_URL === '') throw missing('--api-url URL');
  if (values.API_AUDIENCE === '') throw missing('--api-audience IDENTIFIER');
  if (values.API_CLIENT_ID === '') throw missing('--api-client-id ID');
  if (values.API_CLIENT_SECRET === '') throw missing('USERFERRY_API_CLIENT_SECRET in the environment');
  return values;
}

/** The same as far as it is known; what is not is empty. */
export function serviceValues({ environment }: WorkspaceSession, options: ServiceOptions): Configuration {
  const { domain } = environment;
  const tenant = /^https?:\/\//.test(domain) ? domain : `https://${domain}`;
  const { apiUrl, apiAudience, apiClientId, apiTokenUrl = `${tenant.replace(/\/+$/, '')}/oauth/token` } = options;
  return {
    API_URL: apiUrl ?? '',
    API_TOKEN_URL: apiTokenUrl,
    API_CLIENT_ID: apiClientId ?? '',
    API_CLIENT_SECRET: process.env.USERFERRY_API_CLIENT_SECRET ?? '',
    API_AUDIENCE: apiAudience ?? '',
  };
}

function missing(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-7222',
    message: `A script that asks the account service needs ${what}.`,
    kept: 'No script was run.',
    next: 'Set up the service first: `userferry export --format api --out DIR` writes it, and its README.md says what is what.',
  });
}

import { UserferryError } from '../../common/userferry-error.ts';
import type { apiConfigurationKeys } from '../../scripts/api/render-api-script.ts';
import type { ServiceSettings } from '../contract/index.ts';
import type { EnvironmentSettings } from '../workspace/workspace.ts';

/** As far as somebody has told it; the secret in memory alone. */
export type ToldService = { readonly [Name in keyof ServiceSettings]?: ServiceSettings[Name] | undefined } & {
  readonly clientSecret: string;
};

type Configuration = Readonly<Record<(typeof apiConfigurationKeys)[number], string>>;

/**
 * The connection's `configuration` for scripts that ask the account service.
 * @throws UserferryError UF-7222 where something of it is missing
 */
export function serviceConfiguration(environment: EnvironmentSettings, told: ToldService): Configuration {
  const values = serviceValues(environment, told);
  if (values.API_URL === '') throw missing('its address', '--api-url URL');
  if (values.API_AUDIENCE === '') throw missing('the identifier of its API', '--api-audience IDENTIFIER');
  if (values.API_CLIENT_ID === '') throw missing('the application that asks it', '--api-client-id ID');
  if (values.API_CLIENT_SECRET === '') {
    throw missing('the secret of the application that asks it', 'USERFERRY_API_CLIENT_SECRET in the environment');
  }
  return values;
}

/** The same as far as it is known; what is not is empty. What isn't told anew is as the workspace has it. */
export function serviceValues({ domain, deploy }: EnvironmentSettings, told: ToldService): Configuration {
  const tenant = /^https?:\/\//.test(domain) ? domain : `https://${domain}`;
  const kept = deploy?.service;
  return {
    API_URL: told.url ?? kept?.url ?? '',
    API_TOKEN_URL: told.tokenUrl ?? kept?.tokenUrl ?? `${tenant.replace(/\/+$/, '')}/oauth/token`,
    API_CLIENT_ID: told.clientId ?? kept?.clientId ?? '',
    API_CLIENT_SECRET: told.clientSecret,
    API_AUDIENCE: told.audience ?? kept?.audience ?? '',
  };
}

function missing(what: string, option: string): UserferryError {
  return new UserferryError({
    code: 'UF-7222',
    message: `A script that asks the account service needs ${what}.`,
    kept: 'No script was run, and nothing was sent.',
    next: `In a terminal name it with ${option}; in the app, type it where it says how scripts reach the accounts. Set up the service first: \`userferry export --format api --out DIR\` or the app writes it, and its README.md says what is what.`,
  });
}

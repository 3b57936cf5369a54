import { UserferryError } from '../../common/userferry-error.ts';
import type { ActionName } from '../actions.ts';
import { filledIn } from '../render/render.ts';
import { type Templates, templateNamed } from '../render/templates.ts';

/** What the configuration of a connection holds for scripts that ask the account service. */
export const apiConfigurationKeys = [
  'API_URL',
  'API_TOKEN_URL',
  'API_CLIENT_ID',
  'API_CLIENT_SECRET',
  'API_AUDIENCE',
] as const;

const names: Readonly<Partial<Record<ActionName, string>>> = { login: 'api/login', getUser: 'api/get-user' };

/**
 * Writes login or getUser for the account service, whatever the mapping: what an account is, the service knows.
 * @throws UserferryError UF-7221 for an action that writes
 */
export function renderApiScript(action: ActionName, templates: Templates): string {
  const name = names[action];
  if (name === undefined) throw onlyDirect(action);
  return filledIn(templateNamed(templates, name), templates, { about: () => about, modules: () => [], sections: {} });
}

const about = [
  'Asks the account service, which stands beside the legacy database, with a token that this container keeps.',
  'Where it is stands in the connection’s configuration: API_URL, API_TOKEN_URL (https://TENANT/oauth/token), API_CLIENT_ID,',
  'API_CLIENT_SECRET, API_AUDIENCE.',
].join('\n');

function onlyDirect(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7221',
    message: `${action} writes, and the account service only reads.`,
    kept: 'No script was written.',
    next: 'With import mode on, login and getUser are enough. Otherwise have scripts ask SQL Server themselves (in a terminal: --through direct), which Auth0 must reach then.',
  });
}

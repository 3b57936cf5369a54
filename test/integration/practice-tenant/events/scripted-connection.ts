import type { OpenedTenant } from '../opened-tenant.ts';

/** Scripts by Auth0's keys. */
export type Scripts = Readonly<Record<string, string>>;

let connections = 0;

/** A connection of its own with these scripts, to which the practice application may sign in; gives its name and id. */
export async function scriptedConnection(
  tenant: OpenedTenant,
  importMode: boolean,
  customScripts: Scripts,
  options: object = {},
): Promise<{ readonly name: string; readonly id: string }> {
  connections += 1;
  const name = `scripted-${connections}`;
  const { id = '' } = await tenant.connections.create({
    name,
    strategy: 'auth0',
    enabled_clients: [tenant.practice.signInClientId],
    options: { enabledDatabaseCustomization: true, import_mode: importMode, customScripts, ...options },
  });
  return { name, id };
}

/** login that lets anybody in with “secret”, under an id made of the name; `more` goes into the profile. */
export const letsIn = (more = '') => `function login(name, password, callback) {
  if (password !== 'secret') return callback(new WrongUsernameOrPasswordError(name));
  callback(null, { user_id: 's-' + name.toLowerCase(), email: name.toLowerCase() ${more} });
}`;

/** getUser that knows the addresses that begin with “known”. */
export const knowsSome = `function getUser(email, callback) {
  if (!/^known/.test(email)) return callback(null);
  callback(null, { user_id: 's-' + email, email: email, name: 'Known', app_metadata: { from: 'getUser' } });
}`;

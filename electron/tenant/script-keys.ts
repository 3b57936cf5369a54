/** Auth0's keys of `options.customScripts`, by the names that the rest of Userferry has for the actions (Auth0 OpenAPI, connections). */
export const scriptKeys = {
  login: 'login',
  getUser: 'get_user',
  create: 'create',
  verify: 'verify',
  changePassword: 'change_password',
  deleteUser: 'delete',
  changeEmail: 'change_email',
} as const;

const actionOfKey: ReadonlyMap<string, string> = new Map(
  Object.entries(scriptKeys).map(([action, key]) => [key, action]),
);

/** What a script is called by the rest of Userferry; Auth0's key itself where Userferry doesn't know the script. */
export function scriptName(key: string): string {
  return actionOfKey.get(key) ?? key;
}

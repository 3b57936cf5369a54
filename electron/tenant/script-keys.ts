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

import type { ActionName } from '../../../scripts/actions.ts';

/** What Auth0 calls each script: its key in `options.customScripts` (Auth0 OpenAPI), and its name in the dashboard. */
export const scriptNames: Readonly<Record<ActionName, { readonly key: string; readonly title: string }>> = {
  login: { key: 'login', title: 'Login' },
  getUser: { key: 'get_user', title: 'Get User' },
  create: { key: 'create', title: 'Create' },
  verify: { key: 'verify', title: 'Verify' },
  changePassword: { key: 'change_password', title: 'Change Password' },
  deleteUser: { key: 'delete', title: 'Delete' },
  changeEmail: { key: 'change_email', title: 'Change Email' },
};

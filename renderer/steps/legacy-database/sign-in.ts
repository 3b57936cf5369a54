import { t } from '@lingui/core/macro';
import { isConnectionString, type LegacyForm, type SignInKind } from '../../../electron/assistant/contract/index.ts';

/** What a way of signing in is called, and what it asks for. */
export interface SignIn {
  readonly kind: SignInKind;
  readonly label: string;
  /** What the name is called; undefined where there is none to give. */
  readonly user?: string;
  /** What the secret is called; undefined where there is none to give. */
  readonly secret?: string;
  readonly hint?: string;
}

/** Every way of signing in, the usual ones first. */
export const signIns: readonly SignIn[] = [
  { kind: 'sql-login', label: t`SQL Server login`, user: t`Login`, secret: t`Password` },
  { kind: 'windows-domain', label: t`Windows account`, user: t`User`, secret: t`Password` },
  {
    kind: 'windows-user',
    label: t`The signed-in Windows user`,
    hint: t`Whoever started Userferry signs in; no password is needed.`,
  },
  {
    kind: 'entra-default',
    label: t`Microsoft Entra: this computer’s sign-in`,
    hint: t`Takes what Azure CLI, PowerShell or a managed identity is signed in with. Sign in with “az login” first.`,
  },
  {
    kind: 'entra-service-principal',
    label: t`Microsoft Entra: service principal`,
    user: t`Application (client) id`,
    secret: t`Client secret`,
  },
  {
    kind: 'entra-token',
    label: t`Microsoft Entra: access token`,
    secret: t`Access token`,
    hint: t`For the resource https://database.windows.net/. It is good for about an hour: enough to look, not for a long run.`,
  },
];

/** The chosen way of signing in. */
export function signInOf({ signIn }: LegacyForm): SignIn {
  return signIns.find(({ kind }) => kind === signIn) ?? { kind: signIn, label: signIn };
}

/** Whether server, database and whoever signs in are filled in. */
export function isComplete(form: LegacyForm): boolean {
  const { user } = signInOf(form);
  const who = user === undefined || form.user !== '';
  const domain = form.signIn !== 'windows-domain' || (form.domain ?? '') !== '';
  const tenant = form.signIn !== 'entra-service-principal' || (form.tenantId ?? '') !== '';
  const server = form.server !== '' && !isConnectionString(form.server);
  return server && form.database !== '' && who && domain && tenant;
}

import { assertNever } from '../../common/assert-never.ts';
import type { LegacyConfig } from '../../legacy/legacy.ts';
import type { LegacyForm } from '../contract/index.ts';
import type { LegacySettings } from '../workspace/workspace.ts';

/** The form of the first step as the workspace file writes it. */
export function legacySettingsOf(form: LegacyForm): LegacySettings {
  const { server, port, instance, database, encrypt, trust, certificateName, oldEncryption, readOnlyReplica } = form;
  const { rowsPerSecond } = form;
  return {
    server,
    ...(port === undefined ? {} : { port }),
    ...(instance === undefined || instance === '' ? {} : { instance }),
    database,
    authentication: authenticationOf(form),
    encrypt: encrypt === 'strict' ? 'strict' : encrypt === 'yes',
    ...(trust.kind === 'unchecked' ? { trustServerCertificate: true } : {}),
    ...(trust.kind === 'fingerprint' ? { certificateFingerprint: trust.fingerprint256 } : {}),
    ...(trust.kind === 'authority' ? { ca: trust.pem } : {}),
    ...(certificateName === undefined || certificateName === '' ? {} : { certificateName }),
    ...(oldEncryption === true ? { oldEncryption } : {}),
    ...(readOnlyReplica ? {} : { readOnlyReplica }),
    ...(rowsPerSecond === undefined ? {} : { rowsPerSecond }),
  };
}

function authenticationOf({ signIn, user, domain = '', tenantId = '' }: LegacyForm): LegacySettings['authentication'] {
  switch (signIn) {
    case 'sql-login':
      return { type: signIn, user };
    case 'windows-domain':
      return { type: signIn, domain, user };
    case 'entra-service-principal':
      return { type: signIn, tenantId, clientId: user };
    case 'windows-user':
    case 'entra-default':
    case 'entra-token':
      return { type: signIn };
    default:
      return assertNever(signIn);
  }
}

/** What a connection string says, as the form shows it. */
export function formOf(config: LegacyConfig): LegacyForm {
  const { server, port, instance, database, authentication, encrypt, trust, certificateName, oldEncryption } = config;
  return {
    server,
    ...(port === undefined ? {} : { port }),
    ...(instance === undefined ? {} : { instance }),
    database,
    ...signInOf(authentication),
    encrypt: encrypt === 'strict' ? 'strict' : encrypt ? 'yes' : 'no',
    trust,
    ...(certificateName === undefined ? {} : { certificateName }),
    ...(oldEncryption === undefined ? {} : { oldEncryption }),
    readOnlyReplica: config.readOnlyReplica !== false,
  };
}

function signInOf(
  authentication: LegacyConfig['authentication'],
): Pick<LegacyForm, 'signIn' | 'user' | 'domain' | 'tenantId'> {
  const { type } = authentication;
  switch (type) {
    case 'sql-login':
      return { signIn: type, user: authentication.user };
    case 'windows-domain':
      return { signIn: type, user: authentication.user, domain: authentication.domain };
    case 'entra-service-principal':
      return { signIn: type, user: authentication.clientId, tenantId: authentication.tenantId };
    case 'windows-user':
    case 'entra-default':
    case 'entra-token':
      return { signIn: type, user: '' };
    default:
      return assertNever(type);
  }
}

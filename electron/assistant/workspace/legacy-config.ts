import { parseServerAddress } from '../../common/server-address.ts';
import type { LegacyConfig, LegacyTrust } from '../../legacy/legacy.ts';
import type { LegacySettings } from './workspace.ts';

/** How the rooms want the legacy database's address; what stands in `server` beside the host gives way to fields of its own. */
export function legacyConfig(settings: LegacySettings): LegacyConfig {
  const address = parseServerAddress(settings.server);
  const within: Pick<LegacyConfig, 'server' | 'port' | 'instance'> =
    address.kind === 'address' ? address : { server: settings.server };
  const { database, authentication, encrypt, certificateName, oldEncryption, readOnlyReplica } = settings;
  const port = settings.port ?? within.port;
  const instance = settings.instance ?? within.instance;
  return {
    server: within.server,
    ...(port === undefined ? {} : { port }),
    ...(instance === undefined ? {} : { instance }),
    database,
    authentication,
    encrypt,
    trust: trustOf(settings),
    ...(certificateName === undefined ? {} : { certificateName }),
    ...(oldEncryption === undefined ? {} : { oldEncryption }),
    ...(readOnlyReplica === undefined ? {} : { readOnlyReplica }),
  };
}

/** The narrowest wins where a file says several. */
function trustOf({ certificateFingerprint, ca, trustServerCertificate }: LegacySettings): LegacyTrust {
  if (certificateFingerprint !== undefined) return { kind: 'fingerprint', fingerprint256: certificateFingerprint };
  if (ca !== undefined) return { kind: 'authority', pem: ca };
  return trustServerCertificate === true ? { kind: 'unchecked' } : { kind: 'system' };
}

/** Whether signing in needs a secret from the administrator. */
export function needsSecret({ type }: LegacyConfig['authentication']): boolean {
  return type !== 'windows-user' && type !== 'entra-default';
}

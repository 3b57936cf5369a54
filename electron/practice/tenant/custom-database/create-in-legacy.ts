import type { JsonObject } from '../../../common/json.ts';
import type { Connection } from '../connections/connection-store.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import { askLogin, type Failed, write } from './ask-scripts.ts';
import { keepProfile } from './legacy-sign-in.ts';

/** The name that a practice tenant gives itself to scripts. */
const tenantName = 'practice';

export interface NewAccount {
  readonly clientId: string;
  /** What login is asked for afterwards. */
  readonly identifier: string;
  readonly password: string;
  /** What else create is told: e-mail, username, metadata, own fields. */
  readonly fields: JsonObject;
}

/** A5, import mode off: after getUser found nobody, create makes the account and login confirms it; its profile is what Auth0 keeps. */
export async function createInLegacy(
  parts: TenantParts,
  connection: Connection,
  { clientId, identifier, password, fields }: NewAccount,
): Promise<{ readonly kind: 'made'; readonly user: UserRecord } | Failed> {
  const user = { ...fields, client_id: clientId, tenant: tenantName, connection: connection.name, password };
  const written = await write(parts, connection, 'create', [user]);
  if (written.kind === 'failed') return written;
  const asked = await askLogin(parts, connection, identifier, password);
  if (asked.kind === 'failed') return asked;
  if (asked.kind === 'nobody') {
    const message = 'The practice tenant had the account created, and its login script does not let it in.';
    return { kind: 'failed', failure: { kind: 'error', message } };
  }
  return { kind: 'made', user: keepProfile(parts, connection, asked.profile) };
}

import { systemClock } from '../../electron/common/clock.ts';
import { openLegacy } from '../../electron/legacy/open-legacy.ts';
import { recogniseStore } from '../../electron/legacy/survey/recognise-store.ts';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';
import { renderScript } from '../../electron/scripts/render/render.ts';
import { connectionsOf } from '../integration/practice-tenant/connections-of.ts';
import { configurationFor, plantedAccounts, scriptPlan, templates } from '../integration/scripts/scripted-database.ts';
import { userIdPrefix } from './child-messages.ts';

export interface ScriptedConnection {
  readonly id: string;
  readonly name: string;
}

/** A connection with import mode on, whose rendered scripts ask the practice SQL Server. */
export async function connectionWithScripts({
  sqlServer,
  tenant,
  fingerprint256,
}: PracticeServers): Promise<ScriptedConnection> {
  const { host, port, database, user, password } = sqlServer;
  const legacy = await openLegacy(
    {
      server: host,
      port,
      database,
      authentication: { type: 'sql-login', user },
      encrypt: true,
      trust: { kind: 'fingerprint', fingerprint256 },
    },
    password,
    { clock: systemClock },
  );
  const catalog = await legacy.catalog();
  await legacy.close();
  const { mapping } = recogniseStore(catalog).recognition;
  const plan = scriptPlan(mapping, catalog, { marked: true, prefix: userIdPrefix });
  const name = 'members';
  const connections = await connectionsOf(tenant);
  const { id = '' } = await connections.create({
    name,
    strategy: 'auth0',
    enabled_clients: [tenant.signInClientId],
    options: {
      enabledDatabaseCustomization: true,
      import_mode: true,
      customScripts: {
        login: renderScript('login', plan, templates),
        get_user: renderScript('getUser', plan, templates),
      },
      configuration: configurationFor(sqlServer),
    },
  });
  return { id, name };
}

/** Lets people sign in one after another, for as long as nobody stops them; `stop` gives who was turned away. */
export function letPeopleCome(
  servers: PracticeServers,
  { name }: ScriptedConnection,
): { stop(): Promise<readonly string[]> } {
  let over = false;
  const turnedAway: string[] = [];
  const come = async () => {
    for (const { email, password, planted } of await plantedAccounts(servers.sqlServer)) {
      // Scripts don't find who is stored with blanks around the address.
      if (planted !== 'import' || email === null || password === null || email !== email.trim()) continue;
      let answer = await tried(servers, name, email, password);
      while (answer === 'trouble' && !over) answer = await tried(servers, name, email, password);
      if (answer === 'turned-away') turnedAway.push(`${email} was turned away`);
      if (over) return;
    }
  };
  const coming = come();
  return {
    async stop() {
      over = true;
      await coming;
      return turnedAway;
    },
  };
}

/** `trouble`: what a person would try again: the tenant, its script or the database is in it. */
async function tried({ tenant }: PracticeServers, realm: string, username: string, password: string) {
  const grant_type = 'http://auth0.com/oauth/grant-type/password-realm';
  const form = { grant_type, client_id: tenant.signInClientId, realm, username, password };
  try {
    const response = await fetch(`${tenant.origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
    const answer = await response.text();
    if (response.ok) return 'let-in';
    return response.status === 403 && answer.includes('invalid_grant') ? 'turned-away' : 'trouble';
  } catch {
    return 'trouble';
  }
}

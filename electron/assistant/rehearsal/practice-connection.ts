import type { UsernameLimits } from '../../accounts/username.ts';
import type { ActionName } from '../../scripts/actions.ts';
import { openConnections } from '../../tenant/open-connections.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import type { RehearsalTenant } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';
import { Observer } from './observed.ts';
import { tenantEvents } from './tenant-events.ts';

/** What a connection of a rehearsal runs. */
export interface PracticeConnectionWish {
  readonly name: string;
  readonly importMode: boolean;
  readonly scripts: ReadonlyMap<ActionName, string>;
  readonly configuration: Readonly<Record<string, string>>;
  /** As the connection of the environment asks for user names. */
  readonly usernames: UsernameLimits | null;
}

export interface PracticeConnection {
  readonly id: string;
  readonly name: string;
  readonly observer: Observer;
  /** Does away with it, its users and its container. */
  remove(): Promise<void>;
}

/** Makes a connection in the practice tenant, with the scripts as a deployment would send them, and watches it. */
export async function practiceConnection(
  session: WorkspaceSession,
  tenant: RehearsalTenant,
  { name, importMode, scripts, configuration, usernames }: PracticeConnectionWish,
  signal: AbortSignal | undefined,
): Promise<PracticeConnection> {
  const { origin: domain, clientId, clientSecret, signInClientId } = tenant;
  const connections = openConnections(session.reaching({ domain, clientId, clientSecret }, { attempts: 1 }));
  const content = {
    fields: {},
    options: {
      enabledDatabaseCustomization: true,
      import_mode: importMode,
      ...(usernames === null
        ? {}
        : {
            requires_username: true,
            validation: { username: { min: usernames.minLength, max: usernames.maxLength } },
          }),
    },
    scripts: Object.fromEntries([...scripts].map(([action, source]) => [scriptKeys[action], source])),
    configuration,
  };
  const id = await connections.create(name, content, signal);
  await connections.enable(id, [signInClientId], signal);
  const observer = new Observer(await tenantEvents(tenant, name, signal));
  return {
    id,
    name,
    observer,
    async remove() {
      await observer.events.management('DELETE', `connections/${id}`);
    },
  };
}

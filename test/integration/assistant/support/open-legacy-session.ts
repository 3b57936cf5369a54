import type { WorkspaceSession } from '../../../../electron/assistant/session.ts';
import { type FixtureDatabase, fixtureDatabase } from '../../legacy/fixture-database.ts';
import { legacySession } from './legacy-session.ts';
import { newHome } from './workbench.ts';

/** A practice SQL Server, and a session of a workspace in a home of its own that points there. */
export interface OpenLegacySession {
  readonly database: FixtureDatabase;
  readonly home: Awaited<ReturnType<typeof newHome>>;
  readonly session: WorkspaceSession;
  close(): Promise<void>;
}

export async function openLegacySession(change: Parameters<typeof legacySession>[2] = {}): Promise<OpenLegacySession> {
  const database = await fixtureDatabase();
  const home = await newHome();
  const session = legacySession(home.path, database.server, change);
  return {
    database,
    home,
    session,
    async close() {
      await session.close();
      await database.stop();
      await home.remove();
    },
  };
}

import type { WorkspaceEntry } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const hour = 3_600_000;

/** Workspaces of a computer with a migration in each state that the list can tell. */
export const keptWorkspaces: {
  readonly workspaces: readonly WorkspaceEntry[];
  readonly unreadable: readonly string[];
} = {
  workspaces: [
    {
      id: 'workspace-1',
      name: 'Contoso members',
      environment: 'production',
      database: { server: 'SQL04\\MEMBERS', name: 'ContosoMembers' },
      tenant: 'contoso.eu.auth0.com',
      mode: 'bulk',
      changed: sceneTime,
      open: true,
      standing: {
        kind: 'run',
        state: 'stopped',
        at: sceneTime,
        inTenant: 212_400,
        toImport: 248_031,
        waits: null,
        undo: null,
      },
    },
    {
      id: 'workspace-2',
      name: 'Contoso partner portal',
      environment: 'test',
      database: { server: 'SQL04', name: 'PartnerPortal' },
      tenant: 'contoso-test.eu.auth0.com',
      mode: 'trickle',
      changed: sceneTime - 20 * hour,
      open: false,
      standing: { kind: 'look', at: sceneTime - 20 * hour, moved: 3_812, accounts: 9_406 },
    },
    {
      id: 'workspace-3',
      name: 'Nordwind Händlerbereich',
      environment: 'test',
      database: { server: 'nw-db.intern.nordwind.example', name: 'Portal_Haendler' },
      changed: sceneTime - 75 * hour,
      open: false,
      standing: { kind: 'planned', at: sceneTime - 75 * hour, accounts: 18_204 },
    },
    {
      id: 'practice-4',
      name: 'Practice',
      environment: 'practice',
      database: { server: '127.0.0.1', name: 'Practice' },
      tenant: 'http://127.0.0.1:41873',
      mode: 'bulk',
      changed: sceneTime - 300 * hour,
      open: false,
      standing: {
        kind: 'run',
        state: 'finished',
        at: sceneTime - 300 * hour,
        inTenant: 1_941,
        toImport: 1_941,
        waits: null,
        undo: null,
      },
    },
  ],
  unreadable: [],
};

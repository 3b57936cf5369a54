import type { DatabaseObject } from '../catalog/database.ts';
import { failure } from '../failure.ts';
import type { Name } from '../syntax/tree.ts';
import type { SessionState } from './session-state.ts';

/** An object by its name of up to three parts, temporary tables by their `#`; undefined where there is none. */
export function objectNamed(name: Name, state: SessionState): DatabaseObject | undefined {
  const [object = '', schema = '', databaseName = '', server] = name.toReversed();
  if (object === '') return undefined;
  if (server !== undefined) {
    throw failure(
      7202,
      `Could not find server '${server}' in sys.servers. Verify that the correct server name was specified. If necessary, execute the stored procedure sp_addlinkedserver to add the server to sys.servers.`,
      {
        severity: 11,
        state: 2,
      },
    );
  }
  if (object.startsWith('#')) return state.temporary.get(object.toLowerCase());
  const database = databaseName === '' ? state.database : state.server.database(databaseName);
  return database?.object(schema === '' ? 'dbo' : schema, object);
}

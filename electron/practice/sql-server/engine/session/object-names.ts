import type { Database, DatabaseObject } from '../catalog/database.ts';
import { failure } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { tokenize } from '../syntax/lexer.ts';
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
  if (object.startsWith('#')) return state.temporary.find(object);
  const database = databaseName === '' ? state.database : state.server.database(databaseName);
  return database?.object(schema === '' ? 'dbo' : schema, object);
}

export function objectById(id: SqlValue, database: Database): DatabaseObject | undefined {
  for (const object of database.objects) if (object.objectId === id) return object;
  return undefined;
}

/** The parts of a name that stands in a string: `[dbo].[users]`, `db..users`; none where it is no name. */
export function nameParts(text: string): string[] {
  const parts = [''];
  try {
    for (const token of tokenize(text)) {
      if (token.kind === 'end') return parts;
      if (token.kind === 'symbol' && token.text === '.') parts.push('');
      else if ((token.kind === 'word' || token.kind === 'quoted') && parts.at(-1) === '') {
        parts[parts.length - 1] = token.text;
      } else return [];
    }
  } catch {
    return [];
  }
  return parts;
}

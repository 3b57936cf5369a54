import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { Environment } from '../plan/environment.ts';
import { isLockHint } from '../plan/lock-hint.ts';
import type { Source } from '../syntax/tree.ts';
import { objectNamed } from './object-names.ts';
import type { Frame, SessionState } from './session-state.ts';

const HARMLESS = new Set(['ROWLOCK', 'PAGLOCK', 'TABLOCK', 'READCOMMITTED']);

/** The table that a statement writes to. @throws SqlError 208, 1087, 229 */
export function targetTable(
  source: Source,
  permission: 'INSERT' | 'UPDATE' | 'DELETE',
  state: SessionState,
  frame: Frame,
  { commonTables }: Environment,
): Table {
  if (source.kind === 'tableVariable') {
    const table = frame.tables.get(source.name.toLowerCase());
    if (table === undefined)
      throw failure(1087, `Must declare the table variable "${source.name}".`, { severity: 15, state: 2 });
    return table;
  }
  if (source.kind !== 'table') throw unsupported('this target of a statement');
  const refused = source.hints.find((hint) => !HARMLESS.has(hint) && !isLockHint(hint));
  if (refused !== undefined) throw unsupported(`the table hint ${refused}`);
  // It would be changed through, and hides a table of its name.
  const [name = '', more] = source.name;
  if (more === undefined && commonTables.has(name.toLowerCase()))
    throw unsupported('changing rows through a common table');
  const object = objectNamed(source.name, state);
  if (object === undefined) throw failure(208, `Invalid object name '${source.name.join('.')}'.`);
  if (object.kind !== 'table') throw unsupported('changing rows through a view');
  state.demand(permission, object);
  return object;
}

import type { ComputedTable } from '../plan/environment.ts';
import type { Name } from '../syntax/tree.ts';
import type { SessionState } from '../session/session-state.ts';

/** A view of the catalog by its name; undefined for any other name. */
export function systemView(_name: Name, _state: SessionState): ComputedTable | undefined {
  return undefined;
}

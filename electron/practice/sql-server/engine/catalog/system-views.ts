import { unsupported } from '../failure.ts';
import type { ComputedTable } from '../plan/environment.ts';
import type { SessionState } from '../session/session-state.ts';
import type { Name } from '../syntax/tree.ts';

/** A view of the catalog by its name; undefined for any other name. */
export function systemView(name: Name, _state: SessionState): ComputedTable | undefined {
  const schema = name.at(-2)?.toLowerCase();
  if (schema === 'sys' || schema === 'information_schema') throw unsupported(`the view ${name.join('.')}`);
  return undefined;
}

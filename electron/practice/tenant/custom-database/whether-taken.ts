import type { Connection } from '../connections/connection-store.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { askGetUser } from './ask-scripts.ts';
import { modeOf } from './connection-mode.ts';
import type { ScriptFailure } from './script-failure.ts';

export type Taken =
  | { readonly kind: 'free' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown'; readonly failure: ScriptFailure };

/**
 * Whether the legacy database has somebody of these names: getUser is asked before a user is made, or gets another name, in either
 * mode of a custom database (A5). So a row that nobody looks after keeps its address taken (A8).
 */
export async function whetherTaken(
  parts: TenantParts,
  connection: Connection,
  identifiers: readonly (string | undefined)[],
): Promise<Taken> {
  if (modeOf(connection) === 'plain') return { kind: 'free' };
  for (const identifier of identifiers) {
    if (identifier === undefined) continue;
    const asked = await askGetUser(parts, connection, identifier);
    if (asked.kind === 'failed') return { kind: 'unknown', failure: asked.failure };
    if (asked.kind === 'found') return { kind: 'taken' };
  }
  return { kind: 'free' };
}

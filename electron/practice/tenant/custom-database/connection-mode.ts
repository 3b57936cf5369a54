import type { Connection } from '../connections/connection-store.ts';

/**
 * Whom a connection asks: its own store; its own store first, and the scripts of whom it doesn't have (import mode, trickle); or
 * the scripts each time (legacy). Auth0 docs: custom database connections.
 */
export type ConnectionMode = 'plain' | 'import' | 'legacy';

export function modeOf({ options }: Connection): ConnectionMode {
  if (options.enabledDatabaseCustomization !== true) return 'plain';
  return options.import_mode === true ? 'import' : 'legacy';
}

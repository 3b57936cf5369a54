import type { Found } from '../finding.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { columnsRead, isOptionOff } from './row-reads.ts';

/** Columns read by their names from rows that come as lists. */
export function columnNamesOffFindings(tree: ScriptTree): readonly Found[] {
  if (!isOptionOff(tree, 'useColumnNames')) return [];
  return columnsRead(tree)
    .slice(0, 1)
    .map(({ at, name }) => ({
      rule: 'column-names-off',
      severity: 'error',
      at,
      text: `Rows come as lists unless the connection is told otherwise: there is no ${name} in them, and reading its value throws.`,
      next: 'Write `useColumnNames: true` among the connection’s options.',
    }));
}

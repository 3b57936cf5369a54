import type { Found } from '../finding.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { collectedRows, isOptionOff } from './row-reads.ts';

/** Rows expected at a request's end from a connection that doesn't collect them. */
export function rowsNotCollectedFindings(tree: ScriptTree): readonly Found[] {
  if (!isOptionOff(tree, 'rowCollectionOnRequestCompletion')) return [];
  return collectedRows(tree).flatMap(({ references: [at] }): readonly Found[] => {
    if (at === undefined) return [];
    return [
      {
        rule: 'rows-not-collected',
        severity: 'error',
        at,
        text: 'The rows handed over at a request’s end are empty unless the connection is told to collect them: nobody is ever found.',
        next: 'Write `rowCollectionOnRequestCompletion: true` among the connection’s options.',
      },
    ];
  });
}

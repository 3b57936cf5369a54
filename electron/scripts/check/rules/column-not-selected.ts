import type { Found } from '../finding.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { constantText } from '../tree/values.ts';
import { sqlCalls } from './database-calls.ts';
import { columnsRead } from './row-reads.ts';

/** A column that is read and that no statement of the script gives. */
export function columnNotSelectedFindings(tree: ScriptTree): readonly Found[] {
  const texts = sqlCalls(tree).map(({ sql }) => constantText(tree.scopes, sql));
  // Without all of the SQL in sight, and with `*` in it, nothing can be said.
  const known = texts.filter((text) => text !== null);
  if (known.length === 0 || known.length < texts.length) return [];
  if (known.some((text) => /\*|\bexec(?:ute)?\b/i.test(text))) return [];
  const told = new Set<string>();
  return columnsRead(tree).flatMap(({ name, at }): readonly Found[] => {
    const given = known.some((text) => new RegExp(`(?<![\\w])${escaped(name)}(?![\\w])`, 'i').test(text));
    if (given || told.has(name)) return [];
    told.add(name);
    return [
      {
        rule: 'column-not-selected',
        severity: 'error',
        at,
        text: `${name} is read from the row, and no SELECT of the script gives it: reading its value throws.`,
        next: `Add ${name} to the SELECT.`,
      },
    ];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

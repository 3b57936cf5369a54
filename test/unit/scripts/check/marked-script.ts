import { expect } from 'vitest';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { type CheckSettings, usualSettings } from '../../../../electron/scripts/check/check-settings.ts';
import type { Rule } from '../../../../electron/scripts/check/finding.ts';

/** What is found in a script, as `rule line:column-line:column`. */
export function foundIn(
  action: ActionName,
  source: string,
  settings: CheckSettings = usualSettings,
): readonly string[] {
  return checkScript(action, source, settings).map(
    ({ rule, place }) => `${rule} ${place.line}:${place.column}-${place.end.line}:${place.end.column}`,
  );
}

/** Expects exactly these findings, each where the text has it between ⟦ and ⟧, in the order of the text. */
export function expectFound(
  action: ActionName,
  text: string,
  rules: readonly Rule[],
  settings: CheckSettings = usualSettings,
): void {
  const { source, spans } = unmarked(text);
  expect(spans).toHaveLength(rules.length);
  expect(foundIn(action, source, settings)).toEqual(spans.map((span, index) => `${rules[index]} ${span}`));
}

function unmarked(text: string): { readonly source: string; readonly spans: readonly string[] } {
  const open: number[] = [];
  const froms: string[] = [];
  const tos: string[] = [];
  let source = '';
  for (const character of text) {
    const lines = source.split('\n');
    const at = `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    if (character === '⟦') open.push(froms.push(at) - 1);
    else if (character === '⟧') tos[open.pop() ?? 0] = at;
    else source += character;
  }
  return { source, spans: froms.map((from, index) => `${from}-${tos[index]}`) };
}

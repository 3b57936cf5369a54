import type { Expression } from '../syntax/tree.ts';
import type { Scope } from './scope.ts';

/**
 * A text that is the same for two expressions that mean the same in a block: columns by what they resolve to, function names
 * folded. Undefined where that can't be said (a subquery inside).
 */
export function fingerprint(expression: Expression, scope: Scope): string | undefined {
  let comparable = true;
  const text = JSON.stringify(expression, (key: string, value: unknown) => {
    if (key === 'query') comparable = false;
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
    if (isColumn(value)) {
      try {
        const { depth, ordinal } = scope.resolve(value.name);
        return { depth, ordinal };
      } catch {
        comparable = false;
        return null;
      }
    }
    if (key === 'name' && typeof value === 'string') return value.toLowerCase();
    return value;
  });
  return comparable ? text.replaceAll(/"name":\["([^"]*)"\]/g, (match) => match.toLowerCase()) : undefined;
}

function isColumn(value: unknown): value is Extract<Expression, { kind: 'column' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'column' && 'name' in value;
}

/** Calls `visit` for every call of a function in an expression, those in subqueries left out; `visit` says whether to go on into it. */
export function forEachCall(node: unknown, visit: (call: Extract<Expression, { kind: 'call' }>) => boolean): void {
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return;
  if ('kind' in node && node.kind === 'call' && !visit(node as Extract<Expression, { kind: 'call' }>)) return;
  for (const [key, child] of Object.entries(node)) if (key !== 'query') forEachCall(child, visit);
}

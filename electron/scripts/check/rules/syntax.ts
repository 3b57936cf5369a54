import { type AnyNode, parse } from 'acorn';
import { PREFIX } from '../../container/child/probes.ts';
import type { Found } from '../finding.ts';
import { isFunction } from '../tree/nodes.ts';
import { offsetIn } from '../tree/script-tree.ts';

/** Where a text stops being JavaScript; `error` is what reading it as a value ended with. */
export function syntaxFinding(source: string, error: { readonly message: string; readonly pos: number }): Found {
  const at = { start: error.pos, end: error.pos + 1 };
  if (isEmpty(source)) {
    return {
      rule: 'no-function',
      severity: 'error',
      at: { start: PREFIX.length, end: PREFIX.length },
      text: 'There is no code in the text. Auth0 calls the function that a script consists of.',
      next: 'Write the action’s function, or let `script render` write it.',
    };
  }
  const offset = offsetIn(source, error.pos);
  const before = statementBefore(source);
  if (before !== null) {
    return {
      rule: 'no-function',
      severity: 'error',
      at: { start: before.start + PREFIX.length, end: before.end + PREFIX.length },
      text: 'The text begins with something else than its function. Auth0 takes the text for one function and can’t read this.',
      next: 'Move it inside the function.',
    };
  }
  return {
    rule: 'syntax',
    severity: 'error',
    at,
    text: `This is no JavaScript: ${error.message.replace(/ \(\d+:\d+\)$/, '')}. Auth0 can’t run the script at all.`,
    next: /\bawait\b/.test(source.slice(Math.max(0, offset - 20), offset + 20))
      ? '`await` needs `async` before the function that it stands in; look for a slip here otherwise.'
      : 'Look for a bracket, comma or quotation mark that is missing here or just before.',
  };
}

/** Blanks and comments, and nothing else. */
function isEmpty(source: string): boolean {
  try {
    return parse(source, { ecmaVersion: 'latest' }).body.length === 0;
  } catch {
    return false;
  }
}

/** Of a text that is JavaScript, and has a function, but begins with something else. */
function statementBefore(source: string): AnyNode | null {
  try {
    const { body } = parse(source, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
    const [first] = body;
    const hasFunction = body.some((statement) => isFunction(statement));
    return first !== undefined && hasFunction && !isFunction(first) ? first : null;
  } catch {
    return null;
  }
}

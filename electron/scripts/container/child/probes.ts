import { type AnyNode, type BlockStatement, type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { lineStartsOf, placeOf } from '../../place-in-text.ts';
import type { Place } from '../line.ts';

// Which parts of a script run after its callback can't be seen from outside, so the text gets two small calls: one where a function
// begins, one where it goes on after `await`. Nothing else of it is changed, no line moves, and columns are counted back.

/** What stands before the script's text so that it becomes a value; its line break keeps the script's first column. */
export const PREFIX = 'var action =\n';
export const SUFFIX = '\n;return action;';

/** The name under which the script's text reaches what watches it. */
export const PROBE = '$userferry';

export interface ProbedScript {
  readonly source: string;
  /** Where the n-th probe stands in the script as it was written. */
  readonly places: readonly Place[];
  /** A place in the probed text as one in the text as it was written. */
  original(place: Place): Place;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The script with its probes, or as it is where it is no JavaScript that can be read; the engine then says what is wrong. */
export function probed(source: string): ProbedScript {
  const whole = PREFIX + source + SUFFIX;
  let tree: Node;
  try {
    tree = parse(whole, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  } catch {
    return { source, places: [], original: (place) => place };
  }
  const lineStarts = lineStartsOf(source);
  const placeAt = (offset: number) => placeOf(lineStarts, offset - PREFIX.length);
  const places: Place[] = [];
  const insertions: Insertion[] = [];
  const probe = (at: number) => places.push(placeAt(at)) - 1;
  full(tree, (visited) => {
    const node = visited as AnyNode;
    switch (node.type) {
      case 'AwaitExpression':
        insertions.push({ at: node.start, text: `${PROBE}.back(${probe(node.start)},` }, { at: node.end, text: ')' });
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const { body } = node;
        if (body.type === 'BlockStatement') {
          // A directive may have no semicolon of its own.
          insertions.push({ at: afterDirectives(body), text: `;${PROBE}.ran(${probe(node.start)});` });
        } else {
          insertions.push(
            { at: body.start, text: `(${PROBE}.ran(${probe(node.start)}),` },
            { at: body.end, text: ')' },
          );
        }
        break;
      }
      default:
    }
  });
  const inOrder = inserted(insertions, PREFIX.length);
  return {
    source: withInsertions(source, inOrder),
    places,
    original: (place) => withoutInsertions(place, lineStarts, inOrder),
  };
}

/** Behind `'use strict'`, which must stay first. */
function afterDirectives(block: BlockStatement): number {
  let at = block.start + 1;
  for (const statement of block.body) {
    if (statement.type !== 'ExpressionStatement' || statement.directive === undefined) break;
    at = statement.end;
  }
  return at;
}

/**
 * In the order of the text. At one place a closing bracket comes before what opens there; of several that open at one place the
 * outer one comes first, which is the one found last, as the walk goes from the inside out. Of several that close, any order will do.
 */
function inserted(insertions: readonly Insertion[], prefix: number): readonly Insertion[] {
  return insertions
    .map(({ at, text }, found) => ({ at: at - prefix, text, found }))
    .toSorted(
      (one, other) =>
        one.at - other.at || Number(other.text === ')') - Number(one.text === ')') || other.found - one.found,
    );
}

function withInsertions(source: string, insertions: readonly Insertion[]): string {
  let text = '';
  let done = 0;
  for (const { at, text: added } of insertions) {
    text += source.slice(done, at) + added;
    done = at;
  }
  return text + source.slice(done);
}

function withoutInsertions(place: Place, lineStarts: readonly number[], insertions: readonly Insertion[]): Place {
  const from = lineStarts[place.line - 1] ?? 0;
  const to = lineStarts[place.line] ?? Number.POSITIVE_INFINITY;
  let added = 0;
  for (const { at, text } of insertions) {
    if (at < from || at >= to) continue;
    const column = at - from + 1 + added;
    if (column >= place.column) break;
    added += Math.min(text.length, place.column - column);
  }
  return { line: place.line, column: place.column - added };
}

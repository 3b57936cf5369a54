import type { CallExpression, NewExpression } from 'acorn';
import { calledName, type FunctionNode, memberName } from '../tree/nodes.ts';

/** When a function runs that was handed to another one. */
export type When =
  /** At once, once for each of many. */
  | 'for-each'
  /** Later, once for each of many. */
  | 'for-each-later'
  /** Later, exactly once. */
  | 'once'
  /** Later, at most once, or not for sure. */
  | 'perhaps';

/** Array methods that take their function first. */
const iterations: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'reduce',
  'reduceRight',
  'sort',
]);
const timers: ReadonlySet<string> = new Set(['setTimeout', 'setImmediate', 'queueMicrotask', 'nextTick']);
const listeners: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener']);
/** Events of tedious and of streams that come once for each row or piece. */
const repeated: ReadonlySet<string> = new Set(['row', 'data']);

export type Handing =
  | { readonly how: 'timer' | 'event' | 'iteration'; readonly when: When }
  | { readonly how: 'unknown'; readonly when: 'once' };

/** How a call treats the functions among its arguments. `isCleared` says whether a timer may be put off. */
export function handingOf(node: CallExpression | NewExpression, isCleared: boolean): Handing {
  const name = node.callee.type === 'Super' ? null : calledName(node.callee);
  const [first, second] = node.arguments;
  if (node.type === 'NewExpression' || name === null) return { how: 'unknown', when: 'once' };
  if (name === 'setInterval') return { how: 'timer', when: 'perhaps' };
  if (timers.has(name)) return { how: 'timer', when: isCleared ? 'perhaps' : 'once' };
  if (node.callee.type !== 'MemberExpression') return { how: 'unknown', when: 'once' };
  if (listeners.has(name) && second !== undefined) {
    const event = first?.type === 'Literal' ? String(first.value) : '';
    return {
      how: 'event',
      when: repeated.has(event) ? 'for-each-later' : event === 'connect' ? 'once' : 'perhaps',
    };
  }
  const functionFirst = first !== undefined && first.type !== 'Literal' && first.type !== 'ObjectExpression';
  if (iterations.has(name) && functionFirst) return { how: 'iteration', when: 'for-each' };
  if ((name === 'replace' || name === 'replaceAll') && second !== undefined) {
    return { how: 'iteration', when: 'for-each' };
  }
  return { how: 'unknown', when: 'once' };
}

/** Whether a function takes an error first, as Node's callbacks do: nobody catches what it throws. */
export function isErrorFirst({ params: [first] }: FunctionNode): boolean {
  return first?.type === 'Identifier' && /^_?(e|err|error|\w+Err|\w+Error)$/.test(first.name);
}

/** `then`, `catch` or `finally` of a promise. */
export function chained(node: CallExpression): 'then' | 'catch' | 'finally' | null {
  const name = node.callee.type === 'MemberExpression' ? memberName(node.callee) : null;
  return name === 'then' || name === 'catch' || name === 'finally' ? name : null;
}

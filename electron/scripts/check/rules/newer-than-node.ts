import type { AnyNode, MemberExpression } from 'acorn';
import { PREFIX } from '../../container/child/probes.ts';
import type { TenantNode } from '../check-settings.ts';
import type { Found } from '../finding.ts';
import { memberName, nodesIn } from '../tree/nodes.ts';
import { nodesOfType, parseWrapped, type ScriptTree } from '../tree/script-tree.ts';
import { isGlobal, settled } from '../tree/values.ts';

// Tried on Node 18.20.8, 22.23.3, 24.21.0, 25.9.0 and 26.10.0. The first Node that has something, where it is newer than 18.

/** Members of globals. */
const ofGlobals: Readonly<Record<string, number>> = {
  'JSON.rawJSON': 21,
  'Object.groupBy': 21,
  'Map.groupBy': 21,
  'Promise.withResolvers': 22,
  'Array.fromAsync': 22,
  'URL.parse': 22,
  'Promise.try': 24,
  'RegExp.escape': 24,
  'Error.isError': 24,
  'Math.f16round': 24,
  'Atomics.pause': 24,
  'Intl.DurationFormat': 24,
  'Uint8Array.fromBase64': 25,
  'Uint8Array.fromHex': 25,
  'Iterator.concat': 26,
};

/** Methods whose names nothing else has that scripts use. */
const methods: Readonly<Record<string, number>> = {
  toSorted: 20,
  toReversed: 20,
  toSpliced: 20,
  isWellFormed: 20,
  toWellFormed: 20,
  isSubsetOf: 22,
  isSupersetOf: 22,
  isDisjointFrom: 22,
  symmetricDifference: 22,
};

/** Of sets; other libraries have methods of these names. */
const setMethods: ReadonlySet<string> = new Set(['union', 'intersection', 'difference']);

const globals: Readonly<Record<string, number>> = {
  crypto: 20,
  File: 20,
  CustomEvent: 20,
  navigator: 21,
  WebSocket: 22,
  Iterator: 22,
  AsyncDisposableStack: 24,
  CloseEvent: 24,
  DisposableStack: 24,
  Float16Array: 24,
  SuppressedError: 24,
  Temporal: 26,
  URLPattern: 24,
};

/** ECMAScript as a Node reads it: what is newer than that is a syntax error there. */
const editions: Readonly<Record<TenantNode, 2023 | 2024>> = { 18: 2023, 22: 2024 };

/** What the tenant's Node can't read, or hasn't got. */
export function newerThanNodeFindings(tree: ScriptTree): readonly Found[] {
  const { settings, scopes } = tree;
  return [
    ...syntaxFindings(tree),
    ...nodesOfType(tree, 'MemberExpression').flatMap((node) => {
      const known = memberKnown(node, tree);
      return known === null || known.since <= settings.node || isAskedFor(node, tree)
        ? []
        : [newer(node, known.name, known.since, settings.node)];
    }),
    ...nodesOfType(tree, 'Identifier').flatMap((node) => {
      const since =
        Object.hasOwn(globals, node.name) && isGlobal(scopes, node, node.name) ? globals[node.name] : undefined;
      return since === undefined || since <= settings.node || isAskedFor(node, tree)
        ? []
        : [newer(node, node.name, since, settings.node)];
    }),
    ...nodesOfType(tree, 'NewExpression').flatMap((node) => {
      const [, flags] = node.arguments;
      const isRegExp = node.callee.type === 'Identifier' && isGlobal(scopes, node.callee, 'RegExp');
      const hasV = flags?.type === 'Literal' && String(flags.value).includes('v');
      return isRegExp && hasV && settings.node < 20
        ? [newer(node, 'the v flag of regular expressions', 20, settings.node)]
        : [];
    }),
  ];
}

function memberKnown(node: MemberExpression, { scopes }: ScriptTree): { name: string; since: number } | null {
  const name = memberName(node);
  if (name === null || node.object.type === 'Super') return null;
  if (node.object.type === 'Identifier' && isGlobal(scopes, node.object, node.object.name)) {
    const whole = `${node.object.name}.${name}`;
    const since = Object.hasOwn(ofGlobals, whole) ? ofGlobals[whole] : undefined;
    if (since !== undefined) return { name: whole, since };
  }
  const since = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (since !== undefined) return { name, since };
  return setMethods.has(name) && isSet(settled(scopes, node.object)) ? { name: `Set’s ${name}`, since: 22 } : null;
}

/** `typeof Promise.try` and `if (Promise.try)` ask whether it is there; what the answer decides may use it. */
function isAskedFor(node: AnyNode, { scopes, source }: ScriptTree): boolean {
  const textOf = ({ start, end }: AnyNode) => source.slice(start - PREFIX.length, end - PREFIX.length);
  const name = textOf(node);
  for (
    let at = node, parent = scopes.parents.get(at);
    parent !== undefined;
    at = parent, parent = scopes.parents.get(at)
  ) {
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return true;
    const test =
      parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
        ? parent.test
        : parent.type === 'LogicalExpression'
          ? parent.left
          : null;
    if (test === null) continue;
    const isTest = test === at;
    if (isTest ? at === node : nodesIn(test).some((part) => part.type === node.type && textOf(part) === name))
      return true;
  }
  return false;
}

function isSet(node: AnyNode): boolean {
  return node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Set';
}

function syntaxFindings({ source, settings }: ScriptTree): readonly Found[] {
  try {
    parseWrapped(source, editions[settings.node]);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    return [
      {
        rule: 'newer-than-node',
        severity: 'error',
        at: { start: error.pos, end: error.pos + 1 },
        text: `Node ${settings.node} can’t read this: ${error.message.replace(/ \(\d+:\d+\)$/, '')}. Every call of the script fails there.`,
        next: `Write it in the JavaScript of Node ${settings.node} (ECMAScript ${settings.node === 18 ? 2022 : 2024}), or set the tenant to a newer Node.`,
      },
    ];
  }
}

function newer(at: AnyNode, name: string, since: number, node: TenantNode): Found {
  return {
    rule: 'newer-than-node',
    severity: 'error',
    at,
    text: `Node ${node} has no ${name}: it came with Node ${since}. The script fails whenever this is come to.`,
    next: `Write it with what Node ${node} has${name === 'crypto' ? ": `const crypto = require('crypto');`" : ', or set the tenant to a newer Node'}.`,
  };
}

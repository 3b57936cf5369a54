import { type AnyNode, type Expression, type Node, type Program, parse } from 'acorn';
import { type ActionName, actions } from '../../actions.ts';
import { PREFIX, SUFFIX } from '../../container/child/probes.ts';
import type { CheckSettings } from '../check-settings.ts';
import { type FunctionNode, isFunction, nodesIn } from './nodes.ts';
import { type Binding, type Scopes, scopesOf } from './scopes.ts';

/** A script as the rules see it. */
export interface ScriptTree {
  readonly action: ActionName;
  readonly source: string;
  readonly settings: CheckSettings;
  /** The text as a value, as the container has it too; offsets are of the wrapped text. */
  readonly program: Program;
  /** What the text is: the action's function, where it is right. */
  readonly value: Expression | null;
  readonly fn: FunctionNode | null;
  readonly scopes: Scopes;
  /** Every node, inner ones first. */
  readonly nodes: readonly AnyNode[];
  /** Null where the function has too few parameters. */
  readonly callback: Binding | null;
}

/** @throws SyntaxError with `pos`, as acorn has it, where the text is no JavaScript */
export function scriptTree(action: ActionName, source: string, settings: CheckSettings): ScriptTree {
  const program = parseWrapped(source, 'latest');
  const [first] = program.body;
  const value = first?.type === 'VariableDeclaration' ? (first.declarations[0]?.init ?? null) : null;
  const fn = value !== null && isFunction(value) ? value : null;
  const scopes = scopesOf(program);
  const nodes = nodesIn(program);
  return { action, source, settings, program, value, fn, scopes, nodes, callback: callbackOf(fn, action, scopes) };
}

/** The text as `compile` of the container wraps it. */
export function parseWrapped(source: string, ecmaVersion: 'latest' | 2023 | 2024): Program {
  return parse(PREFIX + source + SUFFIX, { ecmaVersion, allowReturnOutsideFunction: true });
}

/** An offset of the wrapped text in the script's own text. */
export function offsetIn(source: string, offset: number): number {
  return Math.min(Math.max(offset - PREFIX.length, 0), source.length);
}

/** Names that people give to a callback. */
export const callbackNames: ReadonlySet<string> = new Set(['callback', 'cb', 'done', 'next']);

function callbackOf(fn: FunctionNode | null, action: ActionName, { bindings }: Scopes): Binding | null {
  const own = bindings.filter(({ parameter }) => parameter !== null && parameter.of === fn);
  const named = own.find(({ name }) => callbackNames.has(name));
  const last = own.find(({ parameter }) => parameter?.index === (fn?.params.length ?? 0) - 1);
  return named ?? (fn !== null && fn.params.length > actions[action].parameters.length ? last : null) ?? null;
}

/** Nodes of one type, in the order of the text. */
export function nodesOfType<Type extends AnyNode['type']>(
  { nodes }: Pick<ScriptTree, 'nodes'>,
  type: Type,
): readonly Extract<AnyNode, { type: Type }>[] {
  return nodes
    .filter((node): node is Extract<AnyNode, { type: Type }> => node.type === type)
    .toSorted((one, other) => one.start - other.start);
}

/** Whether a node lies within another, or is it. */
export function isWithin(inner: Node, outer: Node): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

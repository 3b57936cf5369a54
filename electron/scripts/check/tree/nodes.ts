import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  MemberExpression,
  Property,
} from 'acorn';
import { full } from 'acorn-walk';

export type FunctionNode =
  | FunctionDeclaration
  | AnonymousFunctionDeclaration
  | FunctionExpression
  | ArrowFunctionExpression;

export function isFunction(node: AnyNode | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** Every node at and under this one, inner ones first. */
export function nodesIn(node: AnyNode): readonly AnyNode[] {
  const nodes: AnyNode[] = [];
  full(node, (visited) => {
    if (nodes.at(-1) !== visited) nodes.push(visited);
  });
  return nodes;
}

/** The same without what stands in functions within it, which run another time. */
export function nodesAtOnceIn(node: AnyNode): readonly AnyNode[] {
  const nodes: AnyNode[] = [];
  const inner = new Set<AnyNode>();
  for (const each of nodesIn(node).toReversed()) {
    if (isFunction(each)) for (const hidden of nodesIn(each)) inner.add(hidden);
    if (!inner.has(each)) nodes.push(each);
  }
  return nodes;
}

/** The name after the dot, also as `a['name']`; null where it is computed. */
export function memberName(node: MemberExpression): string | null {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null;
}

/** The name of a property of an object literal or pattern; null where it is computed. */
export function propertyName(property: { readonly computed: boolean; readonly key: AnyNode }): string | null {
  if (!property.computed && property.key.type === 'Identifier') return property.key.name;
  return property.key.type === 'Literal' ? String(property.key.value) : null;
}

/** The plain properties of an object literal by name, or null where the node is none. */
export function propertiesOf(node: AnyNode | null): ReadonlyMap<string, Property> | null {
  if (node?.type !== 'ObjectExpression') return null;
  const plain = node.properties.filter((property) => property.type === 'Property');
  return new Map(plain.map((property) => [propertyName(property) ?? '', property]));
}

/** Whether an object literal takes over what isn't seen here. */
export function hasSpread(node: AnyNode | null): boolean {
  return node?.type === 'ObjectExpression' && node.properties.some(({ type }) => type === 'SpreadElement');
}

/** The name by which something is called: of `a.b.query(…)` it is `query`. */
export function calledName(callee: AnyNode): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return memberName(callee);
  return null;
}

/** Without parentheses and `?.` around it. */
export function bare(node: Expression): Expression {
  if (node.type === 'ParenthesizedExpression') return bare(node.expression);
  return node.type === 'ChainExpression' ? node.expression : node;
}

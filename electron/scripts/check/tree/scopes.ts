import type { AnyNode, Expression, Identifier, Node, Pattern, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import { type FunctionNode, isFunction, propertyName } from './nodes.ts';

/** A name that a script declares, with everything that is done to it. */
export interface Binding {
  readonly name: string;
  readonly declared: Identifier;
  /** The function in which it is declared; null at top level. */
  readonly within: FunctionNode | null;
  /** Of a function that it names. */
  readonly fn: FunctionNode | null;
  /** Of a parameter: whose, and the how many-eth. */
  readonly parameter: { readonly of: FunctionNode; readonly index: number } | null;
  /** Of a name taken out of an object, as in `const { Connection } = tedious`: the object, and under which name. */
  readonly taken: { readonly from: Expression; readonly name: string } | null;
  readonly references: Identifier[];
  /** Everything it is set to, the initial value first; null for what can't be told, as in a loop or by `+=`. */
  readonly values: (Expression | null)[];
}

/** Names as they are used, and nodes as they lie within each other. */
export interface Scopes {
  readonly parents: ReadonlyMap<Node, AnyNode>;
  readonly bindings: readonly Binding[];
  /** Null for what the script doesn't declare: globals, and names with a slip in them. */
  bindingOf(identifier: Identifier): Binding | null;
  /** The innermost function around a node, itself not counted. */
  functionAround(node: Node): FunctionNode | null;
}

const scopeTypes: ReadonlySet<string> = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassExpression',
]);

/** Resolves every name of a program. */
export function scopesOf(program: Program): Scopes {
  const parents = new Map<Node, AnyNode>();
  const order: AnyNode[] = [];
  fullAncestor(program, (node, _state, ancestors) => {
    const parent = ancestors.at(-2);
    if (parent !== undefined) parents.set(node, parent);
    order.push(node);
  });
  const names = new Map<Node, Map<string, Binding>>();
  const bindings: Binding[] = [];
  const around = (node: Node, fits: (node: AnyNode) => boolean): AnyNode => {
    let at = parents.get(node);
    while (at !== undefined && !fits(at)) at = parents.get(at);
    return at ?? program;
  };
  const functionAround = (node: Node): FunctionNode | null => {
    const found = around(node, isFunction);
    return isFunction(found) ? found : null;
  };
  const blockAround = (node: Node) => around(node, ({ type }) => scopeTypes.has(type));

  const declare = (
    scope: AnyNode,
    declared: Identifier,
    more: Partial<Pick<Binding, 'fn' | 'parameter' | 'taken' | 'values'>>,
  ): void => {
    const known = names.get(scope) ?? new Map<string, Binding>();
    names.set(scope, known);
    const before = known.get(declared.name);
    if (before !== undefined) {
      // `var` twice is one variable.
      before.values.push(...(more.values ?? [null]));
      return;
    }
    const within = isFunction(scope) ? scope : functionAround(scope);
    const binding: Binding = {
      name: declared.name,
      declared,
      within,
      fn: more.fn ?? null,
      parameter: more.parameter ?? null,
      taken: more.taken ?? null,
      references: [],
      values: more.values ?? [],
    };
    known.set(declared.name, binding);
    bindings.push(binding);
  };

  for (const node of order) {
    if (isFunction(node)) {
      if (node.id) declare(node.type === 'FunctionDeclaration' ? blockAround(node) : node, node.id, { fn: node });
      node.params.forEach((param, index) => {
        const plain = param.type === 'Identifier' ? param : null;
        for (const name of namesIn(param)) {
          declare(node, name, { parameter: { of: node, index: name === plain ? index : -1 }, values: [null] });
        }
      });
    } else if (node.type === 'VariableDeclaration') {
      const scope = node.kind === 'var' ? (functionAround(node) ?? program) : blockAround(node);
      const parent = parents.get(node);
      const looped = parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement';
      for (const { id, init } of node.declarations) {
        if (id.type === 'Identifier') declare(scope, id, { values: looped ? [null] : init ? [init] : [] });
        else for (const [name, taken] of takenFrom(id, init ?? null)) declare(scope, name, { taken, values: [null] });
      }
    } else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      if (node.id) declare(node.type === 'ClassDeclaration' ? blockAround(node) : node, node.id, { values: [null] });
    } else if (node.type === 'CatchClause' && node.param) {
      for (const name of namesIn(node.param)) declare(node, name, { values: [null] });
    }
  }

  const resolved = new Map<Identifier, Binding>();
  for (const node of order) {
    if (node.type !== 'Identifier') continue;
    let scope: AnyNode | undefined = parents.get(node);
    // The name of a function declaration belongs to the scope around it.
    while (scope !== undefined) {
      const binding = names.get(scope)?.get(node.name);
      if (binding !== undefined) {
        resolved.set(node, binding);
        if (binding.declared !== node) binding.references.push(node);
        noteWrite(binding, node, parents);
        break;
      }
      scope = parents.get(scope);
    }
  }
  return { parents, bindings, bindingOf: (identifier) => resolved.get(identifier) ?? null, functionAround };
}

function noteWrite(binding: Binding, node: Identifier, parents: ReadonlyMap<Node, AnyNode>): void {
  let child: AnyNode = node;
  let parent = parents.get(node);
  while (parent !== undefined && /Pattern$|^Property$|^RestElement$/.test(parent.type)) {
    child = parent;
    parent = parents.get(parent);
  }
  if (parent?.type === 'AssignmentExpression' && parent.left === child) {
    binding.values.push(child === node && parent.operator === '=' ? parent.right : null);
  } else if (parent?.type === 'UpdateExpression') {
    binding.values.push(null);
  } else if ((parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement') && parent.left === child) {
    binding.values.push(null);
  }
}

/** The names that a pattern declares. */
function namesIn(pattern: Pattern): readonly Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    default:
      return [];
  }
}

function takenFrom(pattern: Pattern, from: Expression | null): readonly (readonly [Identifier, Binding['taken']])[] {
  return namesIn(pattern).map((name) => {
    const property =
      pattern.type === 'ObjectPattern'
        ? pattern.properties.find((each) => each.type === 'Property' && each.value === name)
        : undefined;
    const key = property?.type === 'Property' ? propertyName(property) : null;
    return [name, from === null || key === null ? null : { from, name: key }] as const;
  });
}

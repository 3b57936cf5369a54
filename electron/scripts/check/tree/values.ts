import type { AnyNode, Expression, Identifier } from 'acorn';
import { bare, calledName, type FunctionNode, isFunction, memberName, propertiesOf } from './nodes.ts';
import type { Binding, Scopes } from './scopes.ts';

/** A chain of names is followed so far: longer ones go round in a circle. */
const LONGEST_CHAIN = 20;

/** What a name stands for, where it is set once; anything else as it is. */
export function settled(scopes: Scopes, node: Expression): Expression | FunctionNode {
  let value: Expression | FunctionNode = bare(node);
  for (let step = 0; step < LONGEST_CHAIN && value.type === 'Identifier'; step += 1) {
    const binding = scopes.bindingOf(value);
    const only = binding === null ? null : onlyValue(binding);
    if (only === null) break;
    value = isFunction(only) ? only : bare(only);
  }
  return value;
}

/** The one thing that a name is ever set to. */
export function onlyValue({ fn, values }: Binding): Expression | FunctionNode | null {
  if (fn !== null) return values.length === 0 ? fn : null;
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** So much is looked at for one text, and so long may it be: scripts have up to 100 KB. */
const MOST_PARTS = 5_000;
const LONGEST_TEXT = 200_000;

/**
 * The constant texts that an expression may have: literals, joined with `+`, in templates and arrays that are joined, by names that
 * are only ever set to constants. Null where any part of it is no constant.
 */
export function constantText(scopes: Scopes, node: AnyNode): string | null {
  let parts = 0;
  const joined = (texts: readonly (string | null)[]): string | null => {
    const length = texts.reduce((sum, each) => sum + (each?.length ?? 0), 0);
    return texts.includes(null) || length > LONGEST_TEXT ? null : texts.join('');
  };
  const text = (part: AnyNode): string | null => {
    parts += 1;
    return parts > MOST_PARTS ? null : textAt(part);
  };
  const textAt = (part: AnyNode): string | null => {
    switch (part.type) {
      case 'Literal':
        return String(part.value);
      case 'ParenthesizedExpression':
        return text(part.expression);
      case 'BinaryExpression':
        return part.operator === '+' ? joined([text(part.left), text(part.right)]) : null;
      case 'TemplateLiteral':
        return joined(
          part.quasis.flatMap((quasi, index) => {
            const between = part.expressions[index];
            return [quasi.value.cooked ?? '', ...(between === undefined ? [] : [text(between)])];
          }),
        );
      case 'ConditionalExpression':
        return joined([text(part.consequent), ' ', text(part.alternate)]);
      case 'Identifier': {
        const values = scopes.bindingOf(part)?.values ?? [];
        return values.length === 0 ? null : joined(values.map((value) => (value === null ? null : text(value))));
      }
      case 'MemberExpression': {
        const object = part.object.type === 'Super' ? null : settled(scopes, part.object);
        const properties = object === null ? null : propertiesOf(object);
        if (properties === null || properties.size === 0) return null;
        // By a name that is chosen at run time: one of them.
        const name = memberName(part);
        const chosen = name === null ? [...properties.values()] : [properties.get(name)];
        return joined(chosen.map((property) => (property === undefined ? null : text(property.value))));
      }
      case 'CallExpression': {
        if (part.callee.type !== 'MemberExpression' || calledName(part.callee) !== 'join') return null;
        const list = part.callee.object.type === 'Super' ? null : settled(scopes, part.callee.object);
        if (list?.type !== 'ArrayExpression') return null;
        const [separator] = part.arguments;
        const between = separator === undefined ? ',' : text(separator);
        return joined(list.elements.flatMap((each) => [each === null ? '' : text(each), between]));
      }
      default:
        return null;
    }
  };
  return text(node);
}

/** What `require` was asked for, and the names after it: `require('tedious').Connection`. */
export interface Required {
  readonly specifier: string;
  readonly path: readonly string[];
}

/** Follows an expression back to the `require` that it comes from. */
export function requiredBy(scopes: Scopes, node: Expression, depth = 0): Required | null {
  const value = bare(node);
  if (depth > LONGEST_CHAIN) return null;
  switch (value.type) {
    case 'Identifier': {
      const binding = scopes.bindingOf(value);
      if (binding === null) return null;
      if (binding.taken !== null) return below(requiredBy(scopes, binding.taken.from, depth + 1), binding.taken.name);
      const only = onlyValue(binding);
      return only === null || isFunction(only) ? null : requiredBy(scopes, only, depth + 1);
    }
    case 'MemberExpression': {
      const name = memberName(value);
      return name === null || value.object.type === 'Super'
        ? null
        : below(requiredBy(scopes, value.object, depth + 1), name);
    }
    case 'CallExpression': {
      const [specifier] = value.arguments;
      const isRequire = value.callee.type === 'Identifier' && isGlobal(scopes, value.callee, 'require');
      return isRequire && specifier?.type === 'Literal' && typeof specifier.value === 'string'
        ? { specifier: specifier.value, path: [] }
        : null;
    }
    default:
      return null;
  }
}

function below(required: Required | null, name: string): Required | null {
  return required === null ? null : { ...required, path: [...required.path, name] };
}

/** Whether a name is this global, and not one that the script declares. */
export function isGlobal(scopes: Scopes, node: Identifier, name: string): boolean {
  return node.name === name && scopes.bindingOf(node) === null;
}

/** The name of a module without version, and its version where there is one. */
export function moduleOf(specifier: string): { readonly name: string; readonly version: string | null } {
  const [, name = specifier, version] = /^(?:node:)?(@?[^@]+)(?:@(.+))?$/.exec(specifier) ?? [];
  return { name, version: version ?? null };
}

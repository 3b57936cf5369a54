import type { AnyNode, Expression } from 'acorn';
import { actions } from '../../actions.ts';
import type { Found } from '../finding.ts';
import { bare, calledName, isFunction, nodesIn } from '../tree/nodes.ts';
import type { Binding } from '../tree/scopes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { constantText } from '../tree/values.ts';
import { sqlCalls } from './database-calls.ts';

/** SQL that is put together from values: whoever types a quotation mark writes part of the statement. */
export function sqlBuiltFindings(tree: ScriptTree): readonly Found[] {
  const parts = new Set(sqlCalls(tree).flatMap(({ sql }) => foreignPartsOfSql(tree, sql)));
  return [...parts].map((at) => {
    const typed = isTyped(tree, at);
    return {
      rule: 'sql-built',
      severity: typed ? 'error' : 'warning',
      at,
      text: typed
        ? 'What somebody typed becomes part of the SQL text: with a quotation mark in it they read or change what they like (SQL injection).'
        : 'A value that isn’t constant becomes part of the SQL text: a quotation mark in it breaks the statement, or becomes part of it.',
      next: "Write @name in the SQL text and hand the value over with `request.addParameter('name', TYPES.NVarChar, value)`.",
    };
  });
}

/** Other modules have a method `query` too: what is put together has to look like SQL. */
const sqlWords = /\b(?:select|insert|update|delete|merge|exec(?:ute)?|where|from)\b/i;

function foreignPartsOfSql(tree: ScriptTree, sql: Expression): readonly AnyNode[] {
  const texts: string[] = [];
  const parts = foreignParts(tree, sql, false, new Set(), texts);
  return texts.some((text) => sqlWords.test(text)) ? parts : [];
}

/** The parts of an SQL text that aren't constant; those that are go to `texts`. `inText` once they are put together with others: a name alone is no finding. */
function foreignParts(
  tree: ScriptTree,
  node: AnyNode,
  inText: boolean,
  seen: Set<AnyNode | Binding>,
  texts: string[],
): readonly AnyNode[] {
  const { scopes } = tree;
  if (seen.has(node)) return [];
  const constant = constantText(scopes, node);
  if (constant !== null) {
    texts.push(constant);
    return [];
  }
  seen.add(node);
  const go = (part: AnyNode, within: boolean) => foreignParts(tree, part, within, seen, texts);
  switch (node.type) {
    case 'BinaryExpression':
      return node.operator === '+' ? [...go(node.left, true), ...go(node.right, true)] : [];
    case 'TemplateLiteral':
      texts.push(...node.quasis.map(({ value }) => value.cooked ?? ''));
      return node.expressions.flatMap((part) => go(part, true));
    case 'ConditionalExpression':
      return [...go(node.consequent, inText), ...go(node.alternate, inText)];
    case 'LogicalExpression':
      return inText ? [node] : [...go(node.left, false), ...go(node.right, false)];
    case 'AwaitExpression':
      return go(node.argument, inText);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return go(bare(node), inText);
    case 'Identifier': {
      const binding = scopes.bindingOf(node);
      if (binding === null || seen.has(binding)) return inText ? [node] : [];
      seen.add(binding);
      const { parameter } = binding;
      // A helper's parameter is what its callers put there.
      const handed =
        parameter === null || parameter.of === tree.fn ? [] : argumentsFor(tree, parameter.of, parameter.index);
      if (handed.length > 0) return handed.flatMap((each) => go(each, inText));
      const added = additionsTo(tree, binding);
      const values = binding.values.filter((value) => value !== null);
      const found = [...values.flatMap((value) => go(value, inText)), ...added.flatMap((part) => go(part, true))];
      const followed = parameter === null && (values.length > 0 || added.length > 0);
      return followed || !inText ? found : [node];
    }
    case 'CallExpression': {
      const name = calledName(node.callee);
      const { callee } = node;
      if (callee.type === 'MemberExpression' && callee.object.type !== 'Super' && /^(trim|concat)$/.test(name ?? '')) {
        return [...go(callee.object, inText || name === 'concat'), ...node.arguments.flatMap((part) => go(part, true))];
      }
      if (callee.type === 'MemberExpression' && name === 'join' && callee.object.type === 'ArrayExpression') {
        return callee.object.elements.flatMap((part) => (part === null ? [] : go(part, true)));
      }
      // `text.replace('{0}', email)`, and `util.format(text, email)`.
      if (callee.type === 'MemberExpression' && callee.object.type !== 'Super' && /^replace(All)?$/.test(name ?? '')) {
        const [, value] = node.arguments;
        const into = go(callee.object, inText);
        return value === undefined || isFunction(value) ? into : [...into, ...go(value, true)];
      }
      if (name === 'format') return node.arguments.flatMap((part) => go(part, true));
      // Numbers can't hold a quotation mark.
      if (/^(Number|parseInt|parseFloat)$/.test(name ?? '')) return [];
      return inText ? [node] : [];
    }
    case 'MemberExpression':
      return inText ? [node] : [];
    default:
      return inText && node.type !== 'UnaryExpression' && node.type !== 'UpdateExpression' ? [node] : [];
  }
}

/** What is put behind a text by `+=`. */
function additionsTo({ scopes, ...tree }: ScriptTree, binding: Binding): readonly Expression[] {
  return nodesOfType(tree, 'AssignmentExpression').flatMap(({ left, operator, right }) =>
    operator === '+=' && left.type === 'Identifier' && scopes.bindingOf(left) === binding ? [right] : [],
  );
}

/** What the callers of a function of the script hand over at one place. */
function argumentsFor({ scopes, ...tree }: ScriptTree, fn: AnyNode, index: number): readonly AnyNode[] {
  return nodesOfType(tree, 'CallExpression').flatMap(({ callee, arguments: args }) => {
    if (callee.type !== 'Identifier') return [];
    const binding = scopes.bindingOf(callee);
    const called = binding?.fn ?? binding?.values[0];
    const argument = args[index];
    return called === fn && isFunction(fn) && argument !== undefined ? [argument] : [];
  });
}

/** Whether a part comes straight from the action's arguments. */
function isTyped({ scopes, fn, action }: ScriptTree, part: AnyNode): boolean {
  const count = actions[action].parameters.length;
  return nodesIn(part).some((node) => {
    if (node.type !== 'Identifier') return false;
    const parameter = scopes.bindingOf(node)?.parameter;
    return parameter?.of === fn && parameter !== null && parameter !== undefined && parameter.index < count;
  });
}

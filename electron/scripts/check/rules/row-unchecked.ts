import type { AnyNode } from 'acorn';
import type { Found } from '../finding.ts';
import { nodesIn } from '../tree/nodes.ts';
import type { Binding } from '../tree/scopes.ts';
import { isWithin, nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { collectedRows } from './row-reads.ts';

/** `rows[0].id` where nothing in the function asks whether there is a row. */
export function rowUncheckedFindings(tree: ScriptTree): readonly Found[] {
  const { scopes } = tree;
  const collected = collectedRows(tree);
  const firsts = nodesOfType(tree, 'MemberExpression').filter((node) => {
    const isFirst = node.computed && node.property.type === 'Literal' && node.property.value === 0;
    const used = scopes.parents.get(node);
    return isFirst && used?.type === 'MemberExpression' && used.object === node && !used.optional;
  });
  const told = new Set<Binding>();
  return firsts.flatMap((first): readonly Found[] => {
    const { object } = first;
    const binding = object.type === 'Identifier' ? scopes.bindingOf(object) : null;
    const isRows = binding !== null && (collected.includes(binding) || isEmptyList(binding));
    if (binding === null || !isRows || told.has(binding)) return [];
    if (isAskedFor(tree.nodes, scopes, binding, first)) return [];
    told.add(binding);
    return [
      {
        rule: 'row-unchecked',
        severity: 'error',
        at: first,
        text: 'Where nobody is found there is no first row, and reading from it throws: “not found” becomes a crash instead of an answer.',
        next: 'Ask first: `if (rows.length === 0) return callback(null);`, or, in login, with a WrongUsernameOrPasswordError.',
      },
    ];
  });
}

function isEmptyList({ values, references, name }: Binding): boolean {
  const [only] = values;
  const isList = values.length === 1 && only?.type === 'ArrayExpression' && only.elements.length === 0;
  return isList && /row|record|result|user/i.test(name) && references.length === 1;
}

/** Whether a condition before it mentions the rows, or the count that comes with them. */
function isAskedFor(nodes: readonly AnyNode[], scopes: ScriptTree['scopes'], rows: Binding, first: AnyNode): boolean {
  const names = new Set([rows, ...besides(scopes, rows)]);
  return nodes.some((node) => {
    const test =
      node.type === 'IfStatement' || node.type === 'ConditionalExpression'
        ? node.test
        : node.type === 'LogicalExpression'
          ? node.left
          : node.type === 'SwitchStatement'
            ? node.discriminant
            : null;
    if (test === null || test.start > first.start || isWithin(first, test)) return false;
    return nodesIn(test).some((each) => {
      if (each.type !== 'Identifier') return false;
      const binding = scopes.bindingOf(each);
      return binding !== null && names.has(binding);
    });
  });
}

/** The other parameters of the function that gets the rows, its error not counted: among them is the count. */
function besides(scopes: ScriptTree['scopes'], { parameter }: Binding): readonly Binding[] {
  if (parameter === null) return [];
  return scopes.bindings.filter((each) => each.parameter?.of === parameter.of && each.parameter.index === 1);
}

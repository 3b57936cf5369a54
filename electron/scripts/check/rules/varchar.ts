import type { AnyNode } from 'acorn';
import { actions } from '../../actions.ts';
import type { Found } from '../finding.ts';
import { calledName, memberName } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';

const personal = /e_?-?mail|name|login|identifier/i;

/** E-mail addresses and names as VarChar: what isn't in the server's code page is lost. */
export function varcharFindings(tree: ScriptTree): readonly Found[] {
  const { scopes, fn, action } = tree;
  const isArgument = (value: AnyNode | undefined): boolean => {
    const parameter = value?.type === 'Identifier' ? scopes.bindingOf(value)?.parameter : null;
    const name = parameter?.of === fn && parameter ? actions[action].parameters[parameter.index] : undefined;
    return name !== undefined && personal.test(name);
  };
  return nodesOfType(tree, 'CallExpression').flatMap(({ callee, arguments: [name, type, value] }) => {
    const method = callee.type === 'MemberExpression' ? calledName(callee) : null;
    if (method !== 'addParameter' && method !== 'input') return [];
    const isVarChar = type?.type === 'MemberExpression' && memberName(type) === 'VarChar';
    const named = name?.type === 'Literal' && personal.test(String(name.value));
    if (!isVarChar || !(named || isArgument(value))) return [];
    return [
      {
        rule: 'varchar',
        severity: 'warning',
        at: type,
        text: 'VarChar has only the letters of the server’s code page: names and addresses with others aren’t found, and one person’s may be taken for another’s.',
        next: 'Write NVarChar.',
      },
    ];
  });
}

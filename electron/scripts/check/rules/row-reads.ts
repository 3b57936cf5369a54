import type { AnyNode, MemberExpression } from 'acorn';
import { calledName, isFunction, memberName, propertiesOf } from '../tree/nodes.ts';
import type { Binding } from '../tree/scopes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { settled } from '../tree/values.ts';
import { isTediousClass, requestCallback } from './database-calls.ts';
import { connectionsMade } from './tedious-connection.ts';

/** A column of a row of tedious' that a script reads by its name. */
export interface ColumnRead {
  readonly name: string;
  readonly at: MemberExpression;
}

/** Every column that a script reads so. */
export function columnsRead(tree: ScriptTree): readonly ColumnRead[] {
  return [
    ...rowParameters(tree).flatMap((row) => columnsOfRow(tree, row)),
    ...collectedRows(tree).flatMap((rows) => columnsOfRows(tree, rows)),
  ];
}

/** Whether every connection of a script is seen to be without an option. */
export function isOptionOff(tree: ScriptTree, option: string): boolean {
  const connections = connectionsMade(tree);
  return (
    connections.length > 0 &&
    connections.every(({ options }) => {
      if (options === null) return false;
      const given = propertiesOf(options)?.get(option);
      // What isn't a plain `false` may be true.
      return given === undefined || (given.value.type === 'Literal' && given.value.value === false);
    })
  );
}

/** What a `row` event hands over. */
function rowParameters(tree: ScriptTree): readonly Binding[] {
  return nodesOfType(tree, 'CallExpression').flatMap(({ callee, arguments: [event, handler] }) => {
    const isRow =
      event?.type === 'Literal' &&
      event.value === 'row' &&
      /^(?:on|once|addListener)$/.test(callee.type === 'Super' ? '' : (calledName(callee) ?? ''));
    return isRow && handler !== undefined ? parameterOf(tree, handler, 0) : [];
  });
}

/** The rows that a request hands over when it is over. */
export function collectedRows(tree: ScriptTree): readonly Binding[] {
  return nodesOfType(tree, 'NewExpression')
    .filter((node) => isTediousClass(node, 'Request', tree))
    .flatMap((node) => {
      const callback = requestCallback(node);
      return callback === null ? [] : parameterOf(tree, callback, 2);
    })
    .filter(({ references }) => references.length > 0);
}

function parameterOf({ scopes }: ScriptTree, handler: AnyNode, index: number): readonly Binding[] {
  const fn = handler.type === 'Identifier' ? settled(scopes, handler) : handler;
  const param = isFunction(fn) ? fn.params[index] : undefined;
  const binding = param?.type === 'Identifier' ? scopes.bindingOf(param) : null;
  return binding === null ? [] : [binding];
}

/** `fields.Email.value` of one row. */
function columnsOfRow({ scopes }: ScriptTree, { references }: Binding): readonly ColumnRead[] {
  return references.flatMap((reference) => {
    const parent = scopes.parents.get(reference);
    return parent?.type === 'MemberExpression' && parent.object === reference ? columnAt(scopes, parent) : [];
  });
}

/** `rows[0].Email.value` of many. */
function columnsOfRows({ scopes }: ScriptTree, { references }: Binding): readonly ColumnRead[] {
  return references.flatMap((reference) => {
    const row = scopes.parents.get(reference);
    const column = row?.type === 'MemberExpression' && row.computed ? scopes.parents.get(row) : undefined;
    return column?.type === 'MemberExpression' && column.object === row ? columnAt(scopes, column) : [];
  });
}

function columnAt(scopes: ScriptTree['scopes'], column: MemberExpression): readonly ColumnRead[] {
  const value = scopes.parents.get(column);
  const name = memberName(column);
  const isRead = value?.type === 'MemberExpression' && value.object === column && memberName(value) === 'value';
  return isRead && name !== null ? [{ name, at: column }] : [];
}

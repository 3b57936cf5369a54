import type { AnyNode, Identifier, MemberExpression } from 'acorn';
import type { Found } from '../finding.ts';
import { calledName, isFunction, memberName, nodesIn, propertiesOf } from '../tree/nodes.ts';
import type { Binding } from '../tree/scopes.ts';
import { isWithin, nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { constantText, settled } from '../tree/values.ts';
import { isTediousClass, requestCallback, sqlCalls } from './database-calls.ts';
import { connectionsMade } from './tedious-connection.ts';

/** How rows are read against how the connection was told to hand them over, and what the statement gives. */
export function tediousRowFindings(tree: ScriptTree): readonly Found[] {
  const connections = connectionsMade(tree);
  const isOff = (option: string) =>
    connections.length > 0 &&
    connections.every(({ options }) => {
      const given = options === null ? undefined : propertiesOf(options)?.get(option);
      // What isn't a plain `false` may be true.
      return (
        options !== null && (given === undefined || (given.value.type === 'Literal' && given.value.value === false))
      );
    });
  const rowNames = rowParameters(tree);
  const collected = collectedRows(tree);
  const columns = [
    ...rowNames.flatMap((row) => columnsRead(tree, row)),
    ...collected.flatMap((rows) => columnsOfRows(tree, rows)),
  ];
  return [
    ...(isOff('useColumnNames') ? columns.slice(0, 1).map(columnNamesOff) : []),
    ...(isOff('rowCollectionOnRequestCompletion')
      ? collected.flatMap((rows) => rows.references.slice(0, 1).map(rowsNotCollected))
      : []),
    ...uncheckedRows(tree, collected),
    ...notSelected(tree, columns),
  ];
}

interface ColumnRead {
  readonly name: string;
  readonly at: MemberExpression;
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
function collectedRows(tree: ScriptTree): readonly Binding[] {
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
function columnsRead({ scopes }: ScriptTree, { references }: Binding): readonly ColumnRead[] {
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

function columnNamesOff({ at, name }: ColumnRead): Found {
  return {
    rule: 'column-names-off',
    severity: 'error',
    at,
    text: `Rows come as lists unless the connection is told otherwise: there is no ${name} in them, and reading its value throws.`,
    next: 'Write `useColumnNames: true` among the connection’s options.',
  };
}

function rowsNotCollected(at: Identifier): Found {
  return {
    rule: 'rows-not-collected',
    severity: 'error',
    at,
    text: 'The rows handed over at a request’s end are empty unless the connection is told to collect them: nobody is ever found.',
    next: 'Write `rowCollectionOnRequestCompletion: true` among the connection’s options.',
  };
}

/** `rows[0].id` where nothing in the function asks whether there is a row. */
function uncheckedRows({ scopes, ...tree }: ScriptTree, collected: readonly Binding[]): readonly Found[] {
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

/** A column that is read and that no statement of the script gives. */
function notSelected(tree: ScriptTree, columns: readonly ColumnRead[]): readonly Found[] {
  const texts = sqlCalls(tree).map(({ sql }) => constantText(tree.scopes, sql));
  // Without all of the SQL in sight, and with `*` in it, nothing can be said.
  const known = texts.filter((text) => text !== null);
  if (known.length === 0 || known.length < texts.filter((text) => text === null || text !== '').length) return [];
  if (known.some((text) => /\*|\bexec(?:ute)?\b/i.test(text))) return [];
  const told = new Set<string>();
  return columns.flatMap(({ name, at }): readonly Found[] => {
    const given = known.some((text) => new RegExp(`(?<![\\w])${escaped(name)}(?![\\w])`, 'i').test(text));
    if (given || told.has(name)) return [];
    told.add(name);
    return [
      {
        rule: 'column-not-selected',
        severity: 'error',
        at,
        text: `${name} is read from the row, and no SELECT of the script gives it: reading its value throws.`,
        next: `Add ${name} to the SELECT.`,
      },
    ];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

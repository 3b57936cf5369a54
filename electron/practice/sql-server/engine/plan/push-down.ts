import type { Expression } from '../syntax/tree.ts';
import type { FromNode } from './from-node.ts';

/**
 * Moves a condition as far down the tree under FROM as it may go: to the source that it is about, or into an inner join's
 * condition. What can't go anywhere is left to the caller (false).
 */
export function pushDown(node: FromNode, condition: Expression, mask: number): boolean {
  if (mask === 0 || (mask & ~node.mask) !== 0) return false;
  if (node.kind !== 'join') {
    node.filters.push(condition);
    return true;
  }
  const { left, right, type } = node;
  const intoLeft = (mask & ~left.mask) === 0;
  const intoRight = (mask & ~right.mask) === 0;
  if (intoLeft && (type === 'inner' || type === 'left'))
    return pushDown(left, condition, mask) || keep(left, condition);
  if (intoRight && (type === 'inner' || type === 'right'))
    return pushDown(right, condition, mask) || keep(right, condition);
  if (type === 'inner' && node.lateral === undefined) {
    node.on.push(condition);
    return true;
  }
  return false;
}

function keep(node: FromNode, condition: Expression): true {
  node.filters.push(condition);
  return true;
}

/**
 * Whether a condition may be asked earlier than it was written: only if asking it of rows that another condition would have
 * shut out can't fail. SQL Server moves more; what a statement answers is the same.
 */
export function movable(condition: Expression): boolean {
  switch (condition.kind) {
    case 'compare':
      return plain(condition.left) && plain(condition.right);
    case 'and':
    case 'or':
      return movable(condition.left) && movable(condition.right);
    case 'not':
      return movable(condition.operand);
    case 'isNull':
      return plain(condition.operand);
    case 'inList':
      return plain(condition.operand) && condition.list.every(plain);
    case 'between':
      return plain(condition.operand) && plain(condition.low) && plain(condition.high);
    case 'like':
      return plain(condition.operand) && plain(condition.pattern) && condition.escape === undefined;
    default:
      return false;
  }
}

function plain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'null':
    case 'column':
    case 'variable':
      return true;
    case 'unary':
    case 'collate':
      return plain(expression.operand);
    case 'cast':
      return plain(expression.operand) && expression.operand.kind !== 'column';
    default:
      return false;
  }
}

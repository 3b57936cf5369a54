import { failure } from '../failure.ts';
import { compileKey } from '../scalar/compare.ts';
import { resolveLike } from '../scalar/like.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindExists, bindIn, bindQuantified } from './bind-subquery.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import { allUses, type BoundTest, type BoundValue, type Test } from './bound.ts';
import { compareValues, comparisonType, converted } from './comparison.ts';

/** Resolves a search condition. @throws SqlError 4145 where a value stands in its place */
export function bindTest(expression: Expression, binder: Binder, expressions: ExpressionBinder): BoundTest {
  switch (expression.kind) {
    case 'compare': {
      const left = expressions.value(expression.left, binder);
      return compareValues(expression.operator, left, expressions.value(expression.right, binder));
    }
    case 'and':
    case 'or': {
      const left = expressions.test(expression.left, binder);
      const right = expressions.test(expression.right, binder);
      const test = expression.kind === 'and' ? both(left.test, right.test) : either(left.test, right.test);
      return { uses: allUses([left, right]), test };
    }
    case 'not': {
      const { uses, test } = expressions.test(expression.operand, binder);
      return { uses, test: negation(test) };
    }
    case 'isNull': {
      const { uses, evaluate } = expressions.value(expression.operand, binder);
      const { negated } = expression;
      return { uses, test: (row, run) => (evaluate(row, run) === null) !== negated };
    }
    case 'inList':
      return negatedIf(expression.negated, bindInList(expression, binder, expressions));
    case 'inQuery': {
      const operand = expressions.value(expression.operand, binder);
      return negatedIf(expression.negated, bindIn(operand, expression.query, binder));
    }
    case 'quantified': {
      const operand = expressions.value(expression.operand, binder);
      return bindQuantified(operand, expression.operator, expression.all, expression.query, binder);
    }
    case 'between': {
      const operand = expressions.value(expression.operand, binder);
      const low = compareValues('>=', operand, expressions.value(expression.low, binder));
      const high = compareValues('<=', operand, expressions.value(expression.high, binder));
      return negatedIf(expression.negated, { uses: allUses([low, high]), test: both(low.test, high.test) });
    }
    case 'like':
      return negatedIf(expression.negated, bindLike(expression, binder, expressions));
    case 'exists':
      return bindExists(expression.query, binder);
    default:
      expressions.value(expression, binder);
      throw failure(
        4145,
        `An expression of non-boolean type specified in a context where a condition is expected, near '${nearOf(expression)}'.`,
        {
          severity: 15,
        },
      );
  }
}

function nearOf(expression: Expression): string {
  return expression.kind === 'column' ? (expression.name.at(-1) ?? '') : ')';
}

function both(left: Test, right: Test): Test {
  return (row, run) => {
    const a = left(row, run);
    if (a === false) return false;
    const b = right(row, run);
    if (b === false) return false;
    return a === null || b === null ? null : true;
  };
}

function either(left: Test, right: Test): Test {
  return (row, run) => {
    const a = left(row, run);
    if (a === true) return true;
    const b = right(row, run);
    if (b === true) return true;
    return a === null || b === null ? null : false;
  };
}

function negation(test: Test): Test {
  return (row, run) => {
    const value = test(row, run);
    return value === null ? null : !value;
  };
}

function negatedIf(negated: boolean, bound: BoundTest): BoundTest {
  return negated ? { uses: bound.uses, test: negation(bound.test) } : bound;
}

function bindInList(
  { operand, list }: Extract<Expression, { kind: 'inList' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundTest {
  const value = expressions.value(operand, binder);
  const items = list.map((item) => expressions.value(item, binder));
  const hashed = hashedInList(value, items);
  if (hashed !== undefined) return hashed;
  const tests = items.map((item) => compareValues('=', value, item));
  return { uses: allUses([value, ...items]), test: tests.map(({ test }) => test).reduce(either) };
}

const LIST_WORTH_HASHING = 8;

/** A long list of constants that all compare in one type is looked up rather than gone through. */
function hashedInList(value: BoundValue, items: readonly BoundValue[]): BoundTest | undefined {
  if (items.length < LIST_WORTH_HASHING || items.some(({ constant }) => constant === undefined || constant === null))
    return undefined;
  const types = items.map((item) => comparisonType(value, item, '='));
  const [type] = types;
  if (type === undefined || type === null) return undefined;
  const sameBase = types.every((other) => other?.base === type.base && type.base !== 'decimal');
  if (!sameBase) return undefined;
  const keyOf = compileKey(type);
  const left = converted(value, type);
  const rights = items.map((item) => converted(item, type));
  let keys: Set<unknown> | undefined;
  return {
    uses: allUses([value, ...items]),
    test: (row, run) => {
      keys ??= new Set(rights.map((right) => keyOf(right([], run))));
      const key = keyOf(left(row, run));
      return key === null ? null : keys.has(key);
    },
  };
}

function bindLike(
  expression: Extract<Expression, { kind: 'like' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundTest {
  const operand = expressions.value(expression.operand, binder);
  const pattern = expressions.value(expression.pattern, binder);
  const escaping = expression.escape === undefined ? undefined : expressions.value(expression.escape, binder);
  const matches = resolveLike(operand, pattern, escaping);
  return {
    uses: allUses(escaping === undefined ? [operand, pattern] : [operand, pattern, escaping]),
    test: (row, run) =>
      matches(
        operand.evaluate(row, run),
        pattern.evaluate(row, run),
        escaping === undefined ? undefined : escaping.evaluate(row, run),
      ),
  };
}

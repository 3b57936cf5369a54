import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { throughCodePage } from '../scalar/code-page.ts';
import { collationByName } from '../scalar/collation.ts';
import { compileConvert } from '../scalar/convert.ts';
import { resolveBinary, resolveUnary } from '../scalar/operators.ts';
import { SqlError, sqlErrors } from '../scalar/sql-error.ts';
import { commonType, isString, typeName } from '../scalar/types.ts';
import type { Expression, TypeName } from '../syntax/tree.ts';
import { bindCall } from './bind-call.ts';
import { bindScalarSubquery } from './bind-subquery.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import { allUses, type BoundValue } from './bound.ts';
import { compareValues, converted } from './comparison.ts';
import { constant, supplied } from './constant.ts';
import { dataType } from './data-type.ts';
import type { ScopeSource } from './scope.ts';

/**
 * Resolves a value expression: its names, its type, what evaluates it.
 *
 * @throws SqlError SQL Server's for names and types, or the refusal of what the practice server lacks
 */
export function bindValue(expression: Expression, binder: Binder, expressions: ExpressionBinder): BoundValue {
  const known = binder.precomputed?.(expression);
  if (known !== undefined) return known;
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(expression.type, expression.value);
    case 'null':
      return constant(null, null);
    case 'default':
      throw failure(156, "Incorrect syntax near the keyword 'DEFAULT'.", { severity: 15 });
    case 'column':
      return bindColumn(expression.name, binder);
    case 'variable':
      return bindVariable(expression.name, binder);
    case 'unary':
      return bindUnary(expression, binder, expressions);
    case 'binary':
      return bindBinary(expression, binder, expressions);
    case 'collate':
      return bindCollate(expression, binder, expressions);
    case 'cast':
      return bindCast(expression, binder, expressions);
    case 'case':
      return bindCase(expression, binder, expressions);
    case 'call':
      return bindCall(expression, binder, expressions);
    case 'subquery':
      return bindScalarSubquery(expression.query, binder);
    case 'compare':
    case 'quantified':
      throw failure(102, `Incorrect syntax near '${expression.operator}'.`, { severity: 15 });
    case 'and':
    case 'or':
    case 'not':
      throw failure(156, `Incorrect syntax near the keyword '${expression.kind.toUpperCase()}'.`, { severity: 15 });
    case 'isNull':
      throw failure(156, "Incorrect syntax near the keyword 'IS'.", { severity: 15 });
    case 'inList':
    case 'inQuery':
      throw failure(156, "Incorrect syntax near the keyword 'IN'.", { severity: 15 });
    case 'between':
      throw failure(156, "Incorrect syntax near the keyword 'BETWEEN'.", { severity: 15 });
    case 'like':
      throw failure(156, "Incorrect syntax near the keyword 'LIKE'.", { severity: 15 });
    case 'exists':
      throw failure(156, "Incorrect syntax near the keyword 'EXISTS'.", { severity: 15 });
  }
}

function bindLiteral(type: SqlType, value: SqlValue): BoundValue {
  if (type.base === 'varchar' && typeof value === 'string') return constant(type, throughCodePage(value));
  return constant(type, value);
}

function bindColumn(name: readonly string[], binder: Binder): BoundValue {
  const { scope, column, ordinal, depth, source } = binder.scope.resolve(name);
  if (depth === 0 && binder.grouped === true) throw notGrouped(source, column.name, binder);
  const about = { type: column.type, column: { name: column.name, identity: column.identity } };
  if (depth === 0) {
    return {
      ...about,
      nullable: column.nullable,
      uses: { sources: source.bit, subquery: false },
      evaluate: (row) => row[ordinal] ?? null,
    };
  }
  const { slot } = scope;
  const uses = { sources: 0, subquery: false };
  if (scope.grouping === undefined) {
    return { ...about, nullable: column.nullable, uses, evaluate: (_, run) => run.frames[slot]?.[ordinal] ?? null };
  }
  const grouped = scope.grouping(ordinal);
  if (grouped === undefined) throw notGrouped(source, column.name, binder);
  return {
    ...about,
    nullable: grouped.nullable,
    uses,
    evaluate: (_, run) => {
      const frame = run.frames[slot];
      return frame === undefined ? null : grouped.evaluate(frame, run);
    },
  };
}

function notGrouped({ written, alias }: ScopeSource, name: string, { clause }: Binder): Error {
  const column = `${written ?? alias}.${name}`;
  if (clause === 'having') {
    return failure(
      8121,
      `Column '${column}' is invalid in the HAVING clause because it is not contained in either an aggregate function or the GROUP BY clause.`,
    );
  }
  if (clause === 'orderBy') {
    return failure(
      8127,
      `Column "${column}" is invalid in the ORDER BY clause because it is not contained in either an aggregate function or the GROUP BY clause.`,
    );
  }
  return failure(
    8120,
    `Column '${column}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
  );
}

function bindVariable(name: string, { environment }: Binder): BoundValue {
  if (name.startsWith('@@')) {
    const found = environment.surroundings.systemVariable(name);
    if (found === undefined) throw undeclared(name);
    return found;
  }
  const variable = environment.surroundings.variable(name);
  if (variable === undefined) throw undeclared(name);
  return supplied(variable.type, true, () => variable.value);
}

export function undeclared(name: string): Error {
  return failure(137, `Must declare the scalar variable "${name}".`, { severity: 15, state: 2 });
}

function bindUnary(
  { operator, operand }: Extract<Expression, { kind: 'unary' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const bound = expressions.value(operand, binder);
  const { type, evaluate: apply } = resolveUnary(operator, bound);
  const { evaluate } = bound;
  const result = { type, nullable: bound.nullable, uses: bound.uses };
  return { ...result, evaluate: (row, run) => apply(evaluate(row, run)) };
}

function bindBinary(
  expression: Extract<Expression, { kind: 'binary' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const left = expressions.value(expression.left, binder);
  const right = expressions.value(expression.right, binder);
  const { type, evaluate: apply } = resolveBinary(expression.operator, left, right);
  const [a, b] = [left.evaluate, right.evaluate];
  return {
    type,
    nullable: left.nullable || right.nullable,
    uses: allUses([left, right]),
    evaluate: (row, run) => apply(a(row, run), b(row, run)),
  };
}

function bindCollate(
  { operand, collation }: Extract<Expression, { kind: 'collate' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const bound = expressions.value(operand, binder);
  const name = collation.toLowerCase() === 'database_default' ? 'SQL_Latin1_General_CP1_CI_AS' : collation;
  collationByName(name);
  if (bound.type === null || !(isString(bound.type) || bound.type.base === 'text' || bound.type.base === 'ntext')) {
    if (bound.type?.base === 'sysname') {
      return { ...bound, type: { base: 'nvarchar', length: 128, collation: name } };
    }
    const type = bound.type === null ? 'NULL' : typeName(bound.type);
    throw failure(447, `Expression type ${type} is invalid for COLLATE clause.`);
  }
  const { column: _, ...rest } = bound;
  return { ...rest, type: { ...bound.type, collation: name } };
}

function bindCast(
  expression: Extract<Expression, { kind: 'cast' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const type = castType(expression.type);
  const operand = expressions.value(expression.operand, binder);
  if (expression.type.name === 'rowversion') throw unsupported('CAST to rowversion');
  const style = expression.style === undefined ? undefined : expressions.value(expression.style, binder);
  if (operand.type === null) return { type, nullable: true, uses: operand.uses, evaluate: () => null };
  const target = inheritCollation(type, operand.type);
  const { evaluate } = operand;
  const { mode } = expression;
  const nullable = operand.nullable || mode === 'try';
  if (style === undefined || typeof style.constant === 'number') {
    const convert = compileConvert(operand.type, target, mode, Number(style?.constant ?? 0) || undefined);
    return { type: target, nullable, uses: operand.uses, evaluate: (row, run) => convert(evaluate(row, run)) };
  }
  if (style.type !== null && style.type.base !== 'int') throw unsupported('a style that is no integer');
  const from = operand.type;
  const byStyle = new Map<number, (value: SqlValue) => SqlValue>();
  return {
    type: target,
    nullable: true,
    uses: allUses([operand, style]),
    evaluate: (row, run) => {
      const number = style.evaluate(row, run);
      if (number === null) return null;
      let convert = byStyle.get(Number(number));
      if (convert === undefined) {
        convert = compileConvert(from, target, mode, Number(number));
        byStyle.set(Number(number), convert);
      }
      return convert(evaluate(row, run));
    },
  };
}

/** @throws SqlError 243 where a declaration would say 2715 */
function castType(written: TypeName): SqlType {
  try {
    return dataType(written, 30);
  } catch (error) {
    if (!(error instanceof SqlError) || error.number !== 2715) throw error;
    throw failure(243, `Type ${written.name} is not a defined system type.`);
  }
}

/** Text cast to text keeps its collation (SQL Server docs: "Collation precedence"). */
function inheritCollation(type: SqlType, from: SqlType): SqlType {
  if (isString(type) && isString(from)) return { ...type, collation: from.collation };
  return type;
}

function bindCase(
  expression: Extract<Expression, { kind: 'case' }>,
  binder: Binder,
  expressions: ExpressionBinder,
): BoundValue {
  const input = expression.input === undefined ? undefined : expressions.value(expression.input, binder);
  const tests = expression.branches.map(({ when }) =>
    input === undefined ? expressions.test(when, binder) : compareValues('=', input, expressions.value(when, binder)),
  );
  const results = expression.branches.map(({ result }) => expressions.value(result, binder));
  const otherwise =
    expression.otherwise === undefined ? constant(null, null) : expressions.value(expression.otherwise, binder);
  const all = [...results, otherwise];
  const type = commonType(all.map((result) => result.type));
  if (type === null) throw sqlErrors.caseOfNulls();
  const branches = tests.map((bound, index) => ({
    test: bound.test,
    result: converted(results[index] ?? otherwise, type),
  }));
  const last = converted(otherwise, type);
  return {
    type,
    nullable: all.some(({ nullable }) => nullable),
    uses: allUses([...tests, ...all]),
    evaluate: (row, run) => {
      for (const { test, result } of branches) if (test(row, run) === true) return result(row, run);
      return last(row, run);
    },
  };
}

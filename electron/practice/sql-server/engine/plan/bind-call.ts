import { failure, unsupported } from '../failure.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { commonType, INT } from '../scalar/types.ts';
import type { Expression } from '../syntax/tree.ts';
import { isAggregate } from './aggregate.ts';
import type { Binder, Clause, ExpressionBinder } from './binder.ts';
import { allUses, type BoundValue } from './bound.ts';
import { compareValues, converted } from './comparison.ts';
import { bindScalarFunction } from './scalar-functions.ts';
import { isWindowOnly } from './window-names.ts';

type Call = Extract<Expression, { kind: 'call' }>;

export function bindCall(call: Call, binder: Binder, expressions: ExpressionBinder): BoundValue {
  const [word = '', more] = call.name;
  const name = word.toUpperCase();
  if (more !== undefined) throw userDefined(call);
  if (call.over !== undefined && (binder.clause === 'window' || binder.clause === 'aggregate')) {
    throw failure(4109, 'Windowed functions cannot be used in the context of another windowed function or aggregate.', {
      severity: 15,
    });
  }
  if (call.over !== undefined) {
    throw failure(4108, 'Windowed functions can only appear in the SELECT or ORDER BY clauses.', { severity: 15 });
  }
  if (isAggregate(call)) throw misplacedAggregate(binder.clause);
  if (isWindowOnly(name)) throw failure(10753, `The function '${name}' must have an OVER clause.`, { severity: 15 });
  if (call.star || call.distinct || call.withinGroup !== undefined) throw unsupported(`this form of ${name}`);
  switch (name) {
    case 'IIF':
      return bindIif(call, binder, expressions);
    case 'COALESCE':
      return bindCoalesce(call, binder, expressions);
    case 'NULLIF':
      return bindNullif(call, binder, expressions);
    case 'CHOOSE':
      return bindChoose(call, binder, expressions);
    default:
      return bindScalarFunction(name, call, binder, expressions);
  }
}

function userDefined({ name }: Call): Error {
  const [first = ''] = name;
  if (first.toLowerCase() === 'sys' || name.length > 2) return unsupported(`the function ${name.join('.')}`);
  return failure(
    4121,
    `Cannot find either column "${first}" or the user-defined function or aggregate "${name.join('.')}", or the name is ambiguous.`,
  );
}

function misplacedAggregate(clause: Clause): Error {
  switch (clause) {
    case 'where':
      return failure(
        147,
        'An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.',
        { severity: 15 },
      );
    case 'on':
      return failure(
        1015,
        'An aggregate cannot appear in an ON clause unless it is in a subquery contained in a HAVING clause or select list, and the column being aggregated is an outer reference.',
        { severity: 15 },
      );
    case 'groupBy':
      return failure(
        144,
        'Cannot use an aggregate or a subquery in an expression used for the group by list of a GROUP BY clause.',
        { severity: 15 },
      );
    case 'aggregate':
      return failure(
        130,
        'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.',
      );
    default:
      return unsupported('an aggregate in this place');
  }
}

function bindIif({ arguments: args }: Call, binder: Binder, expressions: ExpressionBinder): BoundValue {
  const [when, then, otherwise, more] = args;
  if (when === undefined || then === undefined || otherwise === undefined || more !== undefined) {
    throw sqlErrors.argumentCount('IIF', 3);
  }
  return expressions.value({ kind: 'case', branches: [{ when, result: then }], otherwise }, binder);
}

function bindCoalesce({ arguments: args }: Call, binder: Binder, expressions: ExpressionBinder): BoundValue {
  if (args.length < 2) throw failure(102, "Incorrect syntax near ')'.", { severity: 15 });
  const values = args.map((argument) => expressions.value(argument, binder));
  const type = commonType(
    values.map((value) => value.type),
    'COALESCE',
  );
  if (type === null) throw sqlErrors.coalesceOfNulls();
  const candidates = values.map((value) => converted(value, type));
  return {
    type,
    nullable: values.every(({ nullable }) => nullable),
    uses: allUses(values),
    evaluate: (row, run) => {
      for (const candidate of candidates) {
        const value = candidate(row, run);
        if (value !== null) return value;
      }
      return null;
    },
  };
}

function bindNullif({ arguments: args }: Call, binder: Binder, expressions: ExpressionBinder): BoundValue {
  const [first, second, more] = args;
  if (first === undefined || second === undefined || more !== undefined) {
    throw failure(102, "Incorrect syntax near ')'.", { severity: 15 });
  }
  const value = expressions.value(first, binder);
  if (value.type === null) throw sqlErrors.nullifOfNull();
  const other = expressions.value(second, binder);
  const { test, uses } = compareValues('=', value, other);
  const { evaluate, type } = value;
  return { type, nullable: true, uses, evaluate: (row, run) => (test(row, run) === true ? null : evaluate(row, run)) };
}

function bindChoose({ arguments: args }: Call, binder: Binder, expressions: ExpressionBinder): BoundValue {
  const [which, ...rest] = args;
  if (which === undefined || rest.length === 0) throw failure(102, "Incorrect syntax near ')'.", { severity: 15 });
  const index = expressions.value(which, binder);
  const values = rest.map((argument) => expressions.value(argument, binder));
  const type = commonType(
    values.map((value) => value.type),
    'CHOOSE',
  );
  if (type === null) throw unsupported('CHOOSE among NULL constants');
  const position = converted(index, INT);
  const candidates = values.map((value) => converted(value, type));
  return {
    type,
    nullable: true,
    uses: allUses([index, ...values]),
    evaluate: (row, run) => {
      const at = position(row, run);
      if (at === null) return null;
      return candidates[Number(at) - 1]?.(row, run) ?? null;
    },
  };
}

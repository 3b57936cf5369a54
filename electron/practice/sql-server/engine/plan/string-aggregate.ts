import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { compileConvert } from '../scalar/convert.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import {
  DEFAULT_COLLATION,
  isBinary,
  isString,
  plainType,
  type StringType,
  typeName,
  varchar,
} from '../scalar/types.ts';
import { nullsFirst } from '../storage/key-order.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Aggregate } from './aggregate-shape.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import type { BoundValue } from './bound.ts';
import { converted } from './comparison.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** STRING_AGG, with or without WITHIN GROUP (ORDER BY …). */
export function stringAggregate(
  call: Call,
  argument: BoundValue,
  separator: BoundValue,
  binder: Binder,
  expressions: ExpressionBinder,
): Aggregate {
  if (call.distinct) throw failure(102, "Incorrect syntax near ','.", { severity: 15 });
  if (separator.constant === undefined && separator.uses.sources !== 0) {
    throw failure(8733, 'Separator parameter for STRING_AGG must be a string literal or variable.');
  }
  const type = stringAggregateType(argument);
  const value = converted(argument, type);
  const textType: SqlType = { ...type, length: 'max' };
  const glue = converted(separator, separator.type === null ? type : textType);
  const order = (call.withinGroup ?? []).map(({ expression, descending }) => {
    const bound = expressions.value(expression, binder);
    if (bound.type === null || bound.constant !== undefined) throw unsupported('WITHIN GROUP (ORDER BY a constant)');
    return { evaluate: bound.evaluate, compare: nullsFirst(bound.type, descending) };
  });
  return {
    type,
    nullable: true,
    start: () => {
      const parts: { text: string; keys: SqlValue[] }[] = [];
      let between = '';
      return {
        add: (row, run) => {
          const text = value(row, run);
          if (typeof text !== 'string') return;
          if (parts.length === 0) between = String(glue(row, run) ?? '');
          parts.push({ text, keys: order.map(({ evaluate }) => evaluate(row, run)) });
        },
        result: () => {
          if (parts.length === 0) return null;
          if (order.length > 0) {
            parts.sort((left, right) => {
              for (const [index, { compare }] of order.entries()) {
                const result = compare(left.keys[index] ?? null, right.keys[index] ?? null);
                if (result !== 0) return result;
              }
              return 0;
            });
          }
          const joined = parts.map(({ text }) => text).join(between);
          demandFits(joined, type);
          return joined;
        },
      };
    },
  };
}

/** STRING_AGG's type (SQL Server docs: "STRING_AGG", return types): (max) stays (max), else the widest bounded type. */
function stringAggregateType({ type: written }: BoundValue): StringType {
  const type = written === null ? null : plainType(written);
  if (type === null || isBinary(type))
    throw sqlErrors.argumentType(type === null ? 'NULL' : typeName(type), 1, 'string_agg');
  if (isString(type)) {
    const unicode = type.base === 'nvarchar' || type.base === 'nchar';
    const length = type.length === 'max' ? 'max' : unicode ? 4000 : 8000;
    return { base: unicode ? 'nvarchar' : 'varchar', length, collation: type.collation };
  }
  if (type.base === 'text' || type.base === 'ntext' || type.base === 'image' || type.base === 'xml') {
    throw sqlErrors.argumentType(typeName(type), 1, 'string_agg');
  }
  compileConvert(type, varchar(8000), 'implicit');
  return { base: 'nvarchar', length: 4000, collation: DEFAULT_COLLATION };
}

function demandFits(text: string, type: StringType): void {
  if (type.length !== 'max' && text.length > type.length) {
    throw failure(
      9829,
      'STRING_AGG aggregation result exceeded the limit of 8000 bytes. Use LOB types to avoid result truncation.',
    );
  }
}

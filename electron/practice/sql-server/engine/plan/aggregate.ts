import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { compileCompare, compileKey } from '../scalar/compare.ts';
import { resolveBinary } from '../scalar/operators.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { BIGINT, INT, plainType, typeName } from '../scalar/types.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Aggregate } from './aggregate-shape.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import type { BoundValue } from './bound.ts';
import { fingerprint } from './fingerprint.ts';
import { stringAggregate } from './string-aggregate.ts';

type Call = Extract<Expression, { kind: 'call' }>;

const SUPPORTED = new Set(['COUNT', 'COUNT_BIG', 'SUM', 'AVG', 'MIN', 'MAX', 'STRING_AGG']);
const REFUSED = new Set([
  'STDEV',
  'STDEVP',
  'VAR',
  'VARP',
  'CHECKSUM_AGG',
  'APPROX_COUNT_DISTINCT',
  'GROUPING',
  'GROUPING_ID',
]);

export function isAggregate({ name }: Call): boolean {
  const [word = '', more] = name;
  const upper = word.toUpperCase();
  return more === undefined && (SUPPORTED.has(upper) || REFUSED.has(upper));
}

/** Resolves an aggregate over the rows of a block before they are grouped. */
export function bindAggregate(call: Call, binder: Binder, expressions: ExpressionBinder): Aggregate {
  const name = (call.name[0] ?? '').toUpperCase();
  if (REFUSED.has(name)) throw unsupported(`the aggregate ${name}`);
  if (call.star) {
    if (name !== 'COUNT' && name !== 'COUNT_BIG') throw failure(102, "Incorrect syntax near '*'.", { severity: 15 });
    return countRows(name);
  }
  const wanted = name === 'STRING_AGG' ? 2 : 1;
  if (call.arguments.length !== wanted) throw sqlErrors.argumentCount(name.toLowerCase(), wanted);
  if (call.withinGroup !== undefined && name !== 'STRING_AGG') {
    throw failure(10757, `The function '${name}' may not have a WITHIN GROUP clause.`);
  }
  const inner: Binder = { ...binder, clause: 'aggregate' };
  const [argument, separator] = call.arguments.map((expression) => expressions.value(expression, inner));
  if (argument === undefined) throw sqlErrors.argumentCount(name.toLowerCase(), wanted);
  demandOwnColumns(call, binder, argument);
  if (separator !== undefined) {
    return stringAggregate(call, argument, separator, inner, expressions);
  }
  const aggregate = simpleAggregate(name, argument);
  return call.distinct ? onDistinct(aggregate, argument) : aggregate.plain;
}

/** An aggregate whose only columns are an outer block's belongs to that block, which the practice server doesn't do. */
function demandOwnColumns(call: Call, { scope }: Binder, argument: BoundValue): void {
  if (argument.uses.sources !== 0 || argument.uses.subquery) return;
  const text = fingerprint({ ...call }, scope);
  if (text?.includes('"depth":') === true && !text.includes('"depth":0')) {
    throw unsupported('an aggregate over an outer query’s columns');
  }
}

interface Simple {
  readonly plain: Aggregate;
  /** The same over values already at hand. */
  over(type: SqlType): {
    start(): { add(value: SqlValue): void; result(): SqlValue };
    readonly type: SqlType;
    readonly nullable: boolean;
  };
}

interface ValueGathering {
  add(value: SqlValue): void;
  result(): SqlValue;
}

function countRows(name: string): Aggregate {
  const big = name === 'COUNT_BIG';
  return {
    type: big ? BIGINT : INT,
    nullable: false,
    start: () => {
      let count = 0;
      return {
        add: () => {
          count += 1;
        },
        result: () => countResult(count, big),
      };
    },
  };
}

function countResult(count: number, big: boolean): SqlValue {
  if (big) return BigInt(count);
  if (count > 2_147_483_647) throw sqlErrors.overflow('expression', 'int');
  return count;
}

function simpleAggregate(name: string, argument: BoundValue): Simple {
  const over = () => valueAggregate(name, argument.type);
  const { evaluate } = argument;
  const { type, nullable, start } = over();
  return {
    over,
    plain: {
      type,
      nullable,
      start: () => {
        const gathering = start();
        return {
          add: (row, run) => {
            const value = evaluate(row, run);
            if (value === null) run.notes.nullEliminated = true;
            else gathering.add(value);
          },
          result: () => gathering.result(),
        };
      },
    },
  };
}

function onDistinct(aggregate: Simple, argument: BoundValue): Aggregate {
  if (argument.type === null) throw sqlErrors.invalidOperand('NULL', 'count distinct');
  const { type, nullable, start } = aggregate.over(argument.type);
  const keyOf = compileKey(argument.type);
  return {
    type,
    nullable,
    start: () => {
      const gathering = start();
      const seen = new Set<unknown>();
      return {
        add: (row, run) => {
          const value = argument.evaluate(row, run);
          if (value === null) {
            run.notes.nullEliminated = true;
            return;
          }
          const key = keyOf(value);
          if (seen.has(key)) return;
          seen.add(key);
          gathering.add(value);
        },
        result: () => gathering.result(),
      };
    },
  };
}

function valueAggregate(
  name: string,
  type: SqlType | null,
): { readonly type: SqlType; readonly nullable: boolean; start(): ValueGathering } {
  switch (name) {
    case 'COUNT':
    case 'COUNT_BIG': {
      if (type === null) throw sqlErrors.invalidOperand('NULL', name.toLowerCase());
      if (type.base === 'text' || type.base === 'ntext' || type.base === 'image') {
        throw sqlErrors.invalidOperand(typeName(type), name.toLowerCase());
      }
      const big = name === 'COUNT_BIG';
      return {
        type: big ? BIGINT : INT,
        nullable: false,
        start: () => {
          let count = 0;
          return {
            add: () => {
              count += 1;
            },
            result: () => countResult(count, big),
          };
        },
      };
    }
    case 'MIN':
    case 'MAX':
      return extreme(name, type);
    case 'SUM':
      return sum(sumType(type, 'sum'), type);
    default:
      return average(sumType(type, 'avg'), type);
  }
}

function extreme(name: 'MIN' | 'MAX', written: SqlType | null) {
  const operator = name.toLowerCase();
  if (written === null) throw sqlErrors.invalidOperand('NULL', operator);
  if (['bit', 'text', 'ntext', 'image', 'xml'].includes(written.base)) {
    throw sqlErrors.invalidOperand(typeName(written), operator);
  }
  const type = plainType(written);
  const compare = compileCompare(type);
  const sign = name === 'MIN' ? 1 : -1;
  return {
    type,
    nullable: true,
    start: (): ValueGathering => {
      let best: SqlValue = null;
      return {
        add: (value) => {
          if (best === null || compare(value, best) * sign < 0) best = value;
        },
        result: () => best,
      };
    },
  };
}

/** The type that SUM and AVG work in (SQL Server docs: "SUM", "AVG": return types). */
function sumType(type: SqlType | null, operator: string): SqlType {
  if (type === null) throw sqlErrors.invalidOperand('NULL', operator);
  switch (type.base) {
    case 'tinyint':
    case 'smallint':
    case 'int':
      return INT;
    case 'bigint':
      return BIGINT;
    case 'decimal':
      return { base: 'decimal', precision: 38, scale: type.scale };
    case 'money':
    case 'smallmoney':
      return { base: 'money' };
    case 'float':
    case 'real':
      return { base: 'float' };
    default:
      throw sqlErrors.invalidOperand(typeName(type), operator);
  }
}

const LIMITS: { readonly [base: string]: readonly [bigint, bigint] } = {
  int: [-2147483648n, 2147483647n],
  bigint: [-9223372036854775808n, 9223372036854775807n],
  money: [-9223372036854775808n, 9223372036854775807n],
  decimal: [-(10n ** 38n) + 1n, 10n ** 38n - 1n],
};

function sum(type: SqlType, from: SqlType | null) {
  const total = totalling(type, from);
  return {
    type,
    nullable: true,
    start: (): ValueGathering => {
      const gathering = total();
      return { add: gathering.add, result: () => gathering.total() };
    },
  };
}

interface Totalling {
  add(value: SqlValue): void;
  total(): SqlValue;
  count(): number;
}

function totalling(type: SqlType, from: SqlType | null): () => Totalling {
  if (type.base === 'float') {
    return () => {
      let total = 0;
      let count = 0;
      return {
        add: (value) => {
          total += Number(value);
          count += 1;
        },
        total: () => (count === 0 ? null : total),
        count: () => count,
      };
    };
  }
  const [least, most] = LIMITS[type.base] ?? [0n, 0n];
  const word = type.base === 'decimal' ? 'numeric' : type.base;
  const check = (total: bigint) => {
    if (total < least || total > most) throw sqlErrors.overflow('expression', word);
  };
  const asNumber = type.base === 'int' && from !== null;
  if (asNumber) {
    return () => {
      let total = 0;
      let count = 0;
      return {
        add: (value) => {
          total += Number(value);
          count += 1;
          if (total > 2147483647 || total < -2147483648) check(BigInt(total));
        },
        total: () => (count === 0 ? null : total),
        count: () => count,
      };
    };
  }
  return () => {
    let total = 0n;
    let count = 0;
    return {
      add: (value) => {
        total += value as bigint;
        count += 1;
        check(total);
      },
      total: () => (count === 0 ? null : total),
      count: () => count,
    };
  };
}

function average(workingType: SqlType, from: SqlType | null) {
  const total = totalling(workingType, from);
  if (workingType.base === 'decimal') {
    // AVG is the sum divided by the count; its scale is at least 6.
    const scale = Math.max(workingType.scale, 6);
    const factor = 10n ** BigInt(scale - workingType.scale);
    return gatheredAverage({ base: 'decimal', precision: 38, scale }, total, (sumOf, count) => {
      return ((sumOf as bigint) * factor) / BigInt(count);
    });
  }
  if (workingType.base === 'float') return gatheredAverage(workingType, total, (sumOf, count) => Number(sumOf) / count);
  if (workingType.base === 'int')
    return gatheredAverage(workingType, total, (sumOf, count) => Math.trunc(Number(sumOf) / count));
  const divide = resolveBinary('/', { type: workingType }, { type: workingType });
  if (workingType.base === 'money') {
    return gatheredAverage(workingType, total, (sumOf, count) => divide.evaluate(sumOf, BigInt(count) * 10000n));
  }
  return gatheredAverage(workingType, total, (sumOf, count) => (sumOf as bigint) / BigInt(count));
}

function gatheredAverage(type: SqlType, total: () => Totalling, divide: (sum: SqlValue, count: number) => SqlValue) {
  return {
    type,
    nullable: true,
    start: (): ValueGathering => {
      const gathering = total();
      return {
        add: gathering.add,
        result: () => {
          const sumOf = gathering.total();
          return sumOf === null ? null : divide(sumOf, gathering.count());
        },
      };
    },
  };
}

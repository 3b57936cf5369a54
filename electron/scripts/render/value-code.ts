import { assertNever } from '../../common/assert-never.ts';
import type { ColumnRef, Condition, Value } from '../../stores/mapping/mapping.ts';
import { columnId } from '../../stores/mapping/read-columns.ts';
import { literal } from './js.ts';

/** The value of a column in the row that a script has read. */
export function columnCode(column: ColumnRef): string {
  return `account[${literal(columnId(column))}]`;
}

/** An expression for a mapped value, in terms of the functions of `templates/parts/values.js`; the same as `compileValue` does. */
export function valueCode(value: Value): string {
  switch (value.kind) {
    case 'column':
      return columnCode(value.column);
    case 'constant':
      return literal(value.value);
    case 'concatenate':
      return `joined([${value.values.map(valueCode).join(', ')}], ${literal(value.between)})`;
    case 'trim':
      return `trimmed(${valueCode(value.of)})`;
    case 'fold':
      return `folded(${valueCode(value.of)})`;
    case 'iso-date':
      return `isoDate(${valueCode(value.of)})`;
    case 'parse-json':
      return `parsedJson(${valueCode(value.of)})`;
    case 'provided':
      return `provided(${columnCode(value.that)}, ${valueCode(value.of)})`;
    case 'map': {
      const cases = value.cases.map(({ from, to }) => `[${literal(from)}, ${literal(to)}]`).join(', ');
      return `mapped(${valueCode(value.of)}, [${cases}], ${value.otherwise === 'keep'})`;
    }
    default:
      return assertNever(value);
  }
}

/** An expression for whether something holds; the same as `compileCondition` does. */
export function conditionCode(condition: Condition): string {
  const column = columnCode(condition.column);
  switch (condition.kind) {
    case 'is-one-of':
      return `isOneOf(${column}, [${condition.values.map(literal).join(', ')}])`;
    case 'is-none-of':
      return `isNoneOf(${column}, [${condition.values.map(literal).join(', ')}])`;
    case 'is-null':
      return `${column} === null`;
    case 'is-ahead':
      return condition.onlyIf === null
        ? `isAhead(${column})`
        : `(isAhead(${column}) && flagOf(${columnCode(condition.onlyIf)}))`;
    case 'is-over':
      return `isOver(${column})`;
    default:
      return assertNever(condition);
  }
}

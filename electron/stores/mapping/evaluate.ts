import { foldEmail } from '../../accounts/fold-email.ts';
import { assertNever } from '../../common/assert-never.ts';
import { momentOrNull } from '../row-values.ts';
import type { ColumnRef, Condition, Value } from './mapping.ts';

/** A value on its way into a profile; a moment is still a Date until it is written as text. */
export type Cell = string | number | boolean | Date | object | null;

/** Finds a column's place in a row once, so that evaluating a row looks nothing up. */
export type PlaceOf = (column: ColumnRef) => number;

/** How a value is read from a row. */
export type Evaluate = (row: readonly unknown[]) => Cell;

/** Turns a mapped value into a function over rows. */
export function compileValue(value: Value, placeOf: PlaceOf): Evaluate {
  switch (value.kind) {
    case 'column': {
      const place = placeOf(value.column);
      return (row) => cellOf(row[place]);
    }
    case 'constant': {
      const { value: constant } = value;
      return () => constant;
    }
    case 'concatenate': {
      const parts = value.values.map((part) => compileValue(part, placeOf));
      return (row) => {
        const texts = parts.map((part) => textOfCell(part(row))?.trim() ?? '').filter((text) => text !== '');
        return texts.length === 0 ? null : texts.join(value.between);
      };
    }
    case 'trim':
      return overText(value.of, placeOf, (text) => text.trim());
    case 'fold':
      return overText(value.of, placeOf, foldEmail);
    case 'iso-date': {
      const of = compileValue(value.of, placeOf);
      return (row) => {
        const cell = of(row);
        return cell instanceof Date ? cell.toISOString() : cell;
      };
    }
    case 'parse-json':
      return overText(value.of, placeOf, parseJson);
    case 'provided': {
      const place = placeOf(value.that);
      const of = compileValue(value.of, placeOf);
      return (row) => (row[place] === null ? null : of(row));
    }
    case 'map': {
      const of = compileValue(value.of, placeOf);
      const cases = new Map(value.cases.map(({ from, to }) => [from, to]));
      const { otherwise } = value;
      return (row) => {
        const cell = of(row);
        const text = textOfCell(cell);
        if (text === null) return null;
        const found = cases.get(text);
        if (found !== undefined) return found;
        return otherwise === 'keep' ? cell : null;
      };
    }
    default:
      return assertNever(value);
  }
}

/** Whether something holds for a row; `now` in ms since 1970. */
export type Test = (row: readonly unknown[], now: number) => boolean;

export function compileCondition(condition: Condition, placeOf: PlaceOf): Test {
  const place = placeOf(condition.column);
  switch (condition.kind) {
    case 'is-one-of': {
      const values = new Set(condition.values);
      return (row) => {
        const text = textOfCell(cellOf(row[place]));
        return text !== null && values.has(text);
      };
    }
    case 'is-none-of': {
      const values = new Set(condition.values);
      return (row) => {
        const text = textOfCell(cellOf(row[place]));
        return text === null || !values.has(text);
      };
    }
    case 'is-null':
      return (row) => row[place] === null;
    case 'is-ahead': {
      const onlyIf = condition.onlyIf === null ? null : placeOf(condition.onlyIf);
      return (row, now) => {
        const until = momentOrNull(row[place]);
        return until !== null && until >= now && (onlyIf === null || flagOf(cellOf(row[onlyIf])));
      };
    }
    case 'is-over':
      return (row, now) => {
        const moment = momentOrNull(row[place]);
        return moment !== null && moment < now;
      };
    default:
      return assertNever(condition);
  }
}

/** A text as a person would write the value; bits are `1` and `0`, moments ISO 8601. */
export function textOfCell(cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' ? String(cell) : JSON.stringify(cell);
}

/** Yes or no: a bit, a number other than 0, or one of the words that stand for yes; NULL is no. */
export function flagOf(cell: Cell): boolean {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell !== 0;
  return typeof cell === 'string' && /^(1|true|yes|y)$/i.test(cell.trim());
}

function overText(of: Value, placeOf: PlaceOf, change: (text: string) => Cell): Evaluate {
  const evaluate = compileValue(of, placeOf);
  return (row) => {
    const text = textOfCell(evaluate(row));
    return text === null ? null : change(text);
  };
}

/** JSON as it is meant; a text that is none stays a text, so that nothing is lost. */
function parseJson(text: string): Cell {
  try {
    const parsed: unknown = JSON.parse(text);
    return cellOf(parsed);
  } catch {
    return text;
  }
}

/** What the driver gives, and what JSON holds. Bytes have no place in a profile: they are written in base64. */
function cellOf(value: unknown): Cell {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    case 'object':
      return value;
    default:
      return null;
  }
}

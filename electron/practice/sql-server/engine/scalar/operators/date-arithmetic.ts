import type { SqlMoment, SqlType } from '../../interface.ts';
import { DAY_1753, DAY_1900, LAST_DAY, threeHundredthsOf, ticksOfThreeHundredths } from '../calendar.ts';
import { fitMoment } from '../convert/moment-to-moment.ts';
import { compileConvert } from '../convert.ts';
import { sqlErrors } from '../sql-error.ts';
import { isNumber, isString, isTemporal, type Operand, typeName } from '../types.ts';
import { type BinaryOperation, type BinaryOperator, OPERATOR_NAMES, onValues } from './operation.ts';

const UNITS_A_DAY = 300 * 86_400;

const isLegacy = (type: SqlType): boolean => type.base === 'datetime' || type.base === 'smalldatetime';

/**
 * `+` and `-` where an operand is a date or time: only datetime and smalldatetime take part, with each other, with numbers
 * of days and with text; the newer types are errors, as SQL Server has them.
 */
export function dateOperation(operator: BinaryOperator, left: Operand, right: Operand): BinaryOperation {
  const name = OPERATOR_NAMES[operator];
  const [leftType, rightType] = [left.type ?? right.type, right.type ?? left.type];
  if (leftType === null || rightType === null) throw sqlErrors.invalidOperand('NULL', name);
  const newer = [leftType, rightType].find((type) => isTemporal(type) && !isLegacy(type));
  if (newer !== undefined) {
    const other = newer === leftType ? rightType : leftType;
    if (isNumber(other)) throw sqlErrors.operandClash(typeName(leftType), typeName(rightType));
    if (other.base === newer.base) throw sqlErrors.invalidOperand(typeName(newer), name);
    throw sqlErrors.incompatibleTypes(typeName(leftType), typeName(rightType), name);
  }
  const legal = [leftType, rightType].every((type) => isLegacy(type) || isNumber(type) || isString(type));
  if (!legal) throw sqlErrors.incompatibleTypes(typeName(leftType), typeName(rightType), name);
  if (operator !== '+' && operator !== '-') {
    throw sqlErrors.invalidOperand(typeName(isLegacy(leftType) ? leftType : rightType), name);
  }
  const datetime = [leftType, rightType].find((type) => type.base === 'datetime');
  const type: SqlType = datetime ?? { base: 'smalldatetime' };
  const convert = (operand: Operand) =>
    operand.type === null ? () => null : compileConvert(operand.type, type, 'implicit');
  const sign = operator === '+' ? 1 : -1;
  return onValues(type, convert(left), convert(right), (a, b) => add(a as SqlMoment, b as SqlMoment, sign, type));
}

/** Days since 1900 and 1/300 s, added or subtracted part by part. */
function add(left: SqlMoment, right: SqlMoment, sign: 1 | -1, type: SqlType): SqlMoment {
  const units = threeHundredthsOf(left.ticks) + sign * threeHundredthsOf(right.ticks);
  const carried = Math.floor(units / UNITS_A_DAY);
  const day = left.day + sign * (right.day - DAY_1900) + carried;
  const first = type.base === 'datetime' ? DAY_1753 : DAY_1900;
  if (day < first || day > LAST_DAY) throw sqlErrors.overflow('expression', type.base);
  return fitMoment(type, 'expression')({ day, ticks: ticksOfThreeHundredths(units - carried * UNITS_A_DAY) });
}

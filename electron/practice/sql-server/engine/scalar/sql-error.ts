import { UNSUPPORTED_ERROR } from '../interface.ts';

/** An error as SQL Server raises it: number, state and severity ("class" on the wire), its text in `message`. */
export class SqlError extends Error {
  readonly number: number;
  readonly severity: number;
  readonly state: number;

  constructor(number: number, severity: number, state: number, message: string) {
    super(message);
    this.name = 'SqlError';
    this.number = number;
    this.severity = severity;
    this.state = state;
  }
}

/** The refusal of what the practice server cannot answer faithfully; `construct` names it. */
export function unsupported(construct: string): SqlError {
  return new SqlError(UNSUPPORTED_ERROR, 16, 1, `The practice SQL Server does not support ${construct}.`);
}

/** Messages of SQL Server (sys.messages, us_english), by what went wrong. */
export const sqlErrors = {
  operandClash: (left: string, right: string) =>
    new SqlError(206, 16, 2, `Operand type clash: ${left} is incompatible with ${right}`),
  incompatibleTypes: (left: string, right: string, operator: string) =>
    new SqlError(402, 16, 1, `The data types ${left} and ${right} are incompatible in the ${operator} operator.`),
  invalidOperand: (type: string, operator: string) =>
    new SqlError(8117, 16, 1, `Operand data type ${type} is invalid for ${operator} operator.`),
  implicitConversion: (from: string, to: string) =>
    new SqlError(
      257,
      16,
      3,
      `Implicit conversion from data type ${from} to ${to} is not allowed. Use the CONVERT function to run this query.`,
    ),
  explicitConversion: (from: string, to: string) =>
    new SqlError(529, 16, 2, `Explicit conversion from data type ${from} to ${to} is not allowed.`),
  invalidStyle: (style: number, from: string, to: string) =>
    new SqlError(281, 16, 1, `${style} is not a valid style number when converting from ${from} to ${to}.`),

  conversionFailed: (from: string, value: string, to: string) =>
    new SqlError(245, 16, 1, `Conversion failed when converting the ${from} value '${value}' to data type ${to}.`),
  convertingType: (from: string, to: string) =>
    new SqlError(8114, 16, 5, `Error converting data type ${from} to ${to}.`),
  overflowedSmallColumn: (from: string, value: string, column: string) =>
    new SqlError(
      244,
      16,
      1,
      `The conversion of the ${from} value '${value}' overflowed an ${column} column. Use a larger integer column.`,
    ),
  overflowedIntColumn: (from: string, value: string) =>
    new SqlError(248, 16, 1, `The conversion of the ${from} value '${value}' overflowed an int column.`),
  overflow: (from: string, to: string) =>
    new SqlError(8115, 16, 2, `Arithmetic overflow error converting ${from} to data type ${to}.`),
  overflowOfValue: (type: string, value: string) =>
    new SqlError(220, 16, 1, `Arithmetic overflow error for data type ${type}, value = ${value}.`),
  overflowOfFloat: (type: string, value: number) =>
    new SqlError(232, 16, 3, `Arithmetic overflow error for type ${type}, value = ${value.toFixed(6)}.`),
  divideByZero: () => new SqlError(8134, 16, 1, 'Divide by zero error encountered.'),
  floatingPoint: () => new SqlError(3623, 16, 1, 'An invalid floating point operation occurred.'),
  moneySyntax: () =>
    new SqlError(235, 16, 0, 'Cannot convert a char value to money. The char value has incorrect syntax.'),
  smallmoneySyntax: () =>
    new SqlError(293, 16, 0, 'Cannot convert char value to smallmoney. The char value has incorrect syntax.'),
  dateSyntax: () =>
    new SqlError(241, 16, 1, 'Conversion failed when converting date and/or time from character string.'),
  dateRange: (from: string, to: string) =>
    new SqlError(
      242,
      16,
      3,
      `The conversion of a ${from} data type to a ${to} data type resulted in an out-of-range value.`,
    ),
  smalldatetimeSyntax: () =>
    new SqlError(295, 16, 3, 'Conversion failed when converting character string to smalldatetime data type.'),
  guidSyntax: () =>
    new SqlError(8169, 16, 2, 'Conversion failed when converting from a character string to uniqueidentifier.'),
  guidSpace: () => new SqlError(8170, 16, 2, 'Insufficient result space to convert uniqueidentifier value to char.'),
  truncated: (table: string, column: string, value: string) =>
    new SqlError(
      2628,
      16,
      1,
      `String or binary data would be truncated in table '${table}', column '${column}'. Truncated value: '${value}'.`,
    ),

  argumentCount: (name: string, count: number) =>
    new SqlError(174, 15, 1, `The ${name} function requires ${count} argument(s).`),
  argumentCounts: (name: string, from: number, to: number) =>
    new SqlError(189, 15, 1, `The ${name} function requires ${from} to ${to} arguments.`),
  argumentType: (type: string, position: number, name: string) =>
    new SqlError(8116, 16, 1, `Argument data type ${type} is invalid for argument ${position} of ${name} function.`),
  invalidParameter: (position: number, name: string) =>
    new SqlError(1023, 15, 1, `Invalid parameter ${position} specified for ${name}.`),
  unknownOption: (word: string, name: string) =>
    new SqlError(155, 15, 1, `'${word}' is not a recognized ${name} option.`),
  datepartOfType: (part: string, name: string, type: string) =>
    new SqlError(9810, 16, 1, `The datepart ${part} is not supported by date function ${name} for data type ${type}.`),
  dateaddOverflow: (type: string) =>
    new SqlError(517, 16, 1, `Adding a value to a '${type}' column caused an overflow.`),
  datediffOverflow: (name: string) =>
    new SqlError(
      535,
      16,
      0,
      `The ${name} function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use ${name} with a less precise datepart.`,
    ),
  cannotConstruct: (type: string) =>
    new SqlError(
      289,
      16,
      1,
      `Cannot construct data type ${type}, some of the arguments have values which are not valid.`,
    ),
  invalidTimeZone: (name: string) =>
    new SqlError(9812, 16, 0, `The timezone provided to builtin function ${name} is invalid.`),
  lengthOfLeftOrSubstring: () =>
    new SqlError(537, 16, 3, 'Invalid length parameter passed to the LEFT or SUBSTRING function.'),
  lengthOf: (name: string) => new SqlError(536, 16, 4, `Invalid length parameter passed to the ${name} function.`),
  escapeCharacter: (character: string, predicate: string) =>
    new SqlError(506, 16, 1, `The invalid escape character "${character}" was specified in a ${predicate} predicate.`),
  nullifOfNull: () =>
    new SqlError(
      4151,
      16,
      1,
      'The type of the first argument to NULLIF cannot be the NULL constant because the type of the first argument has to be known.',
    ),
  coalesceOfNulls: () =>
    new SqlError(
      4127,
      16,
      1,
      'At least one of the arguments to COALESCE must be an expression that is not the NULL constant.',
    ),
  caseOfNulls: () =>
    new SqlError(
      8133,
      16,
      1,
      'At least one of the result expressions in a CASE specification must be an expression other than the NULL constant.',
    ),
  collationConflict: (left: string, right: string, operation: string) =>
    new SqlError(
      468,
      16,
      9,
      `Cannot resolve the collation conflict between "${left}" and "${right}" in the ${operation} operation.`,
    ),
  collationName: (name: string) => new SqlError(448, 16, 3, `Invalid collation '${name}'.`),
} as const;

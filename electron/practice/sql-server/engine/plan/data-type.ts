import { failure, unsupported } from '../failure.ts';
import type { SqlType } from '../interface.ts';
import { DEFAULT_COLLATION } from '../scalar/types.ts';
import type { TypeName } from '../syntax/tree.ts';

/**
 * The type that a written data type means. `length` is what char, varchar, binary and their like have when none is
 * written: 1 in declarations, 30 in CAST and CONVERT (SQL Server docs: "char and varchar").
 *
 * @throws SqlError 2715 no such type, 291, 131, 1001, 1002, 2750 and 2751 for its arguments
 */
export function dataType(written: TypeName, length: 1 | 30, collation = DEFAULT_COLLATION): SqlType {
  const { name, arguments: args } = written;
  switch (name) {
    case 'bit':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'real':
    case 'money':
    case 'smallmoney':
    case 'uniqueidentifier':
    case 'date':
    case 'datetime':
    case 'smalldatetime':
    case 'image':
    case 'rowversion':
    case 'sysname':
      demandNoArguments(written);
      return { base: name };
    case 'xml':
      if (args.length > 0) throw unsupported('typed xml');
      return { base: 'xml' };
    case 'text':
    case 'ntext':
      demandNoArguments(written);
      return { base: name, collation };
    case 'float':
      return floatType(written);
    case 'decimal':
      return decimalType(written);
    case 'numeric':
      return { ...decimalType(written), numeric: true };
    case 'char':
    case 'nchar':
    case 'varchar':
    case 'nvarchar':
      return { base: name, length: lengthOf(written, length), collation };
    case 'binary':
    case 'varbinary':
      return { base: name, length: lengthOf(written, length) };
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return { base: name, scale: fractionOf(written) };
    case 'sql_variant':
    case 'hierarchyid':
    case 'geometry':
    case 'geography':
    case 'cursor':
    case 'table':
      throw unsupported(`the data type ${name}`);
    default:
      throw failure(2715, `Column, parameter, or variable #1: Cannot find data type ${name}.`, { state: 6 });
  }
}

function demandNoArguments({ name, arguments: args }: TypeName): void {
  if (args.length > 0)
    throw failure(291, `CAST or CONVERT: invalid attributes specified for type '${name}'`, { severity: 15 });
}

function floatType({ arguments: [bits = 53, ...more] }: TypeName): SqlType {
  if (more.length > 0 || bits === 'max') throw failure(102, "Incorrect syntax near 'float'.", { severity: 15 });
  if (bits < 1 || bits > 53) {
    throw failure(
      2750,
      `Column or parameter #1: Specified column precision ${bits} is greater than the maximum precision of 53.`,
    );
  }
  return { base: bits <= 24 ? 'real' : 'float' };
}

function decimalType({
  arguments: [precision = 18, scale = 0, ...more],
}: TypeName): Extract<SqlType, { base: 'decimal' }> {
  if (more.length > 0 || precision === 'max' || scale === 'max') {
    throw failure(102, "Incorrect syntax near 'decimal'.", { severity: 15 });
  }
  if (precision < 1) throw failure(1001, 'Line 1: Length or precision specification 0 is invalid.', { severity: 15 });
  if (precision > 38) {
    throw failure(
      2750,
      `Column or parameter #1: Specified column precision ${precision} is greater than the maximum precision of 38.`,
    );
  }
  if (scale > precision || scale < 0) {
    throw failure(2751, 'Column or parameter #1: Specified column scale is greater than the specified precision.');
  }
  return { base: 'decimal', precision, scale };
}

function lengthOf({ name, arguments: [length, ...more] }: TypeName, otherwise: 1 | 30): number | 'max' {
  if (more.length > 0) throw failure(102, `Incorrect syntax near '${name}'.`, { severity: 15 });
  if (length === undefined) return otherwise;
  if (length === 'max') {
    if (name === 'varchar' || name === 'nvarchar' || name === 'varbinary') return 'max';
    throw failure(102, "Incorrect syntax near 'max'.", { severity: 15 });
  }
  if (length < 1)
    throw failure(1001, `Line 1: Length or precision specification ${length} is invalid.`, { severity: 15 });
  const most = name.startsWith('n') ? 4000 : 8000;
  if (length > most) {
    throw failure(
      131,
      `The size (${length}) given to the type '${name}' exceeds the maximum allowed for any data type (8000).`,
      {
        severity: 15,
        state: 2,
      },
    );
  }
  return length;
}

function fractionOf({ name, arguments: [scale = 7, ...more] }: TypeName): number {
  if (more.length > 0 || scale === 'max') throw failure(102, `Incorrect syntax near '${name}'.`, { severity: 15 });
  if (scale < 0 || scale > 7) throw failure(1002, `Line 1: Specified scale ${scale} is invalid.`, { severity: 15 });
  return scale;
}

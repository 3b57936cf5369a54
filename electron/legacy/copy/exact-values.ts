import mssql from 'mssql';
import { quoteName } from '../../stores/quote-name.ts';
import type { Parameter } from '../statements.ts';
import type { ColumnDefinition } from './table-definition.ts';

// How a value goes from one server to another without a change: the driver makes doubles of decimals, milliseconds of moments and UTC of
// offsets, so that these travel as the text that SQL Server itself writes and reads.

/** As the driver gives and takes it. */
export type ExactValue = string | number | Buffer | null;

type Carrier = { readonly as: 'text'; readonly style?: number } | { readonly as: 'number' } | { readonly as: 'bytes' };

const text: Carrier = { as: 'text' };
/** ODBC canonical, with all digits of a second that the type has, and the offset of datetimeoffset. */
const moment: Carrier = { as: 'text', style: 121 };
/** With all four digits behind the point. */
const money: Carrier = { as: 'text', style: 2 };

const carriers: Readonly<Record<string, Carrier>> = {
  ...Object.fromEntries(
    ['bit', 'tinyint', 'smallint', 'int', 'bigint', 'decimal', 'numeric', 'uniqueidentifier'].map((base) => [
      base,
      text,
    ]),
  ),
  ...Object.fromEntries(
    ['char', 'varchar', 'nchar', 'nvarchar', 'text', 'ntext', 'sysname', 'xml'].map((base) => [base, text]),
  ),
  ...Object.fromEntries(
    ['date', 'time', 'datetime', 'smalldatetime', 'datetime2', 'datetimeoffset'].map((base) => [base, moment]),
  ),
  money,
  smallmoney: money,
  // A double is a double on both sides.
  float: { as: 'number' },
  real: { as: 'number' },
  binary: { as: 'bytes' },
  varbinary: { as: 'bytes' },
  image: { as: 'bytes' },
};

/** Whether values of a column can be written as they are: not what the server makes itself, and no type of which only it knows the inside. */
export function isCarried({ base, computed }: Pick<ColumnDefinition, 'base' | 'computed'>): boolean {
  return !computed && base in carriers;
}

/** A column as a SELECT gives its value for the way. */
export function readExactly({ name, base }: ColumnDefinition): string {
  const column = quoteName(name);
  const carrier = carrierOf(base);
  if (carrier.as === 'number') return column;
  if (carrier.as === 'bytes') return base === 'image' ? `CONVERT(varbinary(max), ${column})` : column;
  if (/^(n?(var)?char|n?text|sysname)$/.test(base)) return column;
  if (base === 'xml') return `CONVERT(nvarchar(max), ${column})`;
  return `CONVERT(nvarchar(60), ${column}${carrier.style === undefined ? '' : `, ${carrier.style}`})`;
}

/** The parameter of that name as the column's own type. */
export function writeExactly({ base, type }: ColumnDefinition, parameter: string): string {
  const carrier = carrierOf(base);
  if (carrier.as !== 'text' || /^(n?text|xml)$/.test(base)) return `@${parameter}`;
  const style = carrier.as === 'text' && carrier.style === 121 ? ', 121' : '';
  return `CONVERT(${type}, @${parameter}${style})`;
}

/** A value as the parameter of that name. */
export function exactParameter({ base }: ColumnDefinition, name: string, value: ExactValue): Parameter {
  const carrier = carrierOf(base);
  if (carrier.as === 'number') return { name, type: mssql.Float(), value };
  if (carrier.as === 'bytes') return { name, type: mssql.VarBinary(mssql.MAX), value };
  return { name, type: mssql.NVarChar(mssql.MAX), value };
}

function carrierOf(base: string): Carrier {
  const carrier = carriers[base];
  if (carrier === undefined) throw new TypeError(`Values of type ${base} are not carried.`);
  return carrier;
}

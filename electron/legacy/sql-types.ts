import mssql from 'mssql';

const form = /^\s*([a-z0-9]+)\s*(?:\(\s*(max|\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*$/i;

/**
 * The driver's type for a SQL type as the catalog writes it (`nvarchar(450)`, `decimal(18, 0)`). A key must be compared in its
 * own type: another one would make SQL Server convert the column, and scan instead of seek.
 */
export function driverType(sqlType: string): mssql.ISqlType {
  const match = form.exec(sqlType);
  const length = match?.[2]?.toLowerCase() === 'max' ? mssql.MAX : Number(match?.[2] ?? Number.NaN);
  const sized = Number.isNaN(length) ? mssql.MAX : length;
  switch (match?.[1]?.toLowerCase()) {
    case 'uniqueidentifier':
      return mssql.UniqueIdentifier();
    case 'int':
      return mssql.Int();
    case 'bigint':
      return mssql.BigInt();
    case 'smallint':
      return mssql.SmallInt();
    case 'tinyint':
      return mssql.TinyInt();
    case 'decimal':
    case 'numeric':
      // As text: the driver makes a double of a decimal and loses digits from the seventeenth on. SQL Server converts the parameter
      // and not the column, because a number goes before a text (Microsoft: data type precedence).
      return mssql.VarChar(40);
    case 'varchar':
      return mssql.VarChar(sized);
    case 'char':
      return mssql.Char(sized);
    case 'nchar':
      return mssql.NChar(sized);
    case 'nvarchar':
    case 'sysname':
      return mssql.NVarChar(match?.[1]?.toLowerCase() === 'sysname' ? 128 : sized);
    default:
      throw new TypeError(`A key of type ${sqlType} can't be paged by.`);
  }
}

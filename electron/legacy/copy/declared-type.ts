/** A column's type as a declaration has it; `bytes` is sys.columns' max_length, -1 for max. */
export function declaredType(
  base: string,
  { bytes, precision, scale }: { readonly bytes: number; readonly precision: number; readonly scale: number },
): string {
  switch (base) {
    case 'nvarchar':
    case 'nchar':
      return `${base}(${bytes === -1 ? 'max' : bytes / 2})`;
    case 'varchar':
    case 'char':
    case 'varbinary':
    case 'binary':
      return `${base}(${bytes === -1 ? 'max' : bytes})`;
    case 'decimal':
    case 'numeric':
      return `${base}(${precision}, ${scale})`;
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return `${base}(${scale})`;
    case 'timestamp':
      return 'rowversion';
    default:
      return base;
  }
}

/** A name as T-SQL takes it whatever its characters. */
export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/** A text as T-SQL writes it. */
export function quoteText(value: string): string {
  return `N'${value.replaceAll("'", "''")}'`;
}

/** A name can hold a line's end, and what follows it in a comment would be no comment any more. */
export function withoutLineEnds(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** A table's name with its schema. */
export function quoteTable(table: { readonly schema: string; readonly name: string }): string {
  return `${quoteName(table.schema)}.${quoteName(table.name)}`;
}

/**
 * A text as T-SQL in plain ASCII: other characters by their numbers, because a script's encoding is anybody's guess; so too line ends,
 * behind which a tool could take a line GO for its own, and `$(`, which sqlcmd takes for a variable.
 */
export function plainText(value: string): string {
  const parts = value.match(/(?:[\x20-\x23\x25-\x7e]|\$(?!\())+|[\s\S]/g) ?? [''];
  return parts.map((part) => (isPlain(part) ? `N'${part.replaceAll("'", "''")}'` : number(part))).join(' + ');
}

const isPlain = (part: string) => /^[\x20-\x7e]*$/.test(part) && part !== '$';

const number = (unit: string) => `NCHAR(${unit.charCodeAt(0)})`;

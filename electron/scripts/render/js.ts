// Pieces of JavaScript text. Whatever comes from a mapping passes through here, so that no name or value can become code.

/** A value as a JavaScript literal with single quotes; U+2028, U+2029 and what could end a script or comment are escaped. */
export function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `'${escaped}'`;
}

/** The name of a property: bare where it is a plain word. */
export function propertyName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== '__proto__' ? name : `[${literal(name)}]`;
}

/** Lines of a text as the body of a comment: none can end it. */
export function comment(text: string): string {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');
}

/** SQL over several lines as an array that is joined: readable, and nothing in it can end the literal. */
export function sqlLiteral(lines: readonly string[]): string {
  return `[\n${lines.map((line) => `  ${literal(line)},`).join('\n')}\n].join('\\n')`;
}

/** Every line moved to the right, empty ones left empty. */
export function indented(text: string, spaces: number): string {
  const margin = ' '.repeat(spaces);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n');
}

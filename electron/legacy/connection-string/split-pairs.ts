/** One `keyword=value` of a connection string. */
export interface Pair {
  /** As it is compared: lower case, without blanks and underscores. */
  readonly keyword: string;
  readonly value: string;
}

/** How values are quoted: ADO.NET and OLE DB quote with ' or ", ODBC with braces. */
export type Quoting = 'ado' | 'odbc';

/**
 * Takes a connection string apart by the rules of ADO.NET (Microsoft: DbConnectionStringBuilder, "Connection String Syntax") or
 * ODBC (MS-ODBCSTR): blanks around keywords and values don't count; `==` is an equals sign in a keyword; a closing quote is
 * written twice within quotes. Null when a quoted value has no end or something behind it, or a part has no `=`. Written here
 * because @tediousjs/connection-string takes `Password=;Server=x` for the password `;Server=x`.
 */
export function splitPairs(text: string, quoting: Quoting): readonly Pair[] | null {
  const pairs: Pair[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s;]+/, '');
    if (rest === '') return pairs;
    const head = /^((?:[^=;]|==)+)=(?!=)\s*/.exec(rest);
    if (head === null) return null;
    rest = rest.slice(head[0].length);
    const taken = takeValue(rest, quoting);
    if (taken === null) return null;
    pairs.push({ keyword: comparable(head[1] ?? ''), value: taken.value });
    rest = rest.slice(taken.length);
  }
}

function comparable(keyword: string): string {
  return keyword.replaceAll('==', '=').replaceAll(/[\s_]/g, '').toLowerCase();
}

const quoted = {
  ado: [/^'((?:[^']|'')*)'\s*(?=;|$)/, /^"((?:[^"]|"")*)"\s*(?=;|$)/],
  odbc: [/^\{((?:[^}]|\}\})*)\}\s*(?=;|$)/],
} as const;
const opening = { ado: /^['"]/, odbc: /^\{/ } as const;

function takeValue(rest: string, quoting: Quoting): { readonly value: string; readonly length: number } | null {
  if (opening[quoting].test(rest)) {
    for (const pattern of quoted[quoting]) {
      const match = pattern.exec(rest);
      if (match !== null) return { value: undoubled(match[1] ?? '', quoting, rest), length: match[0].length };
    }
    return null;
  }
  const plain = /^[^;]*/.exec(rest)?.[0] ?? '';
  return { value: plain.trim(), length: plain.length };
}

function undoubled(inner: string, quoting: Quoting, rest: string): string {
  const closing = quoting === 'odbc' ? '}' : rest.charAt(0);
  return inner.replaceAll(closing + closing, closing);
}

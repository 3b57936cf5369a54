import { failure, unsupported } from '../failure.ts';
import type { Token } from './token.ts';

const WORD_START = /[\p{L}_#]/u;
const WORD_PART = /[\p{L}\p{N}_@#$]/u;
const SPACE = /[\s\u00a0]/u;
const PAIRED = new Set(['<>', '!=', '!<', '!>', '<=', '>=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '::']);
const SINGLE = new Set('+-*/%&|^~=<>(),.;:!');

/**
 * Cuts a batch into tokens. With `quotedIdentifiers` off, double quotes make strings, as after SET QUOTED_IDENTIFIER OFF.
 * Throws SQL Server's 102, 105 and 113.
 */
export function tokenize(text: string, quotedIdentifiers = true): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;

  const skipBlockComment = () => {
    let depth = 0;
    do {
      if (text.startsWith('/*', at)) {
        depth += 1;
        at += 2;
      } else if (text.startsWith('*/', at)) {
        depth -= 1;
        at += 2;
      } else if (at >= text.length) {
        throw failure(113, "Missing end comment mark '*/'.", { severity: 15, line });
      } else {
        if (text[at] === '\n') line += 1;
        at += 1;
      }
    } while (depth > 0);
  };

  /** Reads up to the closing character; a doubled one stands for itself. */
  const quoted = (close: string): string => {
    let value = '';
    for (;;) {
      const end = text.indexOf(close, at);
      if (end < 0) {
        const rest = (value + text.slice(at)).slice(0, 128);
        throw failure(105, `Unclosed quotation mark after the character string '${rest}'.`, { severity: 15, line });
      }
      value += text.slice(at, end);
      at = end + 1;
      if (text[at] !== close) break;
      value += close;
      at += 1;
    }
    for (const character of value) if (character === '\n') line += 1;
    return value;
  };

  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };

  while (at < text.length) {
    const character = text.charAt(at);
    const startLine = line;
    if (character === '\n') {
      line += 1;
      at += 1;
    } else if (SPACE.test(character) || character === '\ufeff') {
      at += 1;
    } else if (text.startsWith('--', at)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      skipBlockComment();
    } else if (character === "'" || (character === '"' && !quotedIdentifiers)) {
      at += 1;
      tokens.push({ kind: 'string', text: quoted(character), national: false, line: startLine });
    } else if ((character === 'N' || character === 'n') && text[at + 1] === "'") {
      at += 2;
      tokens.push({ kind: 'string', text: quoted("'"), national: true, line: startLine });
    } else if (character === '[' || character === '"') {
      at += 1;
      const name = quoted(character === '[' ? ']' : '"');
      if (name === '') {
        throw failure(
          1038,
          'An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as "" or [] are not allowed. Change the alias to a valid name.',
          { severity: 15, line },
        );
      }
      tokens.push({ kind: 'quoted', text: name, line: startLine });
    } else if (/0x/iy.test(text.slice(at, at + 2))) {
      at += 2;
      tokens.push({ kind: 'binary', text: match(/[0-9a-f]*/iy), line: startLine });
    } else if (/[0-9]/.test(character) || (character === '.' && /[0-9]/.test(text[at + 1] ?? ''))) {
      const digits = match(/\d*(\.\d*)?/y);
      const exponent = match(/e[+-]?\d*/iy);
      const form = exponent !== '' ? 'float' : digits.includes('.') ? 'decimal' : 'integer';
      tokens.push({ kind: 'number', text: digits + exponent, form, line: startLine });
    } else if (/^[$£€¥][-+]?[\d.]/.test(text.slice(at, at + 3))) {
      at += 1;
      tokens.push({ kind: 'number', text: match(/[-+]?\d*(\.\d*)?/y), form: 'money', line: startLine });
    } else if (character === '$' && WORD_START.test(text[at + 1] ?? '')) {
      throw unsupported(match(/\$\w+/y), line);
    } else if (character === '@') {
      tokens.push({ kind: 'variable', text: match(/@@?[\p{L}\p{N}_@#$]*/uy), line: startLine });
    } else if (WORD_START.test(character) || isSurrogate(character)) {
      let end = at + 1;
      while (end < text.length && (WORD_PART.test(text.charAt(end)) || isSurrogate(text.charAt(end)))) end += 1;
      const word = text.slice(at, end);
      at = end;
      tokens.push({ kind: 'word', text: word, upper: word.toUpperCase(), line: startLine });
    } else if (SINGLE.has(character)) {
      at += 1;
      let symbol = character;
      // Blanks may stand inside a comparison such as `> =`.
      const ahead = '<>!'.includes(character) ? text.slice(at).search(/\S/) : 0;
      if (ahead >= 0 && PAIRED.has(character + (text[at + ahead] ?? ''))) {
        symbol += text[at + ahead];
        for (const skipped of text.slice(at, at + ahead)) if (skipped === '\n') line += 1;
        at += ahead + 1;
      }
      tokens.push({ kind: 'symbol', text: symbol, line: startLine });
    } else {
      throw failure(102, `Incorrect syntax near '${character}'.`, { severity: 15, line: startLine });
    }
  }
  tokens.push({ kind: 'end', text: '', line });
  return tokens;
}

function isSurrogate(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff;
}

import { redaction } from '../../../scripts/container/redact.ts';
import type { SentStatement } from './told.ts';

/** Words with which a statement changes something, or calls what may. */
const changing =
  /\b(insert|update|delete|merge|truncate|into|create|alter|drop|grant|revoke|deny|exec|execute|writetext|updatetext|bulk|restore)\b/i;

/** What stands in T-SQL beside its words: texts, numbers in hexadecimal, names in brackets or quotation marks, comments. */
const lexemes = /N?'(?:[^']|'')*(?:'|$)|\b0x[0-9a-f]*|"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|--[^\n]*|\/\*[\s\S]*?\*\//gi;

/**
 * A statement as people may see it. What a script put into its text, where a parameter should have been, may be a password, a hash or
 * somebody's address: texts, binary numbers, comments and what stands in double quotation marks are hidden unless they stand in the script
 * itself, and so are the secrets that it was called with.
 */
export function shownStatement(
  sent: Omit<SentStatement, 'changes'>,
  source: string,
  secrets: readonly string[],
): SentStatement {
  // First of all: one with a quotation mark in it ends the text that it was put into.
  const sql = redaction(secrets)
    .of(sent.sql)
    .value.replaceAll(lexemes, (lexeme) =>
      lexeme.startsWith('[') || lexeme.length === 0 || source.includes(inner(lexeme)) ? lexeme : hidden(lexeme),
    );
  return { sql, parameters: sent.parameters, changes: mayChange(sent.sql) };
}

/** Whether a statement changes rows, or may: a procedure that it calls may too. */
export function mayChange(sql: string): boolean {
  return changing.test(sql.replaceAll(lexemes, ' '));
}

function inner(lexeme: string): string {
  return lexeme.startsWith('N') ? lexeme.slice(1) : lexeme;
}

function hidden(lexeme: string): string {
  if (lexeme.startsWith('--')) return '-- …';
  if (lexeme.startsWith('/*')) return '/* … */';
  if (/^0x/i.test(lexeme)) return '0x…';
  const mark = lexeme.startsWith('"') ? '"' : "'";
  return `${lexeme.startsWith('N') ? 'N' : ''}${mark}…${mark}`;
}

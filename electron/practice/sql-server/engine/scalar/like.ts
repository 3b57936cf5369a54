import type { SqlType, SqlValue } from '../interface.ts';
import { type Collation, collationByName } from './collation.ts';
import { compileCompare } from './compare.ts';
import { type Conversion, compileConvert } from './convert.ts';
import { sqlErrors, unsupported } from './sql-error.ts';
import { matchFrom, type PatternElement, type PatternRules, parsePattern } from './text/like-pattern.ts';
import { followsWindows, isRegular, unitKeys } from './text/unit-keys.ts';
import { foldWindows } from './text/windows-fold.ts';
import {
  collationOf,
  isString,
  isUnicode,
  mergeCollations,
  nvarchar,
  type Operand,
  plainType,
  textLength,
  typeName,
  varchar,
} from './types.ts';

/** True, false or, where an operand is NULL, null. `escapeValue` is undefined without ESCAPE. */
export type LikeTest = (text: SqlValue, pattern: SqlValue, escapeValue?: SqlValue) => boolean | null;

/**
 * LIKE for operands of these types; what is no text is converted to varchar. Where neither operand is Unicode, blanks at
 * the end of the matched text do not count ("LIKE", Microsoft Learn).
 *
 * @throws SqlError 8116 for types that LIKE does not take; from the test 506 for an escape that is not one character
 */
export function resolveLike(text: Operand, pattern: Operand, escapeCharacter?: Operand): LikeTest {
  const matcher = matcherOf(text, pattern, 'like');
  const convertEscape = escapeCharacter === undefined ? undefined : textOf(escapeCharacter, 3, 'like');
  return (value, patternValue, escapeValue) => {
    if (value === null || patternValue === null || escapeValue === null) return null;
    const character = escapeValue === undefined ? undefined : escapeText(convertEscape?.(escapeValue) ?? escapeValue);
    return matcher.find(value, patternValue, character, false) > 0;
  };
}

/** PATINDEX: the position, from 1, at which the pattern begins to match; 0 for nowhere. */
export function resolvePatindex(pattern: Operand, text: Operand): (pattern: SqlValue, text: SqlValue) => SqlValue {
  const matcher = matcherOf(text, pattern, 'patindex');
  return (patternValue, value) => {
    if (value === null || patternValue === null) return null;
    return matcher.find(value, patternValue, undefined, true);
  };
}

function escapeText(value: SqlValue): string {
  const text = String(value);
  if (text.length !== 1) throw sqlErrors.escapeCharacter(text, 'LIKE');
  return text;
}

/** An operand as text: text and large text as they are, numbers, dates and uniqueidentifiers through varchar. */
function textOf(operand: Operand, position: number, name: string): Conversion {
  const type = plainType(operand.type ?? varchar(1));
  if (isString(type) || type.base === 'text' || type.base === 'ntext') return (value) => value;
  if (type.base === 'image' || type.base === 'xml') throw sqlErrors.argumentType(typeName(type), position, name);
  return compileConvert(type, varchar(textLength(type)), 'explicit');
}

interface Matcher {
  /** Position from 1 of the match, 0 without one; `anywhere` lets a leading `%` tell where what follows it begins. */
  find(text: SqlValue, pattern: SqlValue, escapeCharacter: string | undefined, anywhere: boolean): number;
}

function matcherOf(text: Operand, pattern: Operand, name: string): Matcher {
  const convertText = textOf(text, name === 'like' ? 1 : 2, name);
  const convertPattern = textOf(pattern, name === 'like' ? 2 : 1, name);
  const types = [text.type, pattern.type].filter((type): type is SqlType => type !== null);
  const unicode = types.some(isUnicode);
  const collations = types.flatMap((type) => collationOf(type) ?? []);
  const collationName = collations.reduce(
    (left, right) => mergeCollations(left, right, name),
    collations[0] ?? varcharCollation(),
  );
  const search = searcher(collationByName(collationName), collationName, unicode);
  return {
    find: (value, patternValue, escapeCharacter, anywhere) =>
      search(String(convertText(value)), String(convertPattern(patternValue)), escapeCharacter, anywhere),
  };
}

const varcharCollation = (): string => collationOf(varchar(1)) ?? '';

type Search = (text: string, pattern: string, escapeCharacter: string | undefined, anywhere: boolean) => number;

function searcher(collation: Collation, collationName: string, unicode: boolean): Search {
  const key = unitKeys(collation, unicode);
  const compare = compileCompare(unicode ? nvarchar(1, collationName) : varchar(1, collationName));
  const rules: PatternRules = { key, compare };
  const windows = followsWindows(collation, unicode);
  const elementsOf = remembering(rules);

  const search: Search = (text, pattern, escapeCharacter, anywhere) => {
    const elements = elementsOf(pattern, escapeCharacter);
    if (!anywhere || elements[0]?.kind !== 'many') return matchFrom(text, 0, elements, 0, key, !unicode) ? 1 : 0;
    for (let start = 0; start < text.length; start++) {
      if (matchFrom(text, start, elements, 1, key, !unicode)) return start + 1;
    }
    return elements.length === 1 ? 1 : 0;
  };

  return (text, pattern, escapeCharacter, anywhere) => {
    const found = search(text, pattern, escapeCharacter, anywhere);
    if (!windows || (isRegular(text) && isRegular(pattern))) return found;
    // Characters without weight, expansions and combining marks: answered only where every reading of them agrees.
    const folded = search(
      foldKeepingBlanks(text, collation),
      foldKeepingBlanks(pattern, collation),
      escapeCharacter,
      false,
    );
    if (found > 0 !== folded > 0 || (anywhere && found > 0)) {
      throw unsupported('LIKE and PATINDEX where characters without weight, ligatures or combining marks decide');
    }
    return found;
  };
}

/** The folded text composed again, so that `_` takes a letter with its accent; blanks at the end stay. */
function foldKeepingBlanks(text: string, collation: Collation): string {
  return foldWindows(`${text}|`, collation).slice(0, -1).normalize('NFC');
}

/** Parses a pattern once for as long as it stays the same, as it mostly does for all rows. */
function remembering(
  rules: PatternRules,
): (pattern: string, escapeCharacter: string | undefined) => readonly PatternElement[] {
  let last: { readonly pattern: string; readonly escapeCharacter: string | undefined } | undefined;
  let elements: readonly PatternElement[] = [];
  return (pattern, escapeCharacter) => {
    if (last === undefined || last.pattern !== pattern || last.escapeCharacter !== escapeCharacter) {
      elements = parsePattern(pattern, escapeCharacter, rules);
      last = { pattern, escapeCharacter };
    }
    return elements;
  };
}

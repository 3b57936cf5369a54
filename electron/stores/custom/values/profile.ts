import { kindOfType, type TypeKind } from '../../mapping/kind-of-type.ts';
import type { CatalogColumn } from '../../store.ts';
import { isWholeNumber } from '../sampled-columns.ts';
import { type PasswordShape, passwordShape } from './password-shape.ts';

/** What a column is and what its sampled values look like; shares are of the values that are neither NULL nor blank. */
export interface ColumnProfile {
  readonly name: string;
  /** What of its name is to be read; see `ownWords`. */
  readonly said: string;
  readonly column: CatalogColumn;
  readonly kind: TypeKind;
  /** Rows sampled, and how many of them have a value here. */
  readonly rows: number;
  readonly filled: number;
  /** Different values, letters' case aside. */
  readonly distinct: number;
  readonly emails: number;
  readonly phones: number;
  readonly personNames: number;
  /** Two words or more. */
  readonly severalWords: number;
  readonly blanks: number;
  readonly averageLength: number;
  /** All as long as one another, many different, and no words: made by a machine. */
  readonly random: boolean;
  /** Numbers as texts: of accounts, cards, telephones. */
  readonly digitsOnly: boolean;
  readonly password: PasswordShape | null;
  /** How often each value occurs, where they are few and short enough to be a flag or a code; null elsewhere. */
  readonly choices: ReadonlyMap<string, number> | null;
}

const email = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/;
const phone = /^\+?[\d\s()/.-]{6,24}$/;
const personName = /^\p{L}[\p{L}\p{M}'’`. -]{0,79}$/u;

/** Short enough to be a code that somebody chose, and few enough to ask about. */
const LONGEST_CHOICE = 12;
const MOST_CHOICES = 6;

export function profileColumn(column: CatalogColumn, values: readonly unknown[], said = column.name): ColumnProfile {
  const kind = isWholeNumber(column) ? 'whole' : kindOfType(column.type);
  const filled = values.filter((value) => value !== null && value !== undefined && !isBlank(value));
  const texts = filled.map(textOf);
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  const isText = kind === 'text';
  const distinct = new Set(texts.map((text) => text.toLowerCase())).size;
  const digits = (text: string) => text.replaceAll(/\D/g, '').length;
  return {
    name: column.name,
    said,
    column,
    kind,
    rows: values.length,
    filled: filled.length,
    distinct,
    emails: isText ? share((text) => email.test(text.trim())) : 0,
    phones: isText ? share((text) => phone.test(text.trim()) && digits(text) >= 6) : 0,
    personNames: isText ? share((text) => personName.test(text.trim())) : 0,
    severalWords: isText ? share((text) => /\S\s+\S/.test(text)) : 0,
    blanks: isText ? share((text) => /\s/.test(text.trim())) : 0,
    averageLength: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    random: (isText || kind === 'bytes') && isRandom(texts, distinct),
    digitsOnly: isText && share((text) => /^\d+$/.test(text.trim())) > 0.9,
    password: isText || kind === 'bytes' ? passwordShape(filled) : null,
    choices: choicesOf(kind, texts),
  };
}

/** Of the rows sampled, how many have a value. */
export function filledShare({ rows, filled }: ColumnProfile): number {
  return rows === 0 ? 0 : filled / rows;
}

/** Of the values, how many differ from all others. */
export function distinctShare({ filled, distinct }: ColumnProfile): number {
  return filled === 0 ? 0 : distinct / filled;
}

function choicesOf(kind: ColumnProfile['kind'], texts: readonly string[]): ReadonlyMap<string, number> | null {
  if (kind !== 'flag' && kind !== 'whole' && kind !== 'text') return null;
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text.length > LONGEST_CHOICE) return null;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > MOST_CHOICES) return null;
  }
  // A few names of a few people are not a choice.
  const repeated = kind === 'flag' || texts.length >= counts.size * 3;
  return repeated ? new Map([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))) : null;
}

function isRandom(texts: readonly string[], distinct: number): boolean {
  const length = texts[0]?.length ?? 0;
  if (texts.length === 0 || distinct < texts.length * 0.9 || length < 4) return false;
  const alike = texts.filter((text) => text.length === length && !/[\s@]/.test(text)).length;
  const withDigits = texts.filter((text) => /\d/.test(text)).length;
  return alike >= texts.length * 0.9 && withDigits >= texts.length * 0.5;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}

import type { AccountKey, KeyKind } from '../accounts/account.ts';

// Values of a row as the driver gives them. A type that was not expected is a defect: recognition has read the catalog.

/** A text or null. */
export function textOrNull(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  throw new TypeError(`Expected text, got ${typeof value}`);
}

/** An int or null. */
export function integerOrNull(value: unknown): number | null {
  if (value === null || (typeof value === 'number' && Number.isInteger(value))) return value;
  throw new TypeError(`Expected an integer, got ${typeof value}`);
}

/** A moment in milliseconds since 1970, or null. */
export function momentOrNull(value: unknown): number | null {
  if (value === null) return null;
  if (value instanceof Date) return value.getTime();
  throw new TypeError(`Expected a date, got ${typeof value}`);
}

/** A key in its canonical text (`AccountKey`). Drivers give GUIDs in either case and integers as numbers or, when large, text. */
export function keyFrom(kind: KeyKind, value: unknown): AccountKey {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : textOrNull(value);
  if (text === null) throw new TypeError('A key is never NULL');
  return { kind, value: kind === 'guid' ? text.toLowerCase() : text };
}

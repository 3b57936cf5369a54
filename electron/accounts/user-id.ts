import type { AccountKey, KeyKind } from './account.ts';

// The user id of an account in Auth0: deterministic, so that a run that is repeated finds its own users again, and the same
// in every language that computes it (data/user-id-vectors.json).

/** Auth0's column for user ids; what stands behind `auth0|` counts (Auth0 docs: bulk import schema). */
const MAX_USER_ID_LENGTH = 255;
const MAX_PREFIX_LENGTH = 32;
/** Bare integers of two sources would collide in a tenant, where an id must be unique across all connections. */
const PREFIX_OF_BARE_INTEGERS = 'user-';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
const PREFIX = /^[a-z0-9._-]*$/;
const NEEDS_ESCAPE = /[^a-z0-9._@-]/g;
const ESCAPE = /~([0-9a-f]{2}|u[0-9a-f]{4})/g;
/** An id must not be empty. */
const EMPTY_TEXT = '~';

export type UserId = { readonly kind: 'id'; readonly id: string } | { readonly kind: 'too-long' };

export type PrefixCheck = { readonly kind: 'ok' } | { readonly kind: 'refused'; readonly why: string };

/** Whether a workspace may use this prefix; an empty one is allowed, and integer keys then get `user-`. */
export function checkPrefix(prefix: string): PrefixCheck {
  if (prefix.length > MAX_PREFIX_LENGTH)
    return { kind: 'refused', why: `A prefix has at most ${MAX_PREFIX_LENGTH} characters.` };
  if (!PREFIX.test(prefix))
    return { kind: 'refused', why: 'A prefix has only small letters a to z, digits, dots, hyphens and underscores.' };
  return { kind: 'ok' };
}

/**
 * The user id for a key, without the `auth0|` that Auth0 puts in front. Injective for one prefix and one kind of key (a store
 * has one kind); `keyOf` inverts it. At most 255 UTF-16 code units, all of them ASCII, no blank, no `|`.
 * A GUID is written lower-case without braces, an integer in decimal, a text with everything outside `a-z 0-9 . _ @ -` as
 * `~hh` (ASCII) or `~uhhhh` (each UTF-16 code unit beyond), and an empty text as `~`: ids must not meet in a system that folds case.
 * @throws TypeError for a prefix that `checkPrefix` refuses, or a value that is not of its kind: a defect in the caller.
 */
export function userIdOf(prefix: string, key: AccountKey): UserId {
  const id = prefixFor(prefix, key.kind) + writeKey(key);
  return id.length > MAX_USER_ID_LENGTH ? { kind: 'too-long' } : { kind: 'id', id };
}

/** The key that a user id was made of, or null when `userIdOf` with this prefix and kind never makes it. */
export function keyOf(prefix: string, kind: KeyKind, id: string): AccountKey | null {
  const front = prefixFor(prefix, kind);
  if (id.length > MAX_USER_ID_LENGTH || !id.startsWith(front)) return null;
  const written = id.slice(front.length);
  const key: AccountKey = { kind, value: kind === 'text' ? unescapeText(written) : written };
  return isOfItsKind(key) && writeKey(key) === written ? key : null;
}

function prefixFor(prefix: string, kind: KeyKind): string {
  if (checkPrefix(prefix).kind === 'refused') throw new TypeError(`Not a user id prefix: ${prefix}`);
  return prefix === '' && kind === 'integer' ? PREFIX_OF_BARE_INTEGERS : prefix;
}

function writeKey(key: AccountKey): string {
  const value = key.kind === 'guid' ? key.value.replace(/^\{(.*)\}$/, '$1').toLowerCase() : key.value;
  if (!isOfItsKind({ kind: key.kind, value })) throw new TypeError(`Not a key of kind ${key.kind}`);
  if (key.kind !== 'text') return value;
  return value === '' ? EMPTY_TEXT : value.replace(NEEDS_ESCAPE, escapeCodeUnit);
}

/** Whether a value can be the key of an account of that kind, in its canonical form. */
export function isOfItsKind({ kind, value }: AccountKey): boolean {
  switch (kind) {
    case 'guid':
      return GUID.test(value);
    case 'integer':
      return INTEGER.test(value);
    case 'text':
      return true;
  }
}

function escapeCodeUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  return code < 0x80 ? `~${code.toString(16).padStart(2, '0')}` : `~u${code.toString(16).padStart(4, '0')}`;
}

function unescapeText(written: string): string {
  if (written === EMPTY_TEXT) return '';
  return written.replace(ESCAPE, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex.startsWith('u') ? hex.slice(1) : hex, 16)),
  );
}

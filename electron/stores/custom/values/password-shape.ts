import { digestLengths } from '../../../accounts/passwords/convert/digest.ts';
import { assertNever } from '../../../common/assert-never.ts';
import { markOf } from './marked-password.ts';

/** What the values of a column look like, if they are passwords at all. */
export type PasswordShape =
  /** They say themselves how they were made: bcrypt, Argon2, Identity, LDAP schemes ... */
  | { readonly kind: 'marked'; readonly recipe: 'identity' | 'self-describing'; readonly share: number }
  /** All as long as one digest: what made them, they don't say. `length` in bytes. */
  | {
      readonly kind: 'digest';
      readonly encoding: 'hex' | 'base64' | 'bytes';
      readonly length: number;
      readonly share: number;
    }
  /** Bytes of several lengths, spelled or as they are, or long texts that nobody types: encrypted, or something else altogether. */
  | { readonly kind: 'cipher'; readonly share: number }
  /** Short words, as people type them. */
  | { readonly kind: 'typed'; readonly share: number; readonly ofOneLength: boolean }
  /** Nothing that a sampled value tells: there is none, or they are all the same. */
  | { readonly kind: 'untold' };

/** Lengths of digests and of keys that are derived, in bytes; applications derive 24 where they take a sample's word for it. */
const hashLengths: ReadonlySet<number> = new Set([...Object.values(digestLengths), 24]);

/** So much of a column must have a shape for the column to have it: some rows are always damaged or older. */
const MOST = 0.9;

/** The shape of a column's values that are neither NULL nor blank; null for values that are no passwords. */
export function passwordShape(values: readonly unknown[]): Exclude<PasswordShape, { kind: 'untold' }> | null {
  const cells = values.filter((value) => typeof value === 'string' || value instanceof Uint8Array);
  if (cells.length === 0) return null;
  const share = (count: number) => count / values.length;
  const marks = cells.map(markOf).filter((mark) => mark !== null);
  // Half is enough: what says itself how it was made doesn't do so by chance.
  if (share(marks.length) >= 0.5) {
    const recipe = marks.every((mark) => mark === 'identity') ? 'identity' : 'self-describing';
    return { kind: 'marked', recipe, share: share(marks.length) };
  }
  const spelled = cells.map(spelling);
  const [form, alike] = mostFrequent(spelled.flatMap((one) => (one === null ? [] : [one])));
  if (form !== null && share(alike) >= MOST && hashLengths.has(form.length)) {
    return { kind: 'digest', encoding: form.encoding, length: form.length, share: share(alike) };
  }
  const bytes = share(spelled.filter((one) => one !== null && one.encoding !== 'hex' && one.length >= 8).length);
  if (bytes >= MOST) return { kind: 'cipher', share: bytes };
  // Nobody types so much: a hash with its salt behind a colon, or something like it.
  const made = cells.filter((value) => typeof value === 'string' && /^\S{28,}$/.test(value.trim()) && /\d/.test(value));
  if (share(made.length) >= MOST) return { kind: 'cipher', share: share(made.length) };
  const typed = cells.filter((value) => typeof value === 'string' && /^\S.{2,62}\S$/su.test(value));
  const ofOneLength = new Set(typed.map((value) => value.length)).size < 2;
  return share(typed.length) >= MOST ? { kind: 'typed', share: share(typed.length), ofOneLength } : null;
}

interface Spelling {
  readonly encoding: 'hex' | 'base64' | 'bytes';
  readonly length: number;
}

function spelling(value: string | Uint8Array): Spelling | null {
  if (value instanceof Uint8Array) return { encoding: 'bytes', length: value.length };
  const text = value.trim();
  const hex = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text)?.[1];
  if (hex !== undefined) return { encoding: 'hex', length: hex.length / 2 };
  if (text.length < 12 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  return { encoding: 'base64', length: (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0) };
}

function mostFrequent(spellings: readonly Spelling[]): readonly [Spelling | null, number] {
  const groups = Map.groupBy(spellings, ({ encoding, length }) => `${encoding} ${length}`);
  const [largest] = [...groups.values()].toSorted((one, other) => other.length - one.length);
  return [largest?.[0] ?? null, largest?.length ?? 0];
}

const digestNames: Readonly<Record<number, string>> = {
  16: 'MD5',
  20: 'SHA-1',
  32: 'SHA-256',
  48: 'SHA-384',
  64: 'SHA-512',
};

/** A shape in words that follow the column's name: "Clave looks like …". */
export function describeShape(shape: PasswordShape): string {
  switch (shape.kind) {
    case 'marked':
      return `${percent(shape.share)} of its sampled values say themselves how they were hashed`;
    case 'digest': {
      const name = digestNames[shape.length];
      return `looks like ${lengthText(shape)}: ${name === undefined ? 'a derived key' : name}, not proven`;
    }
    case 'cipher':
      return 'holds what a machine made and nothing here knows: encrypted, perhaps';
    case 'typed':
      return 'looks like passwords as they were typed';
    case 'untold':
      return 'is named as if it held passwords, but no sampled value bears it out';
    default:
      return assertNever(shape);
  }
}

function lengthText({ encoding, length }: Extract<PasswordShape, { kind: 'digest' }>): string {
  switch (encoding) {
    case 'hex':
      return `${length * 2} hexadecimal digits`;
    case 'base64':
      return `${length} bytes in base64`;
    case 'bytes':
      return `${length} bytes`;
    default:
      return assertNever(encoding);
  }
}

export function percent(share: number): string {
  // Never "100%" of what is not all of it.
  return `${Math.floor(share * 100)}%`;
}

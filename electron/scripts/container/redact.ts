import { inspect } from 'node:util';

/** What stands where a password or a secret stood. */
export const REDACTED = '•••';

/** Takes secrets out of texts. */
export interface Redaction {
  /** The same value without any of the secrets, in whatever depth; `found` says whether there were any. */
  of<Value>(value: Value): { readonly value: Value; readonly found: boolean };
  /** As `of`, for an object whose names, and the words that say what kind of thing it is, are ours: a password may be one of them. */
  inOurs<Value>(value: Value): { readonly value: Value; readonly found: boolean };
}

/** Members whose values are words of ours. */
const ourWords: ReadonlySet<string> = new Set(['kind', 'why', 'level']);

/**
 * Takes out the secrets as they are, and as they look inside JSON and in what `console.log` makes of an object. One that is shorter
 * than four characters is only taken out where it stands by itself: it would be part of many a word.
 */
export function redaction(secrets: readonly string[]): Redaction {
  const forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(looks))].toSorted(
    (one, other) => other.length - one.length,
  );
  const pattern = forms.length === 0 ? null : new RegExp(forms.map(asPattern).join('|'), 'gu');
  const redacted = <Value>(value: Value, ours: boolean): { readonly value: Value; readonly found: boolean } => {
    if (pattern === null) return { value, found: false };
    let found = false;
    const cleanMember = ([name, each]: readonly [string, unknown]) => {
      if (!ours) return [clean(name), clean(each)];
      return [name, ourWords.has(name) ? each : clean(each)];
    };
    const clean = (part: unknown): unknown => {
      if (typeof part === 'string') {
        const cleaned = part.replaceAll(pattern, REDACTED);
        found ||= cleaned !== part;
        return cleaned;
      }
      if (Array.isArray(part)) return part.map(clean);
      if (typeof part === 'object' && part !== null) return Object.fromEntries(Object.entries(part).map(cleanMember));
      return part;
    };
    return { value: clean(value) as Value, found };
  };
  return { of: (value) => redacted(value, false), inOurs: (value) => redacted(value, true) };
}

function looks(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, inspect(secret).slice(1, -1)];
}

function asPattern(form: string): string {
  const literal = form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return form.length < 4 ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal;
}

import type { UnitKey } from './unit-keys.ts';

/** One element of a LIKE pattern. */
export type PatternElement =
  | { readonly kind: 'many' }
  | { readonly kind: 'any' }
  | { readonly kind: 'unit'; readonly key: string }
  | { readonly kind: 'set'; readonly negated: boolean; readonly holds: (unit: string) => boolean }
  /** A bracket that is never closed: nothing matches. */
  | { readonly kind: 'never' };

export interface PatternRules {
  readonly key: UnitKey;
  /** Order of two single units, for ranges. */
  readonly compare: (left: string, right: string) => number;
}

/** Takes a LIKE pattern apart: `%`, `_`, `[…]` with ranges, `[^…]`, and literally what follows the escape character. */
export function parsePattern(
  pattern: string,
  escapeCharacter: string | undefined,
  rules: PatternRules,
): PatternElement[] {
  const elements: PatternElement[] = [];
  let at = 0;
  while (at < pattern.length) {
    const unit = pattern.charAt(at);
    if (unit === escapeCharacter) {
      elements.push(
        at + 1 < pattern.length ? { kind: 'unit', key: rules.key(pattern.charAt(at + 1)) } : { kind: 'never' },
      );
      at += 2;
    } else if (unit === '%') {
      if (elements.at(-1)?.kind !== 'many') elements.push({ kind: 'many' });
      at++;
    } else if (unit === '_') {
      elements.push({ kind: 'any' });
      at++;
    } else if (unit === '[') {
      const set = parseSet(pattern, at + 1, escapeCharacter, rules);
      elements.push(set.element);
      at = set.next;
    } else {
      elements.push({ kind: 'unit', key: rules.key(unit) });
      at++;
    }
  }
  return elements;
}

type Member = { readonly low: string; readonly high: string };

function parseSet(
  pattern: string,
  start: number,
  escapeCharacter: string | undefined,
  rules: PatternRules,
): { element: PatternElement; next: number } {
  const negated = pattern.charAt(start) === '^';
  const members: Member[] = [];
  let at = negated ? start + 1 : start;
  const take = (): string => {
    if (pattern.charAt(at) === escapeCharacter && at + 1 < pattern.length) at++;
    return pattern.charAt(at++);
  };
  while (at < pattern.length && pattern.charAt(at) !== ']') {
    const low = take();
    const isRange = pattern.charAt(at) === '-' && at + 1 < pattern.length && pattern.charAt(at + 1) !== ']';
    if (isRange) at++;
    members.push({ low, high: isRange ? take() : low });
  }
  if (at >= pattern.length) return { element: { kind: 'never' }, next: at };
  return { element: { kind: 'set', negated, holds: holder(members, rules) }, next: at + 1 };
}

function holder(members: readonly Member[], { key, compare }: PatternRules): (unit: string) => boolean {
  const singles = new Set(members.filter(({ low, high }) => low === high).map(({ low }) => key(low)));
  const ranges = members.filter(({ low, high }) => low !== high);
  const known = new Map<string, boolean>();
  return (unit) => {
    let held = known.get(unit);
    if (held === undefined) {
      held =
        singles.has(key(unit)) || ranges.some(({ low, high }) => compare(unit, low) >= 0 && compare(unit, high) <= 0);
      known.set(unit, held);
    }
    return held;
  };
}

/**
 * Whether the text from `start` on matches the elements from `first` on. `lenient` lets blanks at the end of the text
 * remain, as LIKE does where neither operand is Unicode.
 */
export function matchFrom(
  text: string,
  start: number,
  elements: readonly PatternElement[],
  first: number,
  key: UnitKey,
  lenient: boolean,
): boolean {
  let [at, element] = [start, first];
  let [retryAt, retryElement] = [-1, -1];
  for (;;) {
    const expected = elements[element];
    if (expected === undefined) {
      if (at >= text.length || (lenient && isBlank(text, at))) return true;
    } else if (expected.kind === 'many') {
      [retryAt, retryElement] = [at, element];
      element++;
      if (element === elements.length) return true;
      continue;
    } else if (at < text.length && accepts(expected, text.charAt(at), key)) {
      at++;
      element++;
      continue;
    }
    if (retryElement < 0 || retryAt >= text.length) return false;
    retryAt++;
    [at, element] = [retryAt, retryElement + 1];
  }
}

function isBlank(text: string, from: number): boolean {
  for (let index = from; index < text.length; index++) if (text.charCodeAt(index) !== 0x20) return false;
  return true;
}

function accepts(element: PatternElement, unit: string, key: UnitKey): boolean {
  switch (element.kind) {
    case 'any':
      return true;
    case 'unit':
      return element.key === key(unit);
    case 'set':
      return element.holds(unit) !== element.negated;
    case 'many':
    case 'never':
      return false;
  }
}

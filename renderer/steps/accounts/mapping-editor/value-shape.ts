import type { Value } from '../../../../electron/assistant/contract/index.ts';

/** What a value begins with. */
export type Source = Extract<Value, { kind: 'column' | 'constant' | 'concatenate' }>;

/** Something small done to a value, without the value. */
export type Step =
  | { readonly kind: 'trim' | 'fold' | 'iso-date' | 'parse-json' }
  | Omit<Extract<Value, { kind: 'provided' }>, 'of'>
  | Replacement;
export type Replacement = Omit<Extract<Value, { kind: 'map' }>, 'of'>;

/** A value as a person edits it: what it begins with, and what is then done to it, the first step first. */
export interface ShapedValue {
  readonly source: Source;
  readonly steps: readonly Step[];
}

export function takeApart(value: Value): ShapedValue {
  if (!('of' in value)) return { source: value, steps: [] };
  const { of, ...step } = value;
  const { source, steps } = takeApart(of);
  return { source, steps: [...steps, step] };
}

/** The opposite of `takeApart`. */
export function putTogether({ source, steps }: ShapedValue): Value {
  return steps.reduce<Value>((of, step) => ({ ...step, of }), source);
}

import type { FailureAcross } from './failure-across.ts';

// Calls across threads: one request, one answer, matched by number.

type Method = (...parameters: never[]) => unknown;

/** An object whose methods run in another thread: the same names, every result a promise. */
export type Remote<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Promise<Awaited<Result>>
    : never;
};

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly kind: 'result'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failure'; readonly failure: FailureAcross };

/** Buffers in a result that change hands instead of being copied: file bodies. */
export function transferables(value: unknown): readonly ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((part) => part instanceof ArrayBuffer);
}

/** Finds a method by the name that a request carries. */
export function methodOf(api: object, name: string): Method | undefined {
  const found: unknown = Object.getOwnPropertyDescriptor(api, name)?.value;
  return typeof found === 'function' ? (found as Method) : undefined;
}

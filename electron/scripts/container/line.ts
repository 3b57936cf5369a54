// What a container's process and its parent say to each other: structured clones over the process's own channel. The child is not
// trusted: what it says is parsed by `line-messages.ts`. This file has types alone, so that the child loads nothing for it.

import type { Json } from '../../common/json.ts';

export type { Json } from '../../common/json.ts';

/** A place in a script's text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An error as a script made it. */
export interface ScriptError {
  readonly name: string;
  readonly message: string;
  /** Lines of the stack that lie in the script, nearest first. */
  readonly at: readonly Place[];
}

/** The first thing that a script handed to its callback, or what came instead. */
export type Answer =
  /** `callback(null, value)`; undefined is null, as `callback()` is `callback(null)`. */
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'wrong-password'; readonly identifier: string | null; readonly message: string }
  | { readonly kind: 'validation-error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unauthorized'; readonly message: string }
  | { readonly kind: 'error'; readonly error: ScriptError }
  /** The text is no JavaScript. */
  | { readonly kind: 'syntax-error'; readonly message: string; readonly place: Place | null }
  /** The text is JavaScript, and no function. */
  | { readonly kind: 'not-a-function'; readonly found: string };

/** Something that works by luck, or not at all, at Auth0. */
export type ObservedBreach =
  | { readonly kind: 'callback-twice'; readonly place: Place | null }
  /** Script code ran after the callback, in the same go. */
  | { readonly kind: 'work-after-callback'; readonly place: Place | null }
  /** Something that the script had begun was not over when it called back. */
  | { readonly kind: 'callback-too-early'; readonly what: string; readonly place: Place | null }
  | { readonly kind: 'synchronous-throw'; readonly error: ScriptError }
  | { readonly kind: 'unhandled-rejection'; readonly error: ScriptError }
  /** The function's promise is settled, and the callback was never called. */
  | { readonly kind: 'promise-without-callback'; readonly error: ScriptError | null }
  /** What was handed over as an error is none. */
  | { readonly kind: 'no-error-object'; readonly found: string }
  /** Part of the value can't be handed over as JSON. */
  | { readonly kind: 'not-json'; readonly what: string };

/** A line that a script wrote with `console`. */
export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
  /** Milliseconds since the call began. */
  readonly at: number;
}

/** To the child. */
export type ToContainer =
  | {
      readonly kind: 'load';
      readonly script: number;
      /** For stack traces. */
      readonly name: string;
      readonly source: string;
      readonly configuration: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'call';
      readonly call: number;
      readonly script: number;
      readonly args: readonly Json[];
      /** Milliseconds after the callback during which the script is still watched. */
      readonly watchMs: number;
    };

/** From the child. */
export type FromContainer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly call: number; readonly answer: Answer }
  /** Nothing more is looked for. */
  | { readonly kind: 'watched'; readonly call: number }
  | { readonly kind: 'breach'; readonly call: number; readonly breach: ObservedBreach }
  | { readonly kind: 'console'; readonly call: number; readonly line: ConsoleLine }
  /** An error that nothing caught: the process ends. `call` is null where nobody can tell whose it was. */
  | { readonly kind: 'uncaught'; readonly call: number | null; readonly error: ScriptError };

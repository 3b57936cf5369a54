import { compileFunction } from 'node:vm';
import type { Answer, Place } from '../line.ts';
import { kindOf, type PlacesOf, scriptError, short } from './answer-of.ts';
import { PREFIX, PROBE, probed, SUFFIX } from './probes.ts';

export type Action = (...args: unknown[]) => unknown;

export type CompiledScript =
  | { readonly kind: 'action'; readonly run: Action; readonly placesOf: PlacesOf }
  /** What every call of it answers. */
  | { readonly kind: 'no-action'; readonly answer: Answer; readonly placesOf: PlacesOf };

/** What the text sees as if they were globals. */
export type Surroundings = Readonly<Record<string, unknown>>;

/** Called where a function of the script begins, and where it goes on after `await`. */
export interface Watcher {
  ran(place: Place | null): void;
  wentOn(place: Place | null): void;
}

/**
 * Makes a function of a script's text, as a value in this very realm: errors and buffers are those that modules know, as at Auth0.
 * `name` shows in stack traces.
 */
export function compile(name: string, source: string, surroundings: Surroundings, watcher: Watcher): CompiledScript {
  const script = probed(source);
  const placesOf = placesIn(name, script.original);
  const probe = {
    ran: (index: number) => watcher.ran(script.places[index] ?? null),
    back: <Value>(index: number, value: Value): Value => {
      watcher.wentOn(script.places[index] ?? null);
      return value;
    },
  };
  let make: Action;
  try {
    make = compileFunction(PREFIX + script.source + SUFFIX, [...Object.keys(surroundings), PROBE], {
      filename: name,
      lineOffset: -1,
      importModuleDynamically: () => {
        throw new Error('import() is not available to action scripts; use require.');
      },
    }) as Action;
  } catch (error) {
    return { kind: 'no-action', answer: syntaxError(error, name, source), placesOf };
  }
  try {
    const action = make(...Object.values(surroundings), probe);
    if (typeof action === 'function') return { kind: 'action', run: action as Action, placesOf };
    return { kind: 'no-action', answer: { kind: 'not-a-function', found: kindOf(action) }, placesOf };
  } catch (thrown) {
    return { kind: 'no-action', answer: { kind: 'error', error: scriptError(thrown, placesOf) }, placesOf };
  }
}

/** The engine writes place and caret above its message; of a text that ends too early it names the line after it. */
function syntaxError(error: unknown, name: string, source: string): Answer {
  const { message, stack } = error instanceof Error ? error : new SyntaxError(String(error));
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const head = String(stack).startsWith(`${name}:`) ? String(stack).slice(name.length) : '';
  const [, line, caret = ''] = /^:(\d+)(?:\n.*\n( *)\^)?/.exec(head) ?? [];
  const at = Math.min(Number(line), lines.length);
  const column = Math.min(caret.length, lines[at - 1]?.length ?? 0) + 1;
  return { kind: 'syntax-error', message: short(message), place: line === undefined ? null : { line: at, column } };
}

/** Finds `name:line:column` in stacks, and counts back to the script as it was written. */
function placesIn(name: string, original: (place: Place) => Place): PlacesOf {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+):(\\d+)`, 'g');
  return (stack) =>
    [...stack.matchAll(frame)].map(([, line, column]) => original({ line: Number(line), column: Number(column) }));
}

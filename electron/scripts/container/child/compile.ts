import { compileFunction } from 'node:vm';
import type { Answer, Place } from '../line.ts';
import { kindOf, type PlacesOf, short } from './answer-of.ts';
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
  try {
    const make: (...values: unknown[]) => unknown = compileFunction(
      PREFIX + script.source + SUFFIX,
      [...Object.keys(surroundings), PROBE],
      {
        filename: name,
        lineOffset: -1,
        importModuleDynamically: () => {
          throw new Error('import() is not available to action scripts; use require.');
        },
      },
    ) as Action;
    const action = make(...Object.values(surroundings), probe);
    if (typeof action === 'function') return { kind: 'action', run: action as Action, placesOf };
    return { kind: 'no-action', answer: { kind: 'not-a-function', found: kindOf(action) }, placesOf };
  } catch (error) {
    return { kind: 'no-action', answer: notCompiled(error, name, placesOf), placesOf };
  }
}

function notCompiled(error: unknown, name: string, placesOf: PlacesOf): Answer {
  const stack = error instanceof Error ? String(error.stack) : '';
  const message = short(error instanceof Error ? error.message : String(error));
  // Of a text that is no JavaScript the engine writes place and caret above its message.
  const [, line, text = '', caret = ''] = /^(?:.*):(\d+)\n(.*)\n( *)\^/.exec(stack) ?? [];
  if (error instanceof SyntaxError && line !== undefined && stack.startsWith(`${name}:`)) {
    return {
      kind: 'syntax-error',
      message,
      place: { line: Number(line), column: Math.min(caret.length, text.length) + 1 },
    };
  }
  return { kind: 'error', error: { name: error instanceof Error ? error.name : '', message, at: placesOf(stack) } };
}

/** Finds `name:line:column` in stacks, and counts back to the script as it was written. */
function placesIn(name: string, original: (place: Place) => Place): PlacesOf {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+):(\\d+)`, 'g');
  return (stack) =>
    [...stack.matchAll(frame)].map(([, line, column]) => original({ line: Number(line), column: Number(column) }));
}

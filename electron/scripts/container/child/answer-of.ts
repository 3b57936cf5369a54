import { inspect } from 'node:util';
import type { Answer, Json, ObservedBreach, Place, ScriptError } from '../line.ts';
import { UnauthorizedError, ValidationError, WrongUsernameOrPasswordError } from './error-classes.ts';

/** Longer texts than this help nobody, and a script must not flood its parent. */
const LONGEST_TEXT = 4_000;
/** Auth0 keeps profiles of some ten kilobytes; more than this is no profile. */
const LONGEST_VALUE = 200_000;
/** A value that is nested more deeply is no profile either, and its parent's stack could not take it over. */
const DEEPEST_VALUE = 100;

/** Kept before a script could put its own in their place. */
const { parse, stringify } = JSON;

/** Finds the places of a stack that lie in the script that runs. */
export type PlacesOf = (stack: string) => readonly Place[];

export interface ReadAnswer {
  readonly answer: Answer;
  readonly breaches: readonly ObservedBreach[];
}

/** What `callback(error, value)` says. */
export function answerOf(error: unknown, value: unknown, placesOf: PlacesOf): ReadAnswer {
  // Anything falsy is no error to a Node callback, the empty text included.
  if (!error) return valueAnswer(value);
  try {
    return errorAnswer(error, placesOf);
  } catch {
    return {
      answer: { kind: 'error', error: unreadable },
      breaches: [{ kind: 'no-error-object', found: 'unreadable' }],
    };
  }
}

/** @throws whatever a getter or a proxy of the error throws */
function errorAnswer(error: unknown, placesOf: PlacesOf): ReadAnswer {
  if (error instanceof WrongUsernameOrPasswordError) {
    // A script may have put anything into these.
    const { identifier, message } = error;
    const name = identifier ? short(String(identifier)) : null;
    return clean({ kind: 'wrong-password', identifier: name, message: short(String(message)) });
  }
  if (error instanceof ValidationError) {
    return clean({ kind: 'validation-error', code: short(String(error.code)), message: short(String(error.message)) });
  }
  if (error instanceof UnauthorizedError) return clean({ kind: 'unauthorized', message: short(String(error.message)) });
  const answer: Answer = { kind: 'error', error: scriptError(error, placesOf) };
  if (error instanceof Error) return clean(answer);
  return { answer, breaches: [{ kind: 'no-error-object', found: kindOf(error) }] };
}

/** What stands for an error of which nothing can be read. */
const unreadable: ScriptError = { name: 'Error', message: 'an error that throws when it is read', at: [] };

/** An error as it can be told; what was thrown need not be one. */
export function scriptError(thrown: unknown, placesOf: PlacesOf): ScriptError {
  try {
    return readError(thrown, placesOf);
  } catch {
    return unreadable;
  }
}

/** @throws whatever a getter or a proxy of the error throws */
function readError(thrown: unknown, placesOf: PlacesOf): ScriptError {
  if (!(thrown instanceof Error)) return { name: kindOf(thrown), message: short(told(thrown)), at: [] };
  // A script may have put anything into these.
  const stack = typeof thrown.stack === 'string' ? thrown.stack : '';
  return { name: short(String(thrown.name)), message: short(String(thrown.message)), at: placesOf(stack).slice(0, 20) };
}

/** In a word, for `callback('no')`, `throw null` and their like. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return value instanceof Promise ? 'a promise' : 'an object';
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}

/** Cut to what is worth telling. */
export function short(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)} … (${text.length} characters)`;
}

function clean(answer: Answer): ReadAnswer {
  return { answer, breaches: [] };
}

function valueAnswer(value: unknown): ReadAnswer {
  if (value === undefined) return clean({ kind: 'value', value: null });
  let text: string | undefined;
  try {
    text = stringify(value);
  } catch (reason) {
    return { answer: { kind: 'value', value: null }, breaches: [{ kind: 'not-json', what: short(told(reason)) }] };
  }
  if (text === undefined)
    return { answer: { kind: 'value', value: null }, breaches: [{ kind: 'not-json', what: kindOf(value) }] };
  if (text.length > LONGEST_VALUE) {
    return {
      answer: { kind: 'value', value: null },
      breaches: [{ kind: 'not-json', what: `${text.length} characters, which is too much` }],
    };
  }
  const read = parse(text) as Json;
  if (isDeeperThan(read, DEEPEST_VALUE)) {
    return {
      answer: { kind: 'value', value: null },
      breaches: [{ kind: 'not-json', what: `more than ${DEEPEST_VALUE} objects within each other` }],
    };
  }
  return clean({ kind: 'value', value: read });
}

function isDeeperThan(value: Json, levels: number): boolean {
  let level: readonly Json[] = [value];
  for (let left = levels; level.length > 0; left -= 1) {
    if (left < 0) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

function told(value: unknown): string {
  if (value instanceof Error) return String(value.message);
  return typeof value === 'string' ? value : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}

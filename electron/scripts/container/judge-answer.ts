import { assertNever } from '../../common/assert-never.ts';
import type { Action } from '../actions.ts';
import type { Answer, Json } from './line.ts';
import type { Breach, ScriptOutcome } from './result.ts';

/** Auth0 takes user ids of at most so many characters, without blanks (Management API: POST /api/v2/users). */
const LONGEST_USER_ID = 255;

/** What an answer means for the action that gave it. */
export function judgeAnswer(
  action: Action,
  answer: Answer,
): { readonly outcome: ScriptOutcome; readonly breaches: readonly Breach[] } {
  switch (answer.kind) {
    case 'value':
      return judgeValue(action, answer.value);
    case 'wrong-password':
    case 'validation-error':
    case 'unauthorized':
    case 'error':
    case 'syntax-error':
    case 'not-a-function':
      return { outcome: answer, breaches: [] };
    default:
      return assertNever(answer);
  }
}

function judgeValue(
  { answers }: Action,
  value: Json,
): { readonly outcome: ScriptOutcome; readonly breaches: readonly Breach[] } {
  if (answers !== 'profile') return { outcome: { kind: 'value', value }, breaches: [] };
  if (value === null) return { outcome: { kind: 'nobody' }, breaches: [] };
  if (!isObject(value)) {
    const found = Array.isArray(value) ? 'an array' : `a ${typeof value}`;
    return { outcome: { kind: 'value', value }, breaches: [{ kind: 'no-profile', found }] };
  }
  const why = unfitUserId(value.user_id);
  return {
    outcome: { kind: 'profile', profile: value },
    breaches: why === null ? [] : [{ kind: 'unfit-user-id', why }],
  };
}

function unfitUserId(id: Json | undefined): Extract<Breach, { kind: 'unfit-user-id' }>['why'] | null {
  if (id === undefined || id === null || id === '') return 'missing';
  if (typeof id !== 'string') return 'not-a-text';
  if (/\s/.test(id)) return 'blank-in-it';
  return id.length > LONGEST_USER_ID ? 'too-long' : null;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

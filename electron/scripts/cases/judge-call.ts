import { isDeepStrictEqual } from 'node:util';
import { TRICKLE_MARK } from '../../accounts/metadata-names.ts';
import { assertNever } from '../../common/assert-never.ts';
import type { Json, Place } from '../container/line.ts';
import type { Breach, ScriptOutcome, ScriptResult } from '../container/result.ts';
import { differingFields } from './differing-fields.ts';
import type { Profile } from './subject.ts';
import type { Call } from './test-case.ts';

/** What is wrong with an answer, without a word of the script's own; where in its text, if that is known. */
export interface Fault {
  readonly why: string;
  readonly place: Place | null;
}

/** `over`: the script was free to refuse, and did; `why` where the case then shows nothing. */
export type CallVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'over'; readonly why: string | null }
  | ({ readonly kind: 'wrong' } & Fault);

/** Holds one call's result against what was expected; `earlier` are the results of the case's calls before it. */
export function judgeCall(call: Call, result: ScriptResult, earlier: readonly ScriptResult[]): CallVerdict {
  const [breach] = result.breaches;
  if (breach !== undefined)
    return { kind: 'wrong', why: `${call.action} ${breachWords[breach.kind]}`, place: placeOfBreach(breach) };
  const { outcome, durationMs } = result;
  const { expected } = call;
  if (expected.kind === 'value-or-invalid' && refusesValue(outcome)) return { kind: 'over', why: null };
  if (expected.kind === 'deleted' && isReferredTo(outcome)) return { kind: 'over', why: referredTo };
  const why = wrongWith(call, outcome, earlier) ?? slow(durationMs);
  return why === null
    ? { kind: 'right' }
    : { kind: 'wrong', why: `${call.action} ${why}`, place: placeOfOutcome(outcome) };
}

function wrongWith({ expected }: Call, outcome: ScriptOutcome, earlier: readonly ScriptResult[]): string | null {
  const got = answerWords(outcome);
  switch (expected.kind) {
    case 'user':
      return outcome.kind === 'profile'
        ? otherUser(expected.user, outcome.profile)
        : `${got} instead of somebody’s profile.`;
    case 'profile':
      return outcome.kind === 'profile'
        ? otherFields(expected.fields, outcome.profile)
        : `${got} instead of somebody’s profile.`;
    case 'same-as':
      return sameAs(earlier[expected.call]?.outcome, outcome);
    case 'marked':
      if (outcome.kind !== 'profile') return `${got} instead of somebody’s profile.`;
      return hasMark(outcome.profile)
        ? null
        : `hands over a profile without app_metadata.${TRICKLE_MARK}: a bulk run could not tell whom it brought and who came by signing in.`;
    case 'nobody':
      return outcome.kind === 'nobody' ? null : `${got} instead of nobody.`;
    case 'not-this-user':
      if (outcome.kind === 'nobody') return null;
      if (outcome.kind !== 'profile') return `${got} instead of nobody.`;
      return outcome.profile.user_id === expected.userId ? 'finds somebody whom you did not choose.' : null;
    case 'wrong-password':
      return outcome.kind === 'wrong-password'
        ? null
        : `${got} instead of WrongUsernameOrPasswordError.${outcome.kind === 'profile' ? ' Somebody gets in who must not.' : ''}`;
    case 'refused':
      if (outcome.kind === 'unauthorized' || outcome.kind === 'wrong-password') return null;
      return `${got} instead of UnauthorizedError.${refusedToo(outcome)}`;
    case 'no-profile':
      if (outcome.kind === 'profile') return 'lets somebody in who must not be let in.';
      return hasAnswered(outcome) || outcome.kind === 'error' ? null : `${got}.`;
    case 'taken':
      if (outcome.kind === 'validation-error' && outcome.code === 'user_exists') return null;
      return `${got} instead of ValidationError with the code user_exists.`;
    case 'value':
    case 'value-or-invalid':
      return otherValue(expected.value, outcome);
    case 'deleted':
      return otherValue('nothing', outcome);
    case 'outage':
      return outcome.kind === 'error'
        ? null
        : `${got} instead of an error, although the database does not answer.${outageToo(outcome)}`;
    case 'anything':
      return hasAnswered(outcome) || outcome.kind === 'error' ? null : `${got}.`;
    default:
      return assertNever(expected);
  }
}

/** Longer than the templates take at the very most. */
const TOO_LONG_MS = 14_000;

/** What is wrong with a call that takes so long, in words that follow the action's name; null where nothing is. */
export function slow(durationMs: number): string | null {
  if (durationMs <= TOO_LONG_MS) return null;
  return `takes ${Math.round(durationMs / 1000)} seconds. Auth0 ends a call after about 20, and is farther from the database than this computer.`;
}

function otherUser(user: Profile, profile: Profile): string | null {
  return told(differingFields(user, withoutMark(profile)), 'differs from what a bulk import sends');
}

function otherFields(fields: Profile, profile: Profile): string | null {
  const seen = Object.fromEntries(Object.entries(profile).filter(([name]) => Object.hasOwn(fields, name)));
  return told(differingFields(fields, seen), 'is not right');
}

function told(fields: readonly string[], how: string): string | null {
  if (fields.length === 0) return null;
  const id = fields.includes('user_id') ? ' With another user_id, Auth0 would have the same person twice.' : '';
  return `hands over a profile that ${how}: ${fields.join(', ')}.${id}`;
}

function sameAs(before: ScriptOutcome | undefined, now: ScriptOutcome): string | null {
  if (before?.kind !== 'profile') return null;
  if (now.kind !== 'profile') return `${answerWords(now)} instead of the profile of the call before.`;
  return told(
    differingFields(withoutMark(before.profile), withoutMark(now.profile)),
    'is another than the call before it gave',
  );
}

function otherValue(value: boolean | 'nothing', outcome: ScriptOutcome): string | null {
  const wanted = value === 'nothing' ? 'no error' : String(value);
  if (outcome.kind !== 'value') return `${answerWords(outcome)} instead of ${wanted}.`;
  // Whatever create and deleteUser hand over beside an error, Auth0 does not look at.
  if (value === 'nothing' || isDeepStrictEqual(outcome.value, value)) return null;
  return `answers ${typeof outcome.value === 'boolean' ? outcome.value : 'something else'} instead of ${wanted}.`;
}

function hasMark({ app_metadata: metadata }: Profile): boolean {
  return isObject(metadata) && isObject(metadata[TRICKLE_MARK]);
}

/** The mark has a moment in it, and a bulk import sends none; nor does it send app metadata by its older name beside. */
function withoutMark(profile: Profile): Profile {
  const { app_metadata: metadata, ...rest } = profile;
  if (!isObject(metadata)) return profile;
  const { metadata: older, ...without } = rest;
  const others = isDeepStrictEqual(older, metadata) ? without : rest;
  const { [TRICKLE_MARK]: _, ...kept } = metadata;
  return Object.keys(kept).length === 0 ? others : { ...others, app_metadata: kept };
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The script has said something that Auth0 understands, and no error of its own. */
function hasAnswered({ kind }: ScriptOutcome): boolean {
  return (
    kind === 'nobody' ||
    kind === 'value' ||
    kind === 'wrong-password' ||
    kind === 'unauthorized' ||
    kind === 'validation-error'
  );
}

function refusedToo({ kind }: ScriptOutcome): string {
  if (kind === 'nobody') return ' Their address would be free for somebody else to sign up with.';
  return kind === 'profile' ? ' Somebody gets in who may not.' : '';
}

function outageToo({ kind }: ScriptOutcome): string {
  if (kind === 'wrong-password') return ' Everybody would be told that their password is wrong.';
  if (kind === 'nobody') return ' Auth0 would take everybody for unknown.';
  return kind === 'timed-out' ? ' Give it a limit of its own, well under Auth0’s.' : '';
}

/** It has no room for the value, or wants another one; that somebody has the address is not about the password. */
function refusesValue(outcome: ScriptOutcome): boolean {
  return (
    outcome.kind === 'validation-error' && !(outcome.code === 'user_exists' || outcome.code === 'which_application')
  );
}

/** Of a deleteUser that has nobody deleted whom other rows refer to. */
export const referredTo =
  'The script refuses to delete this account, as other rows of the database refer to it. Whether it deletes shows only with somebody to whom none do.';

function isReferredTo(outcome: ScriptOutcome): boolean {
  return outcome.kind === 'validation-error' && outcome.code === 'referred_to';
}

/** Codes of the templates; of any other only the script itself knows what is in it. */
const codeWords: Readonly<Partial<Record<string, string>>> = {
  user_exists: ' (user_exists)',
  too_long: ' (too_long)',
  referred_to: ' (referred_to: other rows of the database refer to the account)',
  which_application:
    ' (which_application: the database holds several, and you chose none; choose one in the step Accounts)',
};

/** What is to be told of an answer; the code of a ValidationError, and the value where one was handed over. */
interface Answered {
  readonly kind: ScriptOutcome['kind'];
  readonly code?: string | null;
  readonly value?: Json;
}

/** What came, in words that follow the action's name. Nothing of what the script said. */
export function answerWords(outcome: Answered): string {
  switch (outcome.kind) {
    case 'profile':
      return 'hands over a profile';
    case 'nobody':
      return 'finds nobody';
    case 'value':
      return typeof outcome.value === 'boolean' ? `answers ${outcome.value}` : 'answers without an error';
    case 'wrong-password':
      return 'answers WrongUsernameOrPasswordError';
    case 'validation-error':
      return `answers ValidationError${codeWords[outcome.code ?? ''] ?? ''}`;
    case 'unauthorized':
      return 'answers UnauthorizedError';
    case 'error':
      return 'ends with an error';
    case 'syntax-error':
      return 'is no JavaScript and can’t be run';
    case 'not-a-function':
      return 'is no function and can’t be run';
    case 'timed-out':
      return 'did not call back within the limit';
    case 'crashed':
      return 'took its container down';
    case 'out-of-memory':
      return 'took more memory than a container has';
    case 'recycled':
      return 'was ended, because something else in its container went over the limit';
    default:
      return assertNever(outcome.kind);
  }
}

/** In words that follow the action's name. */
export const breachWords: Readonly<Record<Breach['kind'], string>> = {
  'callback-twice': 'calls its callback more than once.',
  'work-after-callback': 'goes on after its callback.',
  'callback-too-early': 'calls back before what it began is over.',
  'synchronous-throw': 'throws instead of calling back.',
  'unhandled-rejection': 'leaves a rejected promise to nobody.',
  'promise-without-callback': 'ends without calling back.',
  'no-error-object': 'hands over an error that is no Error.',
  'not-json': 'hands over something that can’t be written as JSON.',
  'no-profile': 'hands over something that is no profile.',
  'unfit-user-id': 'hands over a profile whose user_id Auth0 does not take.',
  'busy-past-limit': 'calls back and goes on until the limit.',
  'crashed-after-callback': 'calls back and takes its container down.',
  'password-written': 'writes a password to its console, its profile or its error.',
};

function placeOfOutcome(outcome: ScriptOutcome): Place | null {
  if (outcome.kind === 'syntax-error') return outcome.place;
  return outcome.kind === 'error' ? (outcome.error.at[0] ?? null) : null;
}

function placeOfBreach(breach: Breach): Place | null {
  if ('place' in breach) return breach.place;
  return 'error' in breach ? (breach.error?.at[0] ?? null) : null;
}

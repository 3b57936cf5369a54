import type { ColumnProfile } from '../values/profile.ts';
import type { Concept } from '../words/lexicon.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';

// What the names of columns say of whether they tell who may sign in.

/** What a flag says of those for whom it is set. */
export type Meaning = 'active' | 'inactive' | 'locked' | 'deleted';
const meanings: readonly Meaning[] = ['active', 'inactive', 'locked', 'deleted'];

/** What a name says of the accounts for which its flag is set; null where it says nothing of it, or several things at once. */
export function meaningOf(name: string): Meaning | null {
  const said = meanings.filter((meaning) => speaksOf(name, meaning));
  const [meaning, second] = said;
  if (meaning === undefined || second !== undefined) return null;
  return meaning;
}

/** Words that make it a flag of something else than the account, whatever is said of that. */
const ofElse: readonly Concept[] = ['mail', 'phone', 'attempts', 'token', 'question', 'server'];
/** Words that mostly do: of what is locked, disabled or deleted somebody must say that it is not the account. */
export const mostlyOfElse: readonly Concept[] = [
  'password',
  'aside',
  'created',
  'changed',
  'thing',
  'role',
  'given',
  'family',
  'trait',
];
/** What is said of somebody who may not sign in. */
export const barringWords: readonly Concept[] = ['locked', 'inactive', 'deleted'];

/** Names that say what the column is, which has nothing to do with who may sign in. */
const ofItself: readonly Concept[] = [
  'name',
  'nick',
  'salt',
  'hash',
  'format',
  'other',
  'code',
  'log',
  'date',
  'confirmed',
];

/** `CanLogin`, `Expired`, `Archived`, `Xyz`: whatever doesn't say that it is about something else may be about signing in. */
export function mayBeAbout(name: string): boolean {
  return !speaksOfAny(name, [...ofElse, ...mostlyOfElse, ...ofItself]);
}

/** Whether a name says that its column is about who may sign in. */
export function isAbout(name: string): boolean {
  if (speaksOfAny(name, ofElse)) return false;
  if (speaksOfAny(name, barringWords)) return true;
  // `LoginEnabled` speaks of nothing else, `LoginState` of a session.
  const isOfSession = speaksOf(name, 'login') && meaningOf(name) === null;
  return speaksOfAny(name, ['active', 'status', 'confirmed']) && !isOfSession && !speaksOfAny(name, mostlyOfElse);
}

/** A name that says no more than whose it is. */
export function saysNothingOfItself(name: string, besides: readonly Concept[] = []): boolean {
  return [...readName(name).concepts].every((concept) => ['user', 'person', ...besides].includes(concept));
}

/** `DeletedBy` beside `Deleted` names who did it, with a text or a number. */
export function saysByWhom({ name, said, kind }: ColumnProfile, all: readonly ColumnProfile[]): boolean {
  const meaning = meaningOf(said);
  return (
    meaning !== null &&
    ['text', 'whole', 'guid'].includes(kind) &&
    /(?:_(?:by|von|por|par|door|durch|przez|av|da)|_(?:BY|VON|POR|PAR|DOOR|AV|DA)|[a-z](?:By|Von|Por|Par|Door|Durch|Przez|Av|Da))$/.test(
      name,
    ) &&
    all.some((other) => ['flag', 'moment'].includes(other.kind) && meaningOf(other.said) === meaning)
  );
}

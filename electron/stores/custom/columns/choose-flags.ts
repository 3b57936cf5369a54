import type { Condition } from '../../mapping/mapping.ts';
import { type Answers, ask, NONE, type Question } from '../question.ts';
import { percent } from '../values/password-shape.ts';
import type { ColumnProfile } from '../values/profile.ts';
import { spellingsOf, spellingsOfYes, yesAndNo } from '../values/yes-and-no.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';
import {
  barringWords,
  isAbout,
  type Meaning,
  mayBeAbout,
  meaningOf,
  mostlyOfElse,
  saysByWhom,
  saysNothingOfItself,
} from './flag-names.ts';
import type { LookupWords } from './lookup-words.ts';

/** Who can't sign in now, by what the columns of one table say. */
export interface FlagChoices {
  readonly locked: readonly Condition[];
  readonly unapproved: readonly Condition[];
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
}

/** A reading by which more than half of everybody could not sign in is no reading to trust. */
const MOST_BARRED = 0.5;

/** The columns of a table, by the name under which the statement knows it, that say who may not sign in. */
export function chooseFlags(
  alias: string,
  profiles: readonly ColumnProfile[],
  wordsOf: LookupWords,
  taken: readonly ColumnProfile[],
  answers: Answers,
): FlagChoices {
  const found = profiles
    .filter((profile) => !taken.includes(profile) && !saysByWhom(profile, profiles))
    .map((profile) =>
      profile.kind === 'moment'
        ? fromMoment(alias, profile, answers)
        : fromFlag(alias, profile, wordsOf(profile.name), answers),
    );
  return {
    locked: found.flatMap(({ locked }) => locked),
    unapproved: found.flatMap(({ unapproved }) => unapproved),
    evidence: found.flatMap(({ evidence }) => evidence),
    questions: found.flatMap(({ questions }) => questions),
  };
}

const nothing: FlagChoices = { locked: [], unapproved: [], evidence: [], questions: [] };

/** Both tables of a person may have a column of that name. */
function questionId(alias: string, name: string): string {
  return `flag:${alias === 'u' ? '' : `${alias}.`}${name}`;
}

function fromFlag(
  alias: string,
  profile: ColumnProfile,
  words: ReadonlyMap<string, string> | null,
  answers: Answers,
): FlagChoices {
  const { name, said, kind, choices } = profile;
  const about = isAbout(said);
  if (!about && !(isCode(profile) && mayBeAbout(said))) return nothing;
  if (choices === null) {
    if (profile.filled === 0) return nothing;
    // A text of its own or a number of many values can't be put as a flag; passing over it must be somebody's decision.
    const question = ask(answers, {
      id: questionId(alias, name),
      text: `${name} has too many values to be read as a flag. Does it say who may sign in?`,
      options: [{ id: NONE, label: 'No, or it will be written into the mapping by hand' }],
    });
    return { ...nothing, questions: [question] };
  }
  if (choices.size === 0 && kind !== 'flag') return nothing;
  const spoken = about ? fromWords(alias, profile, words, choices) : null;
  if (spoken !== null) return spoken;
  const meaning = about ? meaningOf(said) : null;
  // Approved for what, a word that nobody understands may say.
  const isRead = readName(said).unread.length === 0 && !speaksOfAny(said, ['negation', ...mostlyOfElse]);
  const turned = isRead ? meaning : null;
  const barred = turned === null ? null : barredShare(turned, profile, choices);
  if (turned === null || barred === null || barred > MOST_BARRED) return asked(alias, profile, choices, answers);
  return {
    ...(turned === 'locked'
      ? { locked: [conditionOf(turned, alias, profile)], unapproved: [] }
      : { locked: [], unapproved: [conditionOf(turned, alias, profile)] }),
    evidence: [
      `${name} is set for those who ${turned === 'active' ? 'may' : 'may not'} sign in, as its name says: ${percent(1 - barred)} of the sampled accounts may`,
    ],
    questions: [],
  };
}

/**
 * A status whose values say themselves what they are: `active` and `gesperrt`, or A and I, which begin those two words in each language
 * of the lexicon but the Nordic ones, and there are no others. Only what says active lets somebody in.
 */
function fromWords(
  alias: string,
  profile: ColumnProfile,
  words: ReadonlyMap<string, string> | null,
  choices: ReadonlyMap<string, number>,
): FlagChoices | null {
  const { name, said, kind, rows, filled } = profile;
  const values = [...choices.keys()].map((value) => ({ value, word: words?.get(value) ?? value }));
  const isOfWords = (kind === 'text' || words !== null) && speaksOfAny(said, ['status', 'active']);
  if (!isOfWords || values.length < 2 || filled < rows || speaksOfAny(said, ['negation', ...mostlyOfElse])) return null;
  const letters = values.map(({ word }) => word.trim().toUpperCase()).toSorted();
  const isOfLetters = letters.join() === 'A,I';
  const isRead = values.every(({ word }) => {
    const { unread, concepts } = readName(word);
    return meaningOf(word) !== null && unread.length === 0 && !concepts.has('negation');
  });
  const active = values.filter(({ word }) =>
    isOfLetters ? word.trim().toUpperCase() === 'A' : meaningOf(word) === 'active',
  );
  const share = active.reduce((sum, { value }) => sum + (choices.get(value) ?? 0), 0) / rows;
  if (!(isRead || isOfLetters) || active.length === 0 || share < 1 - MOST_BARRED) return null;
  const column = { table: alias, column: name };
  return {
    ...nothing,
    unapproved: [{ kind: 'is-none-of', column, values: active.flatMap(({ value }) => spellingsOf(value)) }],
    evidence: [
      `${name} says ${active.map(({ word }) => `“${word.trim()}”`).join(' or ')} of those who may sign in: ${percent(share)} of the sampled accounts`,
    ],
  };
}

/** Short enough, and few enough, to be a flag or a status whatever it is called. */
function isCode({ kind, choices }: ColumnProfile): boolean {
  if (kind === 'flag') return true;
  if (choices === null || choices.size < 2 || choices.size > MOST_UNNAMED) return false;
  return kind === 'whole' || [...choices.keys()].every((text) => text.trim().length <= 2) || yesAndNo(choices) !== null;
}

/** A code of more values is a category rather than a flag. */
const MOST_UNNAMED = 4;

/** The share of rows that would be kept from signing in, read so; null where values or NULLs don't fit the reading. */
function barredShare(
  meaning: Meaning,
  { rows, filled }: ColumnProfile,
  choices: ReadonlyMap<string, number>,
): number | null {
  const read = yesAndNo(choices);
  if (rows === 0 || read === null) return null;
  // Whether somebody without a word on it may sign in, nobody can tell.
  if (meaning === 'active') return filled < rows ? null : read.no / rows;
  return read.yes / rows;
}

function conditionOf(meaning: Meaning, alias: string, profile: ColumnProfile): Condition {
  const column = { table: alias, column: profile.name };
  const set = profile.kind === 'text' ? spellingsOfYes(profile) : profile.kind === 'flag' ? ['1'] : ['1', '-1'];
  if (meaning !== 'active') return { kind: 'is-one-of', column, values: set };
  // There may be further values that no sampled row has: only those that say yes let somebody in.
  return { kind: 'is-none-of', column, values: set };
}

function asked(
  alias: string,
  profile: ColumnProfile,
  choices: ReadonlyMap<string, number>,
  answers: Answers,
): FlagChoices {
  const { name, rows, kind } = profile;
  const column = { table: alias, column: name };
  const values = [...new Set([...choices.keys(), ...(kind === 'flag' ? ['0', '1'] : [])])].sort();
  const shown = (value: string) =>
    `“${value.trim()}” (${percent((choices.get(value) ?? 0) / Math.max(rows, 1))} of the sampled rows)`;
  const options = values.flatMap((value) => [
    {
      id: `only:${value.trim()}`,
      label: `Only those with ${shown(value)} may sign in`,
      condition: { kind: 'is-none-of', column, values: [value] } as const,
    },
    ...(values.length > 2
      ? [
          {
            id: `except:${value.trim()}`,
            label: `All may sign in but those with ${shown(value)}`,
            condition: { kind: 'is-one-of', column, values: [value] } as const,
          },
        ]
      : []),
  ]);
  const question = ask(answers, {
    id: questionId(alias, name),
    text: `What does ${name} say about signing in?`,
    options: [...options.map(({ id, label }) => ({ id, label })), { id: NONE, label: 'Nothing' }],
  });
  const chosen = options.find(({ id }) => id === question.answer);
  return {
    ...nothing,
    unapproved: chosen === undefined ? [] : [chosen.condition],
    evidence: [],
    questions: [question],
  };
}

/** Moments: a lockout that ends, a validity that ends, the day on which somebody left. */
function fromMoment(alias: string, profile: ColumnProfile, answers: Answers): FlagChoices {
  const { name, said, filled } = profile;
  const column = { table: alias, column: name };
  const isBarring = speaksOfAny(said, barringWords);
  if (speaksOfAny(said, ['password', 'mail', 'token', 'last'])) return nothing;
  if (!isBarring && speaksOfAny(said, ['created', 'changed', 'login', 'seen', 'attempts', 'confirmed'])) return nothing;
  const until = speaksOf(said, 'until');
  if (speaksOf(said, 'locked') && until) {
    return {
      ...nothing,
      locked: [{ kind: 'is-ahead', column, onlyIf: null }],
      evidence: [`${name} says until when an account is locked`],
    };
  }
  const isRead = readName(said).unread.length === 0 && !speaksOfAny(said, mostlyOfElse);
  if (speaksOfAny(said, ['deleted', 'inactive']) && isRead && !until && filled <= profile.rows * MOST_BARRED) {
    // A day that is still to come has not come.
    return {
      ...nothing,
      unapproved: [{ kind: 'is-over', column }],
      evidence: [`${name} says when an account was given up: who has a day there may not sign in`],
    };
  }
  const about = speaksOfAny(said, [...barringWords, 'archive']) || until;
  // A day that few have and whose name nobody understands may be the one on which they left.
  const isUnread = saysNothingOfItself(said, ['date']) && filled <= profile.rows * MOST_BARRED;
  if ((!about && !isUnread) || filled === 0) return nothing;
  const question = ask(answers, {
    id: questionId(alias, name),
    text: `What does ${name} say about signing in?`,
    options: [
      { id: 'over', label: 'Who has a moment there that is over may not sign in' },
      { id: 'ahead', label: 'Who has a moment there that is still to come may not sign in' },
      { id: NONE, label: 'Nothing' },
    ],
  });
  const conditions: readonly Condition[] =
    question.answer === 'over'
      ? [{ kind: 'is-over', column }]
      : question.answer === 'ahead'
        ? [{ kind: 'is-ahead', column, onlyIf: null }]
        : [];
  return { ...nothing, unapproved: conditions, questions: [question] };
}

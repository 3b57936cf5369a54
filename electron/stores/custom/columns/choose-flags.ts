import type { Condition } from '../../mapping/mapping.ts';
import { type Answers, ask, NONE, type Question } from '../question.ts';
import { percent } from '../values/password-shape.ts';
import type { ColumnProfile } from '../values/profile.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';

/** Who can't sign in now, by what the columns of one table say. */
export interface FlagChoices {
  readonly locked: readonly Condition[];
  readonly unapproved: readonly Condition[];
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
}

/** A reading by which more than half of everybody could not sign in is no reading to trust. */
const MOST_BARRED = 0.5;

type Meaning = 'active' | 'inactive' | 'locked' | 'deleted';
const meanings: readonly Meaning[] = ['active', 'inactive', 'locked', 'deleted'];

/** Texts that stand for yes and no in flags, in the languages of the lexicon. */
const yes = [
  '1',
  '-1',
  'Y',
  'S',
  'J',
  'O',
  'T',
  'X',
  'V',
  'YES',
  'SI',
  'SÍ',
  'JA',
  'OUI',
  'SIM',
  'TRUE',
  'WAHR',
  'VRAI',
];
const no = ['0', 'N', 'F', 'NO', 'NEIN', 'NON', 'NAO', 'NÃO', 'NEE', 'FALSE', 'FALSCH', 'FAUX'];

/** The columns of a table, by the name under which the statement knows it, that say who may not sign in. */
export function chooseFlags(
  alias: string,
  profiles: readonly ColumnProfile[],
  taken: readonly ColumnProfile[],
  answers: Answers,
): FlagChoices {
  const found = profiles
    .filter((profile) => !taken.includes(profile))
    .map((profile) =>
      profile.kind === 'moment' ? fromMoment(alias, profile, answers) : fromFlag(alias, profile, answers),
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

/** What a name says of the accounts for which its flag is set; null where it says nothing of it, or several things at once. */
function meaningOf(name: string): Meaning | null {
  const said = meanings.filter((meaning) => speaksOf(name, meaning));
  const [meaning, second] = said;
  if (meaning === undefined || second !== undefined) return null;
  return meaning;
}

function isAbout(name: string): boolean {
  return (
    speaksOfAny(name, [...meanings, 'status', 'confirmed']) &&
    !speaksOfAny(name, [
      'mail',
      'phone',
      'password',
      'attempts',
      'aside',
      'token',
      'created',
      'changed',
      'login',
      'thing',
      'role',
      'given',
      'family',
      'question',
    ])
  );
}

function fromFlag(alias: string, profile: ColumnProfile, answers: Answers): FlagChoices {
  const { name, kind, choices } = profile;
  const about = isAbout(name);
  if (!about && !(isCode(profile) && saysNothingOfItself(name))) return nothing;
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
  const meaning = about ? meaningOf(name) : null;
  const turned = speaksOf(name, 'negation') ? null : meaning;
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

/** Short enough, and few enough, to be a flag or a status whatever it is called. */
function isCode({ kind, choices }: ColumnProfile): boolean {
  if (kind === 'flag') return true;
  if (choices === null || choices.size < 2 || choices.size > MOST_UNNAMED) return false;
  return kind === 'whole' || [...choices.keys()].every((text) => text.trim().length <= 2 || isYesOrNo(text));
}

/** A code of more values is a category rather than a flag. */
const MOST_UNNAMED = 4;

/** A name that says no more than whose it is. */
function saysNothingOfItself(name: string): boolean {
  return [...readName(name).concepts].every((concept) => concept === 'user' || concept === 'person');
}

function isYesOrNo(text: string): boolean {
  return isYes(text) || isNo(text);
}
function isYes(text: string): boolean {
  return yes.includes(text.trim().toUpperCase());
}
function isNo(text: string): boolean {
  return no.includes(text.trim().toUpperCase());
}

/** The share of rows that would be kept from signing in, read so; null where values or NULLs don't fit the reading. */
function barredShare(
  meaning: Meaning,
  { rows, filled }: ColumnProfile,
  choices: ReadonlyMap<string, number>,
): number | null {
  const values = [...choices];
  if (rows === 0 || !values.every(([text]) => isYesOrNo(text))) return null;
  const count = (test: (text: string) => boolean) =>
    values.reduce((sum, [text, times]) => sum + (test(text) ? times : 0), 0);
  // Whether somebody without a word on it may sign in, nobody can tell.
  if (meaning === 'active') return filled < rows ? null : count(isNo) / rows;
  return count(isYes) / rows;
}

function conditionOf(meaning: Meaning, alias: string, profile: ColumnProfile): Condition {
  const column = { table: alias, column: profile.name };
  const set = profile.kind === 'text' ? spellings(profile) : profile.kind === 'flag' ? ['1'] : ['1', '-1'];
  if (meaning !== 'active') return { kind: 'is-one-of', column, values: set };
  // There may be further values that no sampled row has: only those that say yes let somebody in.
  return { kind: 'is-none-of', column, values: set };
}

/** Capital, small and mixed letters, filled up with blanks where the type does that: conditions compare texts as they stand. */
function spellings({ column }: ColumnProfile): readonly string[] {
  const fixed = /^n?char$/i.test(column.type) ? (column.length ?? 0) : 0;
  const cased = yes.flatMap((text) => [text, text.toLowerCase(), text.slice(0, 1) + text.slice(1).toLowerCase()]);
  return [
    ...new Set(
      cased
        .filter((text) => column.length === null || column.length < 0 || text.length <= column.length)
        .map((text) => text.padEnd(fixed)),
    ),
  ];
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
  const { name, filled } = profile;
  const column = { table: alias, column: name };
  if (
    speaksOfAny(name, [
      'last',
      'created',
      'changed',
      'login',
      'seen',
      'password',
      'mail',
      'token',
      'attempts',
      'confirmed',
    ])
  )
    return nothing;
  const until = speaksOf(name, 'until');
  if (speaksOf(name, 'locked') && until) {
    return {
      ...nothing,
      locked: [{ kind: 'is-ahead', column, onlyIf: null }],
      evidence: [`${name} says until when an account is locked`],
    };
  }
  if (speaksOf(name, 'deleted') && !until && filled <= profile.rows * MOST_BARRED) {
    // A day that is still to come has not come.
    return {
      ...nothing,
      unapproved: [{ kind: 'is-over', column }],
      evidence: [`${name} says when an account was given up: who has a day there may not sign in`],
    };
  }
  const about =
    speaksOfAny(name, ['locked', 'inactive', 'deleted']) ||
    until ||
    (speaksOf(name, 'active') && readName(name).concepts.has('until'));
  if (!about || filled === 0) return nothing;
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

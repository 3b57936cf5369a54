import { type Answers, ask, NONE } from '../question.ts';
import { describeShape, type PasswordShape } from '../values/password-shape.ts';
import { type ColumnProfile, distinctShare, filledShare } from '../values/profile.ts';
import type { Concept } from '../words/lexicon.ts';
import { readName, saysNothing, speaksOf, speaksOfAny } from '../words/read-name.ts';
import { type Choice, nothingFound, type SurveyedTable } from './surveyed-table.ts';

/** A column whose values may be passwords, with their shape. */
export interface PasswordColumn {
  readonly profile: ColumnProfile;
  readonly shape: PasswordShape;
}

/** Words that make a secret another one than the password in force. */
const otherwise: readonly Concept[] = [
  'salt',
  'format',
  'question',
  'token',
  'old',
  'date',
  'changed',
  'confirmed',
  'attempts',
  'until',
  'other',
  'last',
  'server',
  'mail',
  'phone',
];

/** Words of a name that no password has, not even one that is kept for something else. */
const never: readonly Concept[] = ['salt', 'format', 'question', 'date', 'changed', 'confirmed', 'attempts', 'until'];

/** In characters or bytes: shorter columns hold no passwords. */
const SHORTEST = 4;
const NEARLY_ALL = 0.95;

const strengths: Readonly<Record<PasswordShape['kind'], number>> = {
  marked: 3,
  digest: 2,
  cipher: 1,
  typed: 1,
  untold: 0,
};

/** How much the strongest column that may hold passwords looks like hashes, 0 to 3. */
export function passwordStrength(surveyed: SurveyedTable): number {
  return Math.max(0, ...possiblePasswords(surveyed).map(({ shape }) => strengths[shape.kind]));
}

function possiblePasswords({ profiles }: SurveyedTable): readonly PasswordColumn[] {
  return profiles.flatMap((profile): readonly PasswordColumn[] => {
    const { password: shape, emails } = profile;
    if (shape === null || emails >= 0.1 || distinctShare(profile) < 0.2) return [];
    const possible = { profile, shape };
    const isPossible = shape.kind === 'typed' ? isTypedPassword(possible) : couldBe(possible);
    return isPossible || (shape.kind !== 'typed' && isNamedPassword(profile.said)) ? [possible] : [];
  });
}

/** Words as people type them are everywhere: only a name that means nothing else makes passwords of them. `clave` is a code, too. */
function isTypedPassword({ profile: { said }, shape }: PasswordColumn): boolean {
  return isNamedPassword(said) && !speaksOf(said, 'code') && shape.kind === 'typed' && !shape.ofOneLength;
}

/** Columns that are named as passwords and don't look like them: empty, the same for everybody, codes, or those of a server. */
function doubtfulPasswords(
  { profiles }: SurveyedTable,
  possible: readonly PasswordColumn[],
): readonly PasswordColumn[] {
  return profiles
    .filter(
      ({ said, kind, emails, column: { length } }) =>
        speaksOf(said, 'password') &&
        !speaksOfAny(said, never) &&
        (kind === 'text' || kind === 'bytes') &&
        (length === null || length < 0 || length >= SHORTEST) &&
        emails < 0.1,
    )
    .filter((profile) => possible.every((one) => one.profile !== profile))
    .map((profile) => ({ profile, shape: profile.password ?? { kind: 'untold' } }));
}

/** The column with the passwords. A name must agree with the values; values alone do only where they say themselves what they are. */
export function choosePassword(surveyed: SurveyedTable, answers: Answers): Choice<PasswordColumn> {
  const possible = possiblePasswords(surveyed);
  const named = possible.filter(({ profile: { said } }) => isNamedPassword(said));
  const others = possible.filter((one) => !named.includes(one));
  const isSalted = surveyed.profiles.some(({ said, filled }) => filled > 0 && speaksOf(said, 'salt'));
  const doubtful = doubtfulPasswords(surveyed, possible);
  const best = strongest(named, [...others, ...doubtful]);
  // A hash of what, only a salt beside it or the value itself tells: files and orders have hashes too.
  const isOfPassword = best?.shape.kind !== 'digest' || isSalted || speaksOf(best.profile.said, 'password');
  const sure = (isOfPassword ? best : null) ?? soleMarked(named, others);
  if (sure !== null) {
    return {
      found: sure,
      confidence: sure.shape.kind === 'marked' ? 0.97 : 0.9,
      evidence: [evidenceOf(sure)],
      questions: [],
    };
  }
  const candidates = [...named, ...others, ...doubtful];
  if (candidates.length === 0) return nothingFound;
  const question = ask(answers, {
    id: 'password',
    text: 'Which column holds the passwords, or what was made of them?',
    options: [
      ...candidates.map((one) => ({ id: one.profile.name, label: evidenceOf(one) })),
      { id: NONE, label: 'None of them' },
    ],
  });
  return {
    found: candidates.find(({ profile }) => profile.name === question.answer) ?? null,
    confidence: 0.5,
    evidence: candidates.map(evidenceOf),
    questions: [question],
  };
}

export function isNamedPassword(name: string): boolean {
  return speaksOfAny(name, ['password', 'hash']) && !speaksOfAny(name, otherwise);
}

/** One that is named so and stands out among all of its kind. A stronger one whose name says something else casts doubt on it. */
function strongest(named: readonly PasswordColumn[], others: readonly PasswordColumn[]): PasswordColumn | null {
  const most = Math.max(0, ...named.map(({ shape }) => strengths[shape.kind]));
  const [best, second] = named.filter(({ shape }) => strengths[shape.kind] === most);
  if (best === undefined || second !== undefined || filledShare(best.profile) < 0.3) return null;
  const doubted = others.some(({ shape }) => strengths[shape.kind] > most);
  // Whoever has no hash may still have a password in an older column.
  const isPartial = filledShare(best.profile) < NEARLY_ALL && named.some((one) => one !== best);
  // `OraclePwd` beside `Pwd` is another system's, however well it is hashed.
  const isForeign = readName(best.profile.said).unread.length > 0 && named.some((one) => one !== best);
  return doubted || isPartial || isForeign ? null : best;
}

/** The only hashes of a table whose names all say nothing. */
function soleMarked(named: readonly PasswordColumn[], others: readonly PasswordColumn[]): PasswordColumn | null {
  const [only, second] = others;
  if (named.length > 0 || only === undefined || second !== undefined) return null;
  return only.shape.kind === 'marked' && saysNothing(only.profile.said) && filledShare(only.profile) >= 0.8
    ? only
    : null;
}

/** What no name tells must at least be as different from row to row as hashes are, and not be named as something else. */
function couldBe({ profile, shape }: PasswordColumn): boolean {
  if (shape.kind === 'marked') return !speaksOfAny(profile.said, ['old', 'question']);
  return shape.kind === 'digest' && distinctShare(profile) >= 0.5 && !speaksOfAny(profile.said, otherwise);
}

function evidenceOf({ profile, shape }: PasswordColumn): string {
  const words = describeShape(shape);
  return shape.kind === 'marked' ? `${profile.name}: ${words}` : `${profile.name} ${words}`;
}

import { type Answers, ask, NONE } from '../question.ts';
import { describeShape, type PasswordShape } from '../values/password-shape.ts';
import { type ColumnProfile, distinctShare, filledShare } from '../values/profile.ts';
import type { Concept } from '../words/lexicon.ts';
import { saysNothing, speaksOf, speaksOfAny } from '../words/read-name.ts';
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
];

const strengths: Readonly<Record<PasswordShape['kind'], number>> = { marked: 3, digest: 2, cipher: 1, typed: 1 };

/** How much the strongest column that may hold passwords looks like hashes, 0 to 3. */
export function passwordStrength(surveyed: SurveyedTable): number {
  return Math.max(0, ...possiblePasswords(surveyed).map(({ shape }) => strengths[shape.kind]));
}

function possiblePasswords({ profiles }: SurveyedTable): readonly PasswordColumn[] {
  return profiles.flatMap((profile): readonly PasswordColumn[] => {
    const { password: shape, emails } = profile;
    if (shape === null || emails >= 0.1 || distinctShare(profile) < 0.2) return [];
    const possible = { profile, shape };
    return isNamedPassword(profile.name) || (shape.kind !== 'typed' && couldBe(possible)) ? [possible] : [];
  });
}

/** The column with the passwords. A name must agree with the values; values alone do only where they say themselves what they are. */
export function choosePassword(surveyed: SurveyedTable, answers: Answers): Choice<PasswordColumn> {
  const possible = possiblePasswords(surveyed);
  const named = possible.filter(({ profile: { name } }) => isNamedPassword(name));
  const others = possible.filter((one) => !named.includes(one));
  const isSalted = surveyed.profiles.some(({ name, filled }) => filled > 0 && speaksOf(name, 'salt'));
  const best = strongest(named, others);
  // A hash of what, only a salt beside it or the value itself tells: files and orders have hashes too.
  const isOfPassword = best?.shape.kind !== 'digest' || isSalted || speaksOf(best.profile.name, 'password');
  const sure = (isOfPassword ? best : null) ?? soleMarked(named, others);
  if (sure !== null) {
    return {
      found: sure,
      confidence: sure.shape.kind === 'marked' ? 0.97 : 0.9,
      evidence: [evidenceOf(sure)],
      questions: [],
    };
  }
  const candidates = [...named, ...others];
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
  return doubted ? null : best;
}

/** The only hashes of a table whose names all say nothing. */
function soleMarked(named: readonly PasswordColumn[], others: readonly PasswordColumn[]): PasswordColumn | null {
  const [only, second] = others;
  if (named.length > 0 || only === undefined || second !== undefined) return null;
  return only.shape.kind === 'marked' && saysNothing(only.profile.name) && filledShare(only.profile) >= 0.8
    ? only
    : null;
}

/** What no name tells must at least be as different from row to row as hashes are, and not be named as something else. */
function couldBe({ profile, shape }: PasswordColumn): boolean {
  if (shape.kind === 'marked') return !speaksOfAny(profile.name, ['old', 'question']);
  return shape.kind === 'digest' && distinctShare(profile) >= 0.5 && !speaksOfAny(profile.name, otherwise);
}

function evidenceOf({ profile, shape }: PasswordColumn): string {
  const words = describeShape(shape);
  return shape.kind === 'marked' ? `${profile.name}: ${words}` : `${profile.name} ${words}`;
}

import { type ColumnProfile, distinctShare, filledShare } from '../values/profile.ts';
import type { Concept } from '../words/lexicon.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';
import type { SurveyedTable } from './surveyed-table.ts';

/** Fields of a profile that may be left out; one that two columns claim is left out and said. */
export interface FieldChoices {
  readonly username: ColumnProfile | null;
  readonly givenName: ColumnProfile | null;
  readonly familyName: ColumnProfile | null;
  readonly wholeName: ColumnProfile | null;
  readonly nickname: ColumnProfile | null;
  readonly phone: ColumnProfile | null;
  readonly lastSignIn: ColumnProfile | null;
  readonly evidence: readonly string[];
}

const noNames: readonly Concept[] = [
  'mail',
  'password',
  'hash',
  'salt',
  'phone',
  'role',
  'aside',
  'other',
  'old',
  'thing',
  'created',
  'changed',
  'status',
  'token',
];
const noSignIns: readonly Concept[] = [
  'created',
  'changed',
  'locked',
  'attempts',
  'until',
  'password',
  'deleted',
  'active',
  'old',
];

/** Names, phone number, user name and last sign-in, where a column's name says so and its values agree. */
export function chooseFields({ profiles }: SurveyedTable, taken: readonly ColumnProfile[]): FieldChoices {
  const free = profiles.filter((profile) => !taken.includes(profile) && profile.filled > 0);
  const texts = free.filter(({ kind }) => kind === 'text');
  const evidence: string[] = [];
  const only = (field: string, candidates: readonly ColumnProfile[]): ColumnProfile | null => {
    const [first, second] = candidates;
    if (second !== undefined) {
      evidence.push(`${candidates.map(({ name }) => name).join(' and ')} could each be the ${field}: left out`);
      return null;
    }
    return first ?? null;
  };
  const names = texts.filter(({ said, personNames }) => personNames >= 0.7 && !speaksOfAny(said, noNames));
  // `Last` beside `First` says no more.
  const isFamily = ({ said }: ColumnProfile) =>
    speaksOf(said, 'family') || speaksOf(said, 'last', 'name') || [...readName(said).concepts].join() === 'last';
  const given = only(
    'first name',
    names.filter((one) => speaksOf(one.said, 'given') && !isFamily(one)),
  );
  const families = names.filter((one) => isFamily(one) && !speaksOf(one.said, 'given'));
  const family = only('last name', families);
  const bare = names.filter(
    (one) =>
      one !== given &&
      one !== family &&
      speaksOf(one.said, 'name') &&
      !speaksOfAny(one.said, ['login', 'nick', 'given', 'family']) &&
      // Of two words, or the same for several people, it is a person's, and no user name.
      (!speaksOf(one.said, 'user') || one.severalWords >= 0.5 || distinctShare(one) < 0.8),
  );
  const whole = only(
    'name',
    bare.filter(({ said }) => speaksOf(said, 'whole')),
  );
  // The name of what, a word that nobody understands says: of a company, perhaps.
  const plain = only(
    'name',
    bare.filter(
      (one) => !speaksOf(one.said, 'whole') && readName(one.said).unread.length === 0 && filledShare(one) >= 0.5,
    ),
  );
  const username = only('user name', usernames(texts));
  return {
    ...placed({ given, family, whole, plain }, families.length > 0),
    username,
    nickname: only(
      'nickname',
      texts.filter((one) => one !== username && speaksOf(one.said, 'nick') && !speaksOf(one.said, 'mail')),
    ),
    phone: only(
      'phone number',
      texts.filter(({ said, phones }) => speaksOf(said, 'phone') && phones >= 0.7 && !speaksOf(said, 'other')),
    ),
    lastSignIn: lastSignIn(free, only),
    evidence,
  };
}

/** Whether a table says what its people are called. */
export function hasNames(surveyed: SurveyedTable): boolean {
  const { givenName, familyName, wholeName } = chooseFields(surveyed, []);
  return givenName !== null || familyName !== null || wholeName !== null;
}

/** `Name` beside `Vorname` is the family name, `Nombre` beside `Apellidos` the given one; alone, either is the whole name. */
function placed(
  { given, family, whole, plain }: Readonly<Record<'given' | 'family' | 'whole' | 'plain', ColumnProfile | null>>,
  hasFamilies: boolean,
) {
  const several = (plain?.severalWords ?? 0) >= 0.8;
  const plainIsFamily = plain !== null && given !== null && !hasFamilies && !several;
  const plainIsGiven = plain !== null && hasFamilies && given === null && !several;
  return {
    givenName: plainIsGiven ? plain : given,
    familyName: plainIsFamily ? plain : family,
    // A single word that nothing stands beside may be the first name or the last.
    wholeName: whole ?? (plainIsFamily || plainIsGiven || (plain?.severalWords ?? 0) < 0.5 ? null : plain),
  };
}

function usernames(texts: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const fitting = texts.filter(
    (profile) =>
      speaksOfAny(profile.said, ['user', 'login']) &&
      !speaksOfAny(profile.said, [
        'mail',
        'password',
        'hash',
        'salt',
        'token',
        'given',
        'family',
        'last',
        'role',
        'created',
        'changed',
        'other',
        'old',
        'status',
        'format',
      ]) &&
      distinctShare(profile) >= 0.95 &&
      filledShare(profile) >= 0.5 &&
      profile.blanks < 0.3,
  );
  const named = fitting.filter(({ said }) => !speaksOf(said, 'code'));
  return named.length === 0 ? fitting : named;
}

function lastSignIn(
  free: readonly ColumnProfile[],
  only: (field: string, candidates: readonly ColumnProfile[]) => ColumnProfile | null,
): ColumnProfile | null {
  const fitting = free.filter(
    ({ said, kind }) => kind === 'moment' && speaksOfAny(said, ['login', 'seen']) && !speaksOfAny(said, noSignIns),
  );
  const signIns = fitting.filter(({ said }) => speaksOf(said, 'login'));
  const last = (signIns.length > 0 ? signIns : fitting).filter(({ said }) => speaksOf(said, 'last'));
  return only('last sign-in', last.length > 0 ? last : signIns.length > 0 ? signIns : fitting);
}

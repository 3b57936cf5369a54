import { type Answers, ask, NONE } from '../question.ts';
import { percent } from '../values/password-shape.ts';
import { type ColumnProfile, distinctShare, filledShare } from '../values/profile.ts';
import type { Concept } from '../words/lexicon.ts';
import { readName, saysNothing, speaksOf, speaksOfAny } from '../words/read-name.ts';
import { type Choice, isUnique, nothingFound, type SurveyedTable, sameAddressShare } from './surveyed-table.ts';

/** Words that make an address somebody else's, a copy, or no address at all. */
const otherwise: readonly Concept[] = [
  'other',
  'old',
  'confirmed',
  'date',
  'question',
  'token',
  'created',
  'changed',
  'aside',
  'until',
  'attempts',
];

/** So many rows must speak where no name does. */
const ENOUGH_ROWS = 50;

/** A table in which the address may stand, by the alias that it has in the mapping. */
export interface EmailSource {
  readonly alias: string;
  readonly surveyed: SurveyedTable;
}

/** A column that may hold the person's own address. */
export interface EmailColumn {
  readonly alias: string;
  readonly profile: ColumnProfile;
}

interface Holding extends EmailColumn {
  readonly surveyed: SurveyedTable;
}

/**
 * The column with a person's own address, in the table with the logins or in that of the person. Values decide: a name alone never
 * does, and values alone only where nothing in either table contradicts.
 */
export function chooseEmail(sources: readonly EmailSource[], answers: Answers): Choice<EmailColumn> {
  const all = sources.flatMap(({ alias, surveyed }) =>
    surveyed.profiles.map((profile): Holding => ({ alias, surveyed, profile })),
  );
  const holding = all.filter(({ profile }) => profile.emails >= 0.5);
  const empty = all.filter(
    ({ profile: { said, kind, filled } }) => kind === 'text' && filled === 0 && speaksOf(said, 'mail'),
  );
  // The table with the logins goes first: the address there is the one that people sign in with.
  const byName = sources.map((source) => sureByName(holding.filter(({ alias }) => alias === source.alias)));
  const sure = byName.find((found) => found !== null) ?? sureByValues(holding, empty);
  if (sure !== null) return { found: sure, confidence: 0.95, evidence: [emailEvidence(sure)], questions: [] };
  const candidates = [...holding, ...empty];
  if (candidates.length === 0) return nothingFound;
  const question = ask(answers, {
    id: 'email',
    text: 'Which column holds the person’s own e-mail address?',
    options: [
      ...candidates.map((one) => ({ id: optionOf(one), label: emailEvidence(one) })),
      { id: NONE, label: 'None of them' },
    ],
  });
  return {
    found: candidates.find((one) => optionOf(one) === question.answer) ?? null,
    confidence: 0.5,
    evidence: candidates.map(emailEvidence),
    questions: [question],
  };
}

/** Whether a table has one column that is sure to hold its people's addresses by its name. */
export function namesItsEmail(surveyed: SurveyedTable): boolean {
  return sureByName(surveyed.profiles.map((profile) => ({ alias: '', surveyed, profile }))) !== null;
}

function optionOf({ alias, surveyed, profile }: Holding): string {
  return alias === 'u' ? profile.name : `${surveyed.table.name}.${profile.name}`;
}

/** The only one of a table that is named as an address and nothing else; one without a number goes before `EMail2`. */
function sureByName(ofTable: readonly Holding[]): Holding | null {
  const named = ofTable.filter(
    ({ profile: { said, emails } }) =>
      emails >= 0.5 &&
      speaksOf(said, 'mail') &&
      !speaksOfAny(said, otherwise) &&
      ['', '1', '01'].includes(readName(said).digits),
  );
  // `EMail` beside `EMailXyz`, whatever that is.
  const plain = named.filter(({ profile: { said } }) => isPlain(said));
  const [only, second] = named.length > 1 ? plain : named;
  if (only === undefined || second !== undefined) return null;
  const { profile, surveyed } = only;
  // People who sign in with an address have it as their name, whatever further address is kept of them.
  const signedInWith = ofTable.some(
    (other) =>
      other !== only &&
      other.profile.emails >= 0.5 &&
      speaksOfAny(other.profile.said, ['user', 'login']) &&
      !speaksOfAny(other.profile.said, otherwise) &&
      sameAddressShare(surveyed, profile.name, other.profile.name) < 0.9,
  );
  if (signedInWith) return null;
  const own = isUnique(surveyed.table, profile.name) || distinctShare(profile) >= 0.8;
  return profile.emails >= 0.75 && filledShare(profile) >= 0.5 && own ? only : null;
}

/** Whether a name says that it is somebody's address, and no more. */
function isPlain(name: string): boolean {
  const { concepts, unread } = readName(name);
  return unread.length === 0 && [...concepts].every((concept) => plainWords.includes(concept));
}

const plainWords: readonly Concept[] = ['mail', 'user', 'person'];

/** The only addresses there are, with nearly everybody having one and hardly two the same: nobody else's address is like that. */
function sureByValues(holding: readonly Holding[], empty: readonly Holding[]): Holding | null {
  const [only, second] = holding;
  if (only === undefined || second !== undefined || empty.length > 0) return null;
  const { profile } = only;
  const nameAllows =
    saysNothing(profile.said) ||
    (speaksOfAny(profile.said, ['user', 'login', 'mail']) && !speaksOfAny(profile.said, otherwise));
  const own = distinctShare(profile) >= 0.99 && filledShare(profile) >= 0.95 && profile.filled >= ENOUGH_ROWS;
  return nameAllows && own && profile.emails >= 0.95 ? only : null;
}

/** Whether a table has addresses of which hardly two are the same: those of people, whoever they are. */
export function hasOwnAddresses({ profiles }: SurveyedTable): boolean {
  return profiles.some((profile) => profile.emails >= 0.75 && distinctShare(profile) >= 0.8);
}

function emailEvidence({ profile, surveyed: { table } }: Holding): string {
  if (profile.filled === 0) return `${profile.name} is empty in all sampled rows`;
  const unique = isUnique(table, profile.name) ? ', and no two rows have the same' : '';
  const some = filledShare(profile) < 0.95 ? `; ${percent(filledShare(profile))} of the rows have one` : '';
  const repeated =
    unique === '' && distinctShare(profile) < 0.8 ? `; only ${percent(distinctShare(profile))} of them differ` : '';
  return `${percent(profile.emails)} of sampled values in ${profile.name} are e-mail addresses${unique}${some}${repeated}`;
}

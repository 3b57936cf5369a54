import { aliased } from '../aliased-table.ts';
import { indexOf } from '../catalog-index.ts';
import { describeMapping } from '../mapping/describe.ts';
import type { Catalog } from '../store.ts';
import { assemble } from './assemble.ts';
import { chooseEmail, hasOwnAddresses, namesItsEmail } from './columns/choose-email.ts';
import { chooseFields, hasNames } from './columns/choose-fields.ts';
import { chooseFlags } from './columns/choose-flags.ts';
import { chooseKey } from './columns/choose-key.ts';
import { choosePassword, passwordStrength } from './columns/choose-password.ts';
import { chooseRecipe } from './columns/choose-recipe.ts';
import { chooseVerified } from './columns/choose-verified.ts';
import { lookupWords } from './columns/lookup-words.ts';
import { nothingFound, type SurveyedTable, surveyTable } from './columns/surveyed-table.ts';
import { joinPerson, PERSON } from './joined-person.ts';
import { tableWords } from './people-words.ts';
import { type AnswersByTable, CONFIDENCE_LINE, type CustomProposal, proposalId, roundedDown } from './proposal.ts';
import { type Answers, ask, NONE, type Question } from './question.ts';
import { type Candidate, rankProposals } from './rank.ts';
import { chooseRoles } from './roles.ts';
import type { TableSample } from './sample.ts';

/**
 * Mappings for every table that may hold the people who sign in, the likeliest first. Pure: the same catalog, samples and answers
 * give the same proposals, whatever the order of tables and rows.
 */
export function proposeCustom(
  catalog: Catalog,
  samples: readonly TableSample[],
  answers: AnswersByTable = {},
): readonly CustomProposal[] {
  const surveyed = samples
    .flatMap((sample) => {
      const table = indexOf(catalog).table(sample.table);
      return table === null || sample.rows.length === 0 ? [] : [surveyTable(table, sample)];
    })
    .toSorted((one, other) => (proposalId(one.table) < proposalId(other.table) ? -1 : 1));
  const candidates = surveyed.flatMap(
    (one) => proposeTable(one, surveyed, catalog, answers[proposalId(one.table)] ?? {}) ?? [],
  );
  return rankProposals(candidates, catalog, answers);
}

function proposeTable(
  login: SurveyedTable,
  others: readonly SurveyedTable[],
  catalog: Catalog,
  answers: Answers,
): Candidate | null {
  const password = choosePassword(login, answers);
  const key = chooseKey(login, catalog, answers);
  if (password.found === null && password.questions.length === 0) return null;
  if (key.found === null && key.questions.length === 0) return null;

  const hasEmail = namesItsEmail(login);
  const joined =
    hasEmail && hasNames(login)
      ? null
      : joinPerson(login, others, (other) => (hasEmail ? hasNames(other) : hasOwnAddresses(other)), answers);
  const person = joined?.person ?? null;
  const own = { alias: 'u', surveyed: login };
  const email = chooseEmail(person === null ? [own] : [own, { alias: PERSON, surveyed: person }], answers);
  const taken = [email.found?.profile, password.found?.profile].flatMap((one) => one ?? []);
  const fields = chooseFields(login, taken);
  // A table of secrets without anybody to whom they belong: old passwords, clients of an interface.
  if (email.found === null && email.questions.length === 0 && fields.username === null) return null;

  const recipe = password.found === null ? nothingFound : chooseRecipe(password.found, login, answers);
  const keyProfile = login.profiles.find(({ name }) => name === key.found?.column.name);
  const beside = [recipe.found?.salt, recipe.found?.format, keyProfile].flatMap((one) => one ?? []);
  const flags = chooseFlags('u', login.profiles, lookupWords(login, others), [...taken, ...beside], answers);
  const withEmail = email.found?.alias === PERSON ? person : login;
  const verified =
    email.found === null || withEmail === null
      ? nothingFound
      : chooseVerified(email.found.alias, withEmail.profiles, answers);
  const personFields = person === null ? null : chooseFields(person, taken);
  const personFlags =
    person === null ? null : chooseFlags(PERSON, person.profiles, lookupWords(person, others), taken, answers);
  const roles = chooseRoles(login, key.found?.column.name ?? '', catalog);
  const words = tableWords(login.table, catalog);

  const aboutTables = [
    ...key.questions,
    ...(joined?.questions ?? []),
    ...email.questions,
    ...(email.found === null && email.questions.length === 0 ? [withoutEmail(answers)] : []),
    ...password.questions,
  ];
  const questions = [
    ...aboutTables,
    ...recipe.questions,
    ...flags.questions,
    ...(personFlags?.questions ?? []),
    ...verified.questions,
  ];
  // Words that somebody typed, beside an address: so are vaults of other systems' passwords.
  const isVague = password.found?.shape.kind === 'typed' && !words.people;
  const passwordConfidence = isVague ? 0.5 : password.confidence;
  const confidence = roundedDown(
    (passwordConfidence * 0.35 + email.confidence * 0.3 + key.confidence * 0.15 + words.score * 0.2) *
      (words.setAside ? 0.6 : 1),
  );
  const mapping =
    key.found === null
      ? null
      : assemble({
          login,
          key: key.found,
          joined,
          email: email.found,
          verified: verified.found,
          password: password.found,
          recipe: recipe.found,
          fields,
          personFields,
          flags: [flags, ...(personFlags === null ? [] : [personFlags])],
          roles,
        });
  const proposal: CustomProposal = {
    table: aliased('u', login.table).table,
    tables: [login, ...(person === null ? [] : [person])].map(({ table }) => aliased('u', table).table),
    confidence,
    word: confidence >= CONFIDENCE_LINE && aboutTables.every(isAnswered) ? 'likely' : 'unsure',
    evidence: [
      ...words.evidence,
      ...key.evidence,
      ...(joined?.evidence ?? []),
      ...email.evidence,
      ...verified.evidence,
      ...password.evidence,
      ...recipe.evidence,
      ...flags.evidence,
      ...(personFlags?.evidence ?? []),
      ...fields.evidence,
      ...(personFields?.evidence ?? []),
      ...roles.evidence,
    ],
    asides: [...words.asides, ...fields.evidence, ...(personFields?.evidence ?? [])],
    questions,
    draft: mapping === null ? [] : describeMapping(mapping),
    mapping: questions.every(isAnswered) ? mapping : null,
  };
  return {
    proposal,
    table: login.table,
    hasOwnAddresses: [login, ...(person === null ? [] : [person])].some(hasOwnAddresses),
    strength: passwordStrength(login),
    setAside: words.setAside || words.thing,
  };
}

function isAnswered({ answer }: Question): boolean {
  return answer !== null;
}

function withoutEmail(answers: Answers): Question {
  return ask(answers, {
    id: 'email',
    text: 'No column holds e-mail addresses, and Auth0 imports nobody without one. Go on all the same?',
    options: [{ id: NONE, label: 'Yes: every account is rejected until a column is named' }],
  });
}

import { digestLengths } from '../../../accounts/passwords/convert/digest.ts';
import type { PasswordEncoding, PasswordRecipe, SaltReading } from '../../../accounts/passwords/recipe.ts';
import { recipeWords } from '../../../accounts/passwords/recipe-words.ts';
import { assertNever } from '../../../common/assert-never.ts';
import { kindOfType } from '../../mapping/kind-of-type.ts';
import { type Answers, ask, NONE, type QuestionOption } from '../question.ts';
import type { ColumnProfile } from '../values/profile.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';
import type { PasswordColumn } from './choose-password.ts';
import { type Choice, nothingFound, type SurveyedTable } from './surveyed-table.ts';

/** How passwords are kept, as far as columns and values tell, with the columns beside the hash. */
export interface RecipeChoice {
  readonly recipe: PasswordRecipe;
  readonly salt: ColumnProfile | null;
  readonly format: ColumnProfile | null;
}

type DigestShape = Extract<PasswordColumn['shape'], { kind: 'digest' }>;

interface RecipeOption extends QuestionOption {
  readonly recipe: PasswordRecipe;
}

const withoutPassword: RecipeOption = {
  id: NONE,
  label: 'I can’t say: leave the passwords out',
  recipe: { kind: 'none' },
};

/** The id of the question how the passwords were made. */
export const RECIPE_QUESTION = 'password-recipe';

/** How the passwords of a column were made. What the values don't say themselves is asked, or proven with an account whose password is known. */
export function chooseRecipe(
  password: PasswordColumn,
  surveyed: SurveyedTable,
  answers: Answers,
): Choice<RecipeChoice> {
  const { shape } = password;
  if (shape.kind === 'marked') {
    return {
      found: { recipe: { kind: shape.recipe }, salt: null, format: null },
      confidence: 1,
      evidence: [],
      questions: [],
    };
  }
  const salt = shape.kind === 'typed' ? nothingFound : chooseSalt(password, surveyed, answers);
  const format = formatBeside(password, surveyed);
  const options = recipesFor(password, salt.found, format);
  const question = ask(answers, {
    id: RECIPE_QUESTION,
    text: `How was ${password.profile.name} made? An account whose password is known proves it.`,
    options: options.map(({ id, label }) => ({ id, label })),
  });
  const recipe = options.find(({ id }) => id === question.answer)?.recipe ?? null;
  return {
    found:
      recipe === null
        ? null
        : { recipe, salt: usesSalt(recipe) ? salt.found : null, format: usesFormat(recipe) ? format : null },
    confidence: 0.8,
    evidence: salt.evidence,
    questions: [...salt.questions, question],
  };
}

function chooseSalt(password: PasswordColumn, { profiles }: SurveyedTable, answers: Answers): Choice<ColumnProfile> {
  const others = profiles.filter((profile) => profile !== password.profile && profile.filled > 0);
  const named = others.filter(
    ({ said, kind }) =>
      speaksOf(said, 'salt') && !speaksOfAny(said, ['date', 'token']) && ['text', 'bytes', 'guid'].includes(kind),
  );
  const [only, second] = named;
  if (only !== undefined && second === undefined) {
    return {
      found: only,
      confidence: 0.95,
      evidence: [`${only.name} holds the salt beside ${password.profile.name}`],
      questions: [],
    };
  }
  const candidates = only === undefined ? others.filter(mayBeSalt) : named;
  const unreadable = others.filter(({ said, kind }) => kind === 'whole' && speaksOf(said, 'salt'));
  if (candidates.length === 0 && unreadable.length === 0) return nothingFound;
  const question = ask(answers, {
    id: 'salt',
    text: `Which column holds the salt of ${password.profile.name}?`,
    options: [
      ...candidates.map(({ name }) => ({ id: name, label: name })),
      unreadable.length === 0
        ? { id: NONE, label: 'None: it has no salt, or keeps it in the hash' }
        : {
            id: NONE,
            label: `None, or ${unreadable.map(({ name }) => name).join(', ')}: salts that are numbers can’t be read`,
          },
    ],
  });
  return {
    found: candidates.find(({ name }) => name === question.answer) ?? null,
    confidence: 0.5,
    evidence: [],
    questions: [question],
  };
}

/** Made by a machine and no mere number, with a name that says nothing, or that it belongs to the password: `PasswordKey`, `JelszoSo`. */
function mayBeSalt({ said, random, digitsOnly }: ColumnProfile): boolean {
  return (
    random &&
    !digitsOnly &&
    [...readName(said).concepts].every((concept) => concept === 'password' || concept === 'hash')
  );
}

function formatBeside(password: PasswordColumn, { profiles }: SurveyedTable): ColumnProfile | null {
  const fitting = profiles.filter(
    (profile) =>
      profile !== password.profile &&
      speaksOf(profile.said, 'format') &&
      (speaksOfAny(profile.said, ['password', 'hash']) || readName(profile.said).concepts.size === 1) &&
      kindOfType(profile.column.type) === 'whole',
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function usesSalt(recipe: PasswordRecipe): boolean {
  switch (recipe.kind) {
    case 'digest':
      return recipe.salt !== null;
    case 'membership':
    case 'nopcommerce':
    case 'hmac':
    case 'pbkdf2':
    case 'scrypt':
    case 'argon2':
      return true;
    case 'none':
    case 'clear':
    case 'self-describing':
    case 'identity':
    case 'umbraco':
    case 'nested-digest':
      return false;
    default:
      return assertNever(recipe);
  }
}

function usesFormat(recipe: PasswordRecipe): boolean {
  return recipe.kind === 'membership' || recipe.kind === 'nopcommerce' || recipe.kind === 'umbraco';
}

/** The recipes that fit the shape, the usual ones first. Any other can be written into the mapping. */
function recipesFor(
  { shape }: PasswordColumn,
  salt: ColumnProfile | null,
  format: ColumnProfile | null,
): readonly RecipeOption[] {
  switch (shape.kind) {
    case 'marked':
      return [];
    case 'untold':
      return [withoutPassword];
    case 'digest':
      return [
        ...(format === null || salt === null ? [] : [membership]),
        ...digestOptions(shape, salt),
        ...(salt === null ? [] : derivedOptions(shape, salt)),
        withoutPassword,
      ];
    case 'cipher':
      return [...(format === null || salt === null ? [] : [membership]), withoutPassword];
    case 'typed':
      return [
        { id: 'clear', label: 'Not at all: the passwords stand there as they were typed', recipe: { kind: 'clear' } },
        withoutPassword,
      ];
    default:
      return assertNever(shape);
  }
}

const membership: RecipeOption = {
  id: 'membership',
  label: 'As ASP.NET Membership does it; the format column says how',
  recipe: { kind: 'membership', hash: 'auto' },
};

/** Digests in use, the usual one of each length first. */
const usualDigests = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'md4'] as const;

function digestOptions({ encoding, length }: DigestShape, salt: ColumnProfile | null): readonly RecipeOption[] {
  // A binary column was most likely filled by HASHBYTES, over an nvarchar or varchar; text by the application, mostly over UTF-8.
  const passwords: readonly PasswordEncoding[] =
    encoding === 'bytes' ? ['utf16le', 'latin1'] : ['utf8', 'utf16le', 'latin1'];
  return usualDigests
    .filter((digest) => digestLengths[digest] === length)
    .flatMap((digest) =>
      passwords.flatMap((password) => {
        const salted =
          salt === null
            ? []
            : readingsOf(salt, password).flatMap((as) =>
                (['prefix', 'suffix'] as const).map((position) => ({
                  salt: { as, position } as const,
                  id: `${digest}-${password}-${as}-${position}`,
                })),
              );
        return [...salted, { salt: null, id: `${digest}-${password}` }].map((option) =>
          optionOf(option.id, { kind: 'digest', digest, hash: encoding, password, salt: option.salt }),
        );
      }),
    );
}

function optionOf(id: string, recipe: PasswordRecipe): RecipeOption {
  return { id, label: recipeWords(recipe), recipe };
}

/** Keys derived by the iterations that samples and libraries have; another count is written into the mapping, or found by proof. */
function derivedOptions({ encoding, length }: DigestShape, salt: ColumnProfile): readonly RecipeOption[] {
  const as = readingsOf(salt, 'utf8').at(-1) ?? 'text-utf8';
  return (['sha1', 'sha256', 'sha512'] as const).flatMap((digest) =>
    [1000, 10_000].map((iterations) =>
      optionOf(`pbkdf2-${digest}-${iterations}`, {
        kind: 'pbkdf2',
        digest,
        iterations,
        hash: encoding,
        length,
        salt: as,
      }),
    ),
  );
}

function readingsOf(salt: ColumnProfile, password: PasswordEncoding): readonly SaltReading[] {
  if (salt.kind === 'bytes') return ['bytes'];
  if (salt.kind === 'guid') {
    return password === 'utf16le'
      ? ['guid-upper-utf16le', 'guid-bytes', 'guid-lower-utf16le']
      : ['guid-upper-ascii', 'guid-bytes', 'guid-lower-ascii'];
  }
  const spelled =
    salt.password?.kind === 'digest' && salt.password.encoding !== 'bytes' ? [salt.password.encoding] : [];
  return [`text-${password}`, ...spelled];
}

import { assertNever } from '../../common/assert-never.ts';
import type { DigestName, MembershipHash, PasswordEncoding, PasswordRecipe, RecipeOf, SaltReading } from './recipe.ts';

const digests: Readonly<Record<DigestName, string>> = {
  md2: 'MD2',
  md4: 'MD4',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

const encodings: Readonly<Record<PasswordEncoding, string>> = {
  utf8: 'UTF-8',
  utf16le: 'UTF-16 (nvarchar)',
  latin1: 'Windows-1252 (varchar)',
};

const readings: Readonly<Record<SaltReading, string>> = {
  'text-utf8': 'as text in UTF-8',
  'text-utf16le': 'as text in UTF-16 (nvarchar)',
  'text-latin1': 'as text in Windows-1252 (varchar)',
  hex: 'as the bytes that its hexadecimal digits spell',
  base64: 'as the bytes that its base64 spells',
  bytes: 'as bytes',
  'guid-bytes': 'as the 16 bytes of the GUID',
  'guid-upper-ascii': 'as the GUID in capital letters',
  'guid-upper-utf16le': 'as the GUID in capital letters (nvarchar)',
  'guid-lower-ascii': 'as the GUID in small letters',
  'guid-lower-utf16le': 'as the GUID in small letters (nvarchar)',
};

const positions = { prefix: 'before', suffix: 'behind', both: 'before and behind' } as const;

/** A recipe as a person reads it who has to recognise the old application's code in it: words that follow "made as". */
export function recipeWords(recipe: PasswordRecipe): string {
  switch (recipe.kind) {
    case 'none':
      return 'no password at all';
    case 'clear':
      return 'clear text';
    case 'self-describing':
      return 'a value that says itself how it was made';
    case 'identity':
      return 'ASP.NET Identity makes it';
    case 'membership':
      return `ASP.NET Membership makes it${withAlgorithm(recipe.hash)}`;
    case 'umbraco':
      return `Umbraco makes it${withAlgorithm(recipe.hash)}`;
    case 'nopcommerce':
      return 'nopCommerce makes it';
    case 'digest':
      return `${digests[recipe.digest]} of the password in ${encodings[recipe.password]}, ${saltWords(recipe.salt)}`;
    case 'nested-digest':
      return `${digests[recipe.outer]} of the hexadecimal ${digests[recipe.inner]} of the password`;
    case 'hmac':
      return `HMAC-${digests[recipe.digest]} of the password in ${encodings[recipe.password]}, the key being the salt ${readings[recipe.salt.as]}${recipe.salt.repeated ? ', repeated' : ''}`;
    case 'pbkdf2':
      return `PBKDF2 with ${digests[recipe.digest]} and ${recipe.iterations} iterations, the salt ${readings[recipe.salt]}`;
    case 'scrypt':
      return `scrypt with N ${recipe.cost}, r ${recipe.blockSize} and p ${recipe.parallelization}, the salt ${readings[recipe.salt]}`;
    case 'argon2':
      return `${recipe.type} with ${recipe.memoryKiB} KiB, ${recipe.iterations} iterations and ${recipe.parallelism} lanes, the salt ${readings[recipe.salt]}`;
    default:
      return assertNever(recipe);
  }
}

function saltWords(salt: RecipeOf<'digest'>['salt']): string {
  return salt === null ? 'without salt' : `with the salt ${positions[salt.position]} it, ${readings[salt.as]}`;
}

function withAlgorithm(hash: MembershipHash | 'auto'): string {
  return hash === 'auto' ? '' : ` with ${hash.toUpperCase()}`;
}

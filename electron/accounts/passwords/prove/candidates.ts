import type { StoredPassword } from '../../account.ts';
import { decodeBase64 } from '../columns/base64.ts';
import { decodeHex, withoutFill } from '../columns/hash-bytes.ts';
import { saltBytes } from '../columns/salt-bytes.ts';
import { digestLengths } from '../convert/digest.ts';
import { hasLengthOf } from '../convert/membership-hash.ts';
import {
  type DigestName,
  type HashEncoding,
  type KeyedDigest,
  type MembershipHash,
  membershipHashes,
  type PasswordEncoding,
  type PasswordRecipe,
  type RecipeOf,
  type SaltReading,
  saltReadings,
} from '../recipe.ts';
import { argon2Settings, fewIterations, manyIterations, scryptSettings } from './usual-settings.ts';

/** The columns of a stored password, whatever its recipe. */
export type PasswordColumns = Omit<StoredPassword, 'recipe'>;

/** One account or several of the same table; the first one's shapes say what is tried. */
export type KnownColumns = readonly [PasswordColumns, ...PasswordColumns[]];

/** The recipes that cost a digest each and that these columns may have by their shapes, those of products first. */
export function* quickCandidates(columns: KnownColumns): Generator<PasswordRecipe> {
  yield* productRecipes(columns[0]);
  for (const { encoding, length } of spellings(columns[0])) {
    for (const digest of digestNames.filter((name) => digestLengths[name] === length))
      yield* digestRecipes(columns, digest, encoding);
    for (const digest of keyedDigests.filter((name) => digestLengths[name] === length))
      yield* hmacRecipes(columns, digest, encoding);
  }
}

/** The recipes that are slow on purpose, PBKDF2, scrypt and Argon2, by settings in use; a derived key may have any length. */
export function* slowCandidates(columns: KnownColumns): Generator<PasswordRecipe> {
  const salts = readings(columns, 'utf8').filter((reading) => saltsOfDerivedKeys.has(reading));
  const places = spellings(columns[0])
    .filter(({ length }) => length >= 16 && length <= 512)
    .flatMap(({ encoding: hash, length }) => salts.map((salt) => ({ hash, length, salt })));
  yield* pbkdf2Recipes(fewIterations, places);
  for (const settings of scryptSettings) for (const place of places) yield { kind: 'scrypt', ...settings, ...place };
  for (const settings of argon2Settings) for (const place of places) yield { kind: 'argon2', ...settings, ...place };
  yield* pbkdf2Recipes(manyIterations, places);
}

type Place = Pick<RecipeOf<'pbkdf2'>, 'hash' | 'length' | 'salt'>;

function* pbkdf2Recipes(counts: readonly number[], places: readonly Place[]): Generator<PasswordRecipe> {
  for (const iterations of counts)
    for (const digest of ['sha1', 'sha256', 'sha512', 'sha384'] as const)
      for (const place of places) yield { kind: 'pbkdf2', digest, iterations, ...place };
}

/** What applications that derive keys make salts of; each more would make the search that much longer. */
const saltsOfDerivedKeys: ReadonlySet<SaltReading> = new Set([
  'bytes',
  'base64',
  'hex',
  'guid-bytes',
  'text-utf8',
  'text-utf16le',
]);

/** The algorithms that make hashes as long as this one, which is base64. */
function ofLength(hash: string): readonly MembershipHash[] {
  const bytes = decodeBase64(hash)?.length ?? 0;
  return membershipHashes.filter((name) => hasLengthOf(name, bytes));
}

function* productRecipes({ hash, format }: PasswordColumns): Generator<PasswordRecipe> {
  if (typeof hash === 'string') {
    yield { kind: 'identity' };
    if (typeof format === 'number') {
      // The algorithm shows in hashed rows alone.
      for (const name of format === 1 ? ofLength(hash) : (['auto'] as const)) yield { kind: 'membership', hash: name };
      yield { kind: 'nopcommerce' };
    }
    const hasSaltInFront = decodeBase64(hash.slice(0, 24))?.length === 16;
    for (const name of hasSaltInFront ? ofLength(hash.slice(24)) : (['auto'] as const))
      yield { kind: 'umbraco', hash: name };
  }
  yield { kind: 'self-describing' };
  yield { kind: 'clear' };
}

const digestNames: readonly Exclude<DigestName, 'md2'>[] = ['sha1', 'sha256', 'sha512', 'md5', 'md4', 'sha384'];
const keyedDigests: readonly KeyedDigest[] = ['sha1', 'sha256', 'sha512', 'md5', 'sha384'];
const passwordEncodings: readonly PasswordEncoding[] = ['utf8', 'utf16le', 'latin1'];

function* digestRecipes(columns: KnownColumns, digest: DigestName, hash: HashEncoding): Generator<PasswordRecipe> {
  for (const password of passwordEncodings) {
    yield { kind: 'digest', digest, hash, password, salt: null };
    for (const as of readings(columns, password))
      for (const position of ['prefix', 'suffix', 'both'] as const)
        yield { kind: 'digest', digest, hash, password, salt: { as, position } };
  }
  for (const inner of digestNames) yield { kind: 'nested-digest', outer: digest, inner, hash };
}

function* hmacRecipes(columns: KnownColumns, digest: KeyedDigest, hash: HashEncoding): Generator<PasswordRecipe> {
  for (const password of passwordEncodings)
    for (const as of readings(columns, password))
      for (const repeated of [false, true]) yield { kind: 'hmac', digest, hash, password, salt: { as, repeated } };
}

/** How the hash column can be read as bytes. Base64 of a hash's length that happens to be all hexadecimal does not occur. */
function spellings({ hash }: PasswordColumns): readonly { readonly encoding: HashEncoding; readonly length: number }[] {
  if (hash === null) return [];
  if (hash instanceof Uint8Array) return [{ encoding: 'bytes', length: hash.length }];
  const text = withoutFill(hash);
  const inHex = decodeHex(text);
  if (inHex !== null) return [{ encoding: 'hex', length: inHex.length }];
  const inBase64 = decodeBase64(text);
  return inBase64 === null ? [] : [{ encoding: 'base64', length: inBase64.length }];
}

/**
 * The ways in which the salt column can be read. Of those that give the same bytes for every account only the first is tried,
 * and text in the password's own encoding comes first: an application mostly joins both and encodes them together.
 */
function readings(columns: KnownColumns, password: PasswordEncoding): readonly SaltReading[] {
  const met = new Set<string>();
  return [`text-${password}` as const, ...saltReadings].filter((reading) => {
    const all = columns.map(({ salt }) => saltBytes(salt, reading)?.toString('hex') ?? '');
    const key = all.join(' ');
    if (all.includes('') || met.has(key)) return false;
    met.add(key);
    return true;
  });
}

import { z } from 'zod';

// How the passwords of one column were made: what the columns themselves don't tell. Plain data that stands in a workspace's
// mapping and in a plan's basis; no secret is part of it. Imports nothing of the product, so that the contract can have it too.

/** Algorithms of ASP.NET Membership; which one a database uses stands in web.config, not in the database. */
export const membershipHashes = [
  'sha1',
  'sha256',
  'sha384',
  'sha512',
  'md5',
  'hmacsha1',
  'hmacsha256',
  'hmacsha384',
  'hmacsha512',
  'hmacmd5',
] as const;
export type MembershipHash = (typeof membershipHashes)[number];

/** `auto` reads the length of each hash and takes the provider's default for it; the format then says "assumed". */
export const membershipHashSetting = z.enum(['auto', ...membershipHashes]);

/** How a text column spells the bytes of a hash; `bytes` is a binary column. Hexadecimal may be of either case, with or without 0x. */
const hashEncoding = z.enum(['hex', 'base64', 'bytes']);
export type HashEncoding = z.infer<typeof hashEncoding>;

/** How the application turned the typed password into bytes: nvarchar and Encoding.Unicode are utf16le, varchar is latin1. */
const passwordEncoding = z.enum(['utf8', 'utf16le', 'latin1']);
export type PasswordEncoding = z.infer<typeof passwordEncoding>;

/**
 * How a salt column becomes the bytes that were hashed. `text-…`: its characters in that encoding (latin1 with the characters
 * that Windows-1252 adds, as SQL Server's varchar). `hex`, `base64`: the bytes that the text spells. `bytes`: a binary column.
 * `guid-…`: a uniqueidentifier, as the sixteen bytes of its binary(16) or as text in the case that the application wrote.
 */
export const saltReadings = [
  'text-utf8',
  'text-utf16le',
  'text-latin1',
  'hex',
  'base64',
  'bytes',
  'guid-bytes',
  'guid-upper-ascii',
  'guid-upper-utf16le',
  'guid-lower-ascii',
  'guid-lower-utf16le',
] as const;
const saltReading = z.enum(saltReadings);
export type SaltReading = z.infer<typeof saltReading>;

/** `both`: salt, password, salt again. */
const saltPosition = z.enum(['prefix', 'suffix', 'both']);

const digestName = z.enum(['md2', 'md4', 'md5', 'sha1', 'sha256', 'sha384', 'sha512']);
export type DigestName = z.infer<typeof digestName>;

const keyedDigest = z.enum(['md5', 'sha1', 'sha256', 'sha384', 'sha512']);
export type KeyedDigest = z.infer<typeof keyedDigest>;

const pbkdf2Digest = z.enum(['sha1', 'sha256', 'sha384', 'sha512']);

/** Bytes of every hash in the column; one that was cut, filled up or made otherwise is not taken for it. */
const hashLength = z.number().int().min(16).max(512);

/** Far above any setting in use; a larger count would stall every sign-in. */
export const MAX_ITERATIONS = 10_000_000;

export const passwordRecipe = z.discriminatedUnion('kind', [
  /** Nobody signs in with a password of this store. */
  z.strictObject({ kind: z.literal('none') }),
  /** The password as it was typed; sent as bcrypt. */
  z.strictObject({ kind: z.literal('clear') }),
  /** Values that say themselves how they were made: bcrypt, Argon2, LDAP schemes, Identity, PWDENCRYPT, crypt(3), phpass ... */
  z.strictObject({ kind: z.literal('self-describing') }),
  /** PasswordHash of ASP.NET Identity (any version), Password of SimpleMembership. */
  z.strictObject({ kind: z.literal('identity') }),
  /** aspnet_Membership, Universal Providers, DotNetNuke: Password, PasswordSalt, and PasswordFormat as `format`. `auto` leaves the algorithm to the plan's rules. */
  z.strictObject({ kind: z.literal('membership'), hash: membershipHashSetting }),
  /** Umbraco 4 to 8 in one column, and 9 and later with passwordConfig as `format`; `hash` is the algorithm of version 6 to 8. */
  z.strictObject({ kind: z.literal('umbraco'), hash: membershipHashSetting }),
  /** CustomerPassword: Password, PasswordSalt, and PasswordFormatId as `format`; the length of a hash tells its digest. */
  z.strictObject({ kind: z.literal('nopcommerce') }),
  /** One digest over password and salt: HASHBYTES, FormsAuthentication.HashPasswordForStoringInConfigFile, own code. */
  z.strictObject({
    kind: z.literal('digest'),
    digest: digestName,
    hash: hashEncoding,
    password: passwordEncoding,
    salt: z.strictObject({ as: saltReading, position: saltPosition }).nullable(),
  }),
  /** A digest of the hexadecimal text (lower case) of another digest, like md5(md5(password)); Auth0 can't take it. */
  z.strictObject({ kind: z.literal('nested-digest'), outer: digestName, inner: digestName, hash: hashEncoding }),
  /** HMAC of the password under the salt; `repeated` as Membership does it, until the salt is as long as the digest's block. */
  z.strictObject({
    kind: z.literal('hmac'),
    digest: keyedDigest,
    hash: hashEncoding,
    password: passwordEncoding,
    salt: z.strictObject({ as: saltReading, repeated: z.boolean() }),
  }),
  /** PBKDF2 (Rfc2898DeriveBytes) with hash and salt in columns of their own; the password in UTF-8. */
  z.strictObject({
    kind: z.literal('pbkdf2'),
    digest: pbkdf2Digest,
    iterations: z.number().int().min(1).max(MAX_ITERATIONS),
    hash: hashEncoding,
    length: hashLength,
    salt: saltReading,
  }),
  /** scrypt with hash and salt in columns of their own; the password in UTF-8. `cost` is N, a power of two. */
  z.strictObject({
    kind: z.literal('scrypt'),
    cost: z
      .number()
      .int()
      .min(2)
      .max(2 ** 24)
      .refine((cost) => Number.isInteger(Math.log2(cost)), 'must be a power of two'),
    blockSize: z.number().int().min(1).max(1024),
    parallelization: z.number().int().min(1).max(1024),
    hash: hashEncoding,
    length: hashLength,
    salt: saltReading,
  }),
  /** Argon2 with hash and salt in columns of their own; the password in UTF-8. */
  z.strictObject({
    kind: z.literal('argon2'),
    type: z.enum(['argon2d', 'argon2i', 'argon2id']),
    version: z.literal([16, 19]),
    memoryKiB: z.number().int().min(8).max(4_194_304),
    iterations: z.number().int().min(1).max(MAX_ITERATIONS),
    parallelism: z.number().int().min(1).max(255),
    hash: hashEncoding,
    length: hashLength,
    salt: saltReading,
  }),
]);
/** How the passwords of one column were made. */
export type PasswordRecipe = z.infer<typeof passwordRecipe>;
/** The recipes of one kind. */
export type RecipeOf<Kind extends PasswordRecipe['kind']> = Extract<PasswordRecipe, { kind: Kind }>;

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { StoredPassword } from '../../../../electron/accounts/account.ts';
import type { PasswordFormat } from '../../../../electron/accounts/passwords/format-labels.ts';
import {
  type MembershipHash,
  membershipHashes,
  type PasswordRecipe,
} from '../../../../electron/accounts/passwords/recipe.ts';

// Values of every format, built from the formats' descriptions, and look-alikes of each.

/** A value in a table, and what it is: a format, or nothing that an import could take. */
export interface MixedValue {
  readonly stored: StoredPassword;
  readonly is: PasswordFormat | 'look-alike';
}

/** So many bytes that depend on a number alone; cheaper by far than an arbitrary for each byte. */
const bytes = (length: number): fc.Arbitrary<Buffer> =>
  fc.nat().map((seed) => createHash('shake256', { outputLength: length }).update(String(seed)).digest());
const inAlphabet = (alphabet: string, length: number) =>
  bytes(length).map((all) => [...all].map((byte) => alphabet[byte % alphabet.length]).join(''));

const unixAlphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const unix = (length: number) => inAlphabet(unixAlphabet, length);
const base64 = (length: number) => bytes(length).map((all) => all.toString('base64'));
const unpadded = (length: number) => base64(length).map((text) => text.replace(/=+$/, ''));
const hex = (length: number) =>
  fc
    .tuple(bytes(length), fc.boolean())
    .map(([all, upper]) => (upper ? all.toString('hex').toUpperCase() : all.toString('hex')));
const joined = (...parts: readonly (string | fc.Arbitrary<string>)[]) =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));
const oneOf = <Item>(...items: readonly Item[]) => fc.constantFrom(...items);

const selfDescribing: PasswordRecipe = { kind: 'self-describing' };
type Column = fc.Arbitrary<string | Buffer>;

function values(
  is: PasswordFormat,
  hash: Column,
  recipe: PasswordRecipe = selfDescribing,
  salt: fc.Arbitrary<string | Buffer | null> = fc.constant(null),
  format: number | string | null = null,
): fc.Arbitrary<MixedValue> {
  return fc.tuple(hash, salt).map(([hash, salt]) => ({ stored: { recipe, hash, salt, format }, is }));
}

const lengths = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;
const lengthOf = (name: MembershipHash) => lengths[name.replace('hmac', '') as keyof typeof lengths];

const bcryptTail = joined(unix(52), oneOf(...'.CGKOSWaeimquy26'));
const cost = oneOf('04', '10', '12', '31');
const argon2 = (type: string) =>
  joined('$', type, '$v=19$m=65536,t=3,p=4$', unpadded(16), '$', fc.oneof(unpadded(16), unpadded(32)));
const identityV3 = (prf: number) =>
  fc.tuple(oneOf(1, 1000, 10_000, 600_000), bytes(48)).map(([iterations, rest]) => {
    const header = Buffer.alloc(13, 1);
    header.writeUInt32BE(prf, 1);
    header.writeUInt32BE(iterations, 5);
    header.writeUInt32BE(16, 9);
    return Buffer.concat([header, rest]).toString('base64');
  });
const identityV2 = bytes(49).map((all) => Buffer.concat([Buffer.alloc(1), all.subarray(1)]).toString('base64'));
const pwdencrypt = (version: number, rest: number) =>
  bytes(rest).map((all) => Buffer.concat([Buffer.from([version, 0]), all]));
const capitalHex = (column: fc.Arbitrary<Buffer>) => column.map((all) => `0x${all.toString('hex').toUpperCase()}`);

const marked = [
  values('bcrypt', joined(oneOf('$2a$', '$2b$', '$2y$'), cost, '$', bcryptTail)),
  values('bcrypt', joined('$2b$10$', bcryptTail), { kind: 'clear' }),
  values('bcrypt', joined('$2y$10$', bcryptTail), { kind: 'identity' }),
  values('bcrypt-older', joined(oneOf('$2$', '$2x$'), cost, '$', bcryptTail)),
  values('bcrypt-pre-hashed', joined(oneOf('$wp$2y$', 'bcrypt_sha256$$2b$'), '10$', bcryptTail)),
  values('argon2d', argon2('argon2d')),
  values('argon2i', argon2('argon2i')),
  values('argon2id', argon2('argon2id')),
  values('argon2-version-16', joined('$argon2i$m=4096,t=3,p=1$', unpadded(8), '$', unpadded(32))),
  values('ldap-md5', joined('{MD5}', base64(16))),
  values('ldap-smd5', joined('{SMD5}', base64(24))),
  values('ldap-sha', joined('{SHA}', base64(20))),
  values('ldap-ssha', joined(oneOf('{SSHA}', '{ssha}'), base64(28))),
  values('ldap-sha256', joined('{SHA256}', base64(32))),
  values('ldap-ssha256', joined('{SSHA256}', base64(40))),
  values('ldap-sha512', joined('{SHA512}', base64(64))),
  values('ldap-ssha512', joined('{SSHA512}', base64(80))),
  values('ldap-crypt', joined('{CRYPT}$6$', unix(8), '$', unix(86))),
  values('phpass', joined(oneOf('$P$B', '$H$9'), unix(30))),
  values('drupal-7', joined(oneOf('$S$D', 'U$S$C'), unix(51))),
  values('crypt-md5', joined(oneOf('$1$', '$apr1$'), unix(8), '$', unix(22))),
  values('crypt-sha256', joined(oneOf('$5$', '$5$rounds=5000$'), unix(16), '$', unix(43))),
  values('crypt-sha512', joined('$6$', unix(12), '$', unix(86))),
  values('crypt-yescrypt', joined('$y$j9T$', unix(22), '$', unix(43))),
  values('crypt-des-assumed', joined(unix(12), oneOf(...'.26AEIMQUYcgkosw'))),
  values('identity-v3-pbkdf2-sha1', identityV3(0)),
  values('identity-v3-pbkdf2-sha256', identityV3(1)),
  values('identity-v3-pbkdf2-sha512', identityV3(2)),
  values('identity-v2-undecided', identityV2),
  values('pwdencrypt-sha512', pwdencrypt(2, 68)),
  values('pwdencrypt-sha1', pwdencrypt(1, 24)),
  values('pwdencrypt-2000', pwdencrypt(1, 44)),
  values('pwdencrypt-sha512', capitalHex(pwdencrypt(2, 68))),
  values(
    'digest-undecided',
    fc.oneof(hex(16), hex(20), hex(32), hex(64), base64(16), base64(20), base64(32), bytes(32)),
  ),
];

const membership = (hash: MembershipHash | 'auto'): PasswordRecipe => ({ kind: 'membership', hash });
const umbraco = (hash: MembershipHash | 'auto'): PasswordRecipe => ({ kind: 'umbraco', hash });
const digests = ['md4', 'md5', 'sha1', 'sha256', 'sha512'] as const;
const digestLength = (name: (typeof digests)[number]) => (name === 'md4' ? 16 : lengths[name]);

const byRecipe = [
  values('identity-v2-pbkdf2-sha1', identityV2, { kind: 'identity' }),
  values('identity-v3-pbkdf2-sha256', identityV3(1), { kind: 'identity' }),
  values('identity-v3-pbkdf2-sha512', identityV3(2), { kind: 'umbraco', hash: 'hmacsha256' }),
  ...membershipHashes.flatMap((name) => [
    values(`membership-${name}`, base64(lengthOf(name)), membership(name), base64(16), 1),
    values(`umbraco-${name}`, joined(base64(16), base64(lengthOf(name))), umbraco(name)),
  ]),
  values('membership-sha1-assumed', base64(20), membership('auto'), base64(16), 1),
  values('membership-hmacsha256-assumed', base64(32), membership('auto'), base64(16), 1),
  values('membership-encrypted', base64(48), membership('auto'), base64(16), 2),
  values('umbraco-4', base64(20), umbraco('hmacsha256')),
  values('nopcommerce-sha1', hex(20), { kind: 'nopcommerce' }, base64(5), 1),
  values('nopcommerce-sha512', hex(64), { kind: 'nopcommerce' }, base64(8), 1),
  ...digests.flatMap((digest) => [
    values(`digest-${digest}`, fc.oneof(hex(digestLength(digest)), joined('0x', hex(digestLength(digest)))), {
      kind: 'digest',
      digest,
      hash: 'hex',
      password: 'utf8',
      salt: null,
    }),
    values(
      `digest-${digest}-salted`,
      bytes(digestLength(digest)),
      { kind: 'digest', digest, hash: 'bytes', password: 'utf16le', salt: { as: 'guid-bytes', position: 'suffix' } },
      fc.uuid(),
    ),
    values(
      `digest-${digest}-salted`,
      base64(digestLength(digest)),
      { kind: 'digest', digest, hash: 'base64', password: 'latin1', salt: { as: 'text-latin1', position: 'prefix' } },
      unix(6),
    ),
  ]),
  values(
    'hmac-sha512',
    base64(64),
    { kind: 'hmac', digest: 'sha512', hash: 'base64', password: 'utf8', salt: { as: 'base64', repeated: false } },
    base64(128),
  ),
  values(
    'pbkdf2-sha256',
    base64(32),
    { kind: 'pbkdf2', digest: 'sha256', iterations: 10_000, hash: 'base64', length: 32, salt: 'base64' },
    base64(16),
  ),
  values(
    'scrypt',
    hex(32),
    { kind: 'scrypt', cost: 16_384, blockSize: 8, parallelization: 1, hash: 'hex', length: 32, salt: 'hex' },
    hex(16),
  ),
  values(
    'argon2id',
    bytes(32),
    {
      kind: 'argon2',
      ...{ type: 'argon2id', version: 19, memoryKiB: 19_456, iterations: 2, parallelism: 1 },
      ...{ hash: 'bytes', length: 32, salt: 'bytes' },
    },
    bytes(16),
  ),
];

/** Values of every format. */
export const genuineValues = fc.oneof(...marked, ...byRecipe);

/** Columns that hold something else: of lengths just beside those of digests, or no hash at all. */
const somethingElse: Column = fc.oneof(
  oneOf(14, 15, 17, 18, 19, 21, 22, 28, 31, 33, 34, 47, 50, 63, 65, 66).chain((length) =>
    fc.oneof(hex(length), base64(length), bytes(length)),
  ),
  oneOf(31, 33, 39, 41, 63, 65, 127, 129).chain((length) => inAlphabet('0123456789abcdef', length)),
  fc.uuid(),
  fc.uuid().map((id) => `{${id.toUpperCase()}}`),
  fc.emailAddress(),
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.lorem({ maxCount: 4 }),
  joined(oneOf('$2b$10$', '$argon2id$v=19$', '{SSHA}', '{MD5}', '$P$B', '0x0200', 'AQAAAAEAACcQAAAAE'), unix(9)),
);

/**
 * A hash that lost some of its end, or got some more: fewer characters than a group that could be left out unnoticed. Not for
 * Identity v3 and the salted LDAP schemes, whose subkey and salt may have any length.
 */
function misshapen(hash: string | Uint8Array, change: number, more: string): string | Uint8Array {
  const count = 1 + (Math.abs(change) % 3);
  if (hash instanceof Uint8Array) return change < 0 ? hash.subarray(count) : Buffer.concat([hash, Buffer.from(more)]);
  const text = hash.replace(/=+$/, (fill) => (change < 0 ? '' : fill));
  return change < 0 ? text.slice(0, -count) : `${text}${more}`;
}

const lookAlikes = fc
  .tuple(
    genuineValues.filter(
      ({ stored, is }) => stored.recipe.kind !== 'clear' && !/^identity-v3|^ldap-s(md5|sha)/.test(is),
    ),
    fc.oneof(
      somethingElse.map((other) => () => other),
      fc.tuple(oneOf(-3, -2, -1, 1, 2, 3), inAlphabet('!Az9', 3)).map(
        ([change, more]) =>
          (hash: string | Uint8Array) =>
            misshapen(hash, change, more.slice(0, Math.abs(change))),
      ),
    ),
  )
  .map(([{ stored }, changed]): MixedValue => {
    const hash = stored.hash === null ? null : changed(stored.hash);
    return { stored: { ...stored, hash }, is: 'look-alike' };
  });

/** Values of a table in which all of this stands side by side. */
export const mixedValues: fc.Arbitrary<MixedValue> = fc.oneof(
  { arbitrary: genuineValues, weight: 1 },
  { arbitrary: lookAlikes, weight: 1 },
);

import { describe, expect, test } from 'vitest';
import type { StoredPassword } from '../../../../electron/accounts/account.ts';
import { saltBytes } from '../../../../electron/accounts/passwords/columns/salt-bytes.ts';
import type { PasswordRecipe, SaltReading } from '../../../../electron/accounts/passwords/recipe.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';

const auto = { membershipHash: 'auto' } as const;

describe('a salt column', () => {
  const guid = '6F9619FF-8B86-D011-B42D-00C04FC964FF';
  test.each<[SaltReading, string, string | null]>([
    ['text-utf8', 'ß€', 'c39fe282ac'],
    ['text-utf16le', 'ß€', 'df00ac20'],
    ['text-latin1', 'ß€', 'df80'],
    ['text-latin1', 'соль', null],
    ['text-utf8', 'a\ud83d', null],
    ['hex', '0xFf00', 'ff00'],
    ['hex', 'ff0', null],
    ['base64', '/wA=', 'ff00'],
    ['base64', '/wA', null],
    ['bytes', 'ff00', null],
    // The example of Microsoft's page on uniqueidentifier: its binary(16) is 0xff19966f868b11d0b42d00c04fc964ff.
    ['guid-bytes', '6F9619FF-8B86-D011-B42D-00C04FC964FF', 'ff19966f868b11d0b42d00c04fc964ff'],
    ['guid-bytes', `{${guid.toLowerCase()}}`, 'ff19966f868b11d0b42d00c04fc964ff'],
    ['guid-upper-ascii', guid.toLowerCase(), Buffer.from(guid).toString('hex')],
    ['guid-lower-ascii', guid, Buffer.from(guid.toLowerCase()).toString('hex')],
    ['guid-upper-utf16le', guid, Buffer.from(guid, 'utf16le').toString('hex')],
    ['guid-lower-utf16le', guid, Buffer.from(guid.toLowerCase(), 'utf16le').toString('hex')],
    ['guid-bytes', 'not a guid', null],
    ['text-utf8', '', null],
  ])('read as %s: %j', (reading, value, expected) => {
    expect(saltBytes(value, reading)?.toString('hex') ?? null).toBe(expected);
  });

  test('of bytes is read as bytes alone', () => {
    expect(saltBytes(Uint8Array.of(1, 2), 'bytes')?.toString('hex')).toBe('0102');
    expect(saltBytes(Uint8Array.of(1, 2), 'text-utf8')).toBeNull();
    expect(saltBytes(null, 'bytes')).toBeNull();
  });
});

describe('a hash column', () => {
  const md5: PasswordRecipe = { kind: 'digest', digest: 'md5', hash: 'hex', password: 'utf8', salt: null };
  const salted: PasswordRecipe = { ...md5, salt: { as: 'text-utf8', position: 'prefix' } };
  const hash = '5ebe2294ecd0e0f08eab7690d2a6ee69';

  test('of char(n) may be filled up with blanks', () => {
    const stored = { recipe: md5, hash: `${hash}    `, salt: null, format: null };
    expect(toPasswordHash(stored, auto)).toMatchObject({ kind: 'importable', hash: { hash: { value: hash } } });
    expect(toPasswordHash({ ...stored, recipe: { kind: 'self-describing' }, hash: '    ' }, auto)).toMatchObject({
      reason: 'no-password',
    });
  });

  test('is damaged without the salt that the recipe names', () => {
    for (const salt of [null, '', Buffer.alloc(4)])
      expect(toPasswordHash({ recipe: salted, hash, salt, format: null }, auto)).toMatchObject({
        kind: 'held',
        reason: 'damaged-password',
      });
  });

  test('survives the way to a worker thread, which turns a Buffer into a plain Uint8Array', () => {
    const bytes: PasswordRecipe = { ...md5, hash: 'bytes', salt: { as: 'bytes', position: 'suffix' } };
    const stored = { recipe: bytes, hash: Buffer.from(hash, 'hex'), salt: Buffer.from('01ff', 'hex'), format: null };
    expect(toPasswordHash(structuredClone(stored), auto)).toEqual(toPasswordHash(stored, auto));
    expect(toPasswordHash(stored, auto)).toMatchObject({ hash: { salt: { value: '01ff' } } });
  });

  test('of digests is no PWDENCRYPT where one begins like its header', () => {
    const stored = { recipe: { kind: 'self-describing' }, salt: null, format: null } as const;
    for (const hash of [Buffer.from('0100'.padEnd(40, 'a'), 'hex'), `0x${'0200'.padEnd(128, 'b')}`])
      expect(toPasswordHash({ ...stored, hash }, auto)).toMatchObject({ reason: 'password-format-unknown' });
    expect(toPasswordHash({ ...stored, hash: Buffer.from('0100'.padEnd(50, 'a'), 'hex') }, auto)).toMatchObject({
      format: 'pwdencrypt-unreadable',
    });
  });

  test('holds no password where the store keeps none', () => {
    expect(toPasswordHash({ recipe: { kind: 'none' }, hash, salt: null, format: null }, auto)).toMatchObject({
      format: 'none',
      reason: 'no-password',
    });
  });

  test('of clear text keeps a password that only begins like a hash', () => {
    for (const password of ['$2b$10$ is my favourite', '{SHA}', 'AQAAAAEAACcQ', 'abcdefghijkl2'])
      expect(toPasswordHash({ recipe: { kind: 'clear' }, hash: password, salt: null, format: null }, auto)).toEqual({
        kind: 'clear',
        format: 'clear-text',
        password,
      });
  });
});

describe('a column of fixed length', () => {
  const filled = (text: string, length = 40) => text.padEnd(length, ' ');
  const sha256 = (salt: StoredPassword['salt'], as: SaltReading): StoredPassword => ({
    recipe: { kind: 'digest', digest: 'sha256', hash: 'hex', password: 'utf8', salt: { as, position: 'prefix' } },
    hash: filled('ab'.repeat(32), 70),
    salt,
    format: null,
  });

  test('that is filled with blanks alone holds no password', () => {
    for (const kind of ['clear', 'identity', 'self-describing'] as const)
      expect(toPasswordHash({ recipe: { kind }, hash: filled(''), salt: null, format: null }, auto).format).toBe(
        'none',
      );
    expect(toPasswordHash({ ...sha256('x', 'text-utf8'), hash: filled('') }, auto).format).toBe('none');
  });

  test('gives a clear password as it was typed', () => {
    const stored: StoredPassword = { recipe: { kind: 'clear' }, hash: filled('Sommer 09'), salt: null, format: null };
    expect(toPasswordHash(stored, auto)).toMatchObject({ kind: 'clear', password: 'Sommer 09' });
  });

  test('gives a spelled salt as it was written', () => {
    const guid = '0F8FAD5B-D9CB-469F-A165-70867728950E';
    for (const [salt, as] of [
      ['00ff10', 'hex'],
      [guid, 'guid-bytes'],
      [guid, 'guid-lower-ascii'],
    ] as const)
      expect(toPasswordHash(sha256(filled(salt), as), auto)).toEqual(toPasswordHash(sha256(salt, as), auto));
    expect(toPasswordHash(sha256(filled('00ff10'), 'hex'), auto).kind).toBe('importable');
  });
});

describe('an Umbraco password', () => {
  const value = `${Buffer.alloc(16, 1).toString('base64')}${Buffer.alloc(20, 2).toString('base64')}`;
  const stored = { recipe: { kind: 'umbraco', hash: 'hmacsha256' }, hash: value, salt: null } as const;

  test('is of the algorithm that passwordConfig names', () => {
    expect(toPasswordHash({ ...stored, format: '{"hashAlgorithm":"SHA1"}' }, auto).format).toBe('umbraco-sha1');
    for (const format of [null, '{"hashAlgorithm":"Unknown"}', 'no JSON', '[]'])
      expect(toPasswordHash({ ...stored, format }, auto).format).toBe('umbraco-sha1-assumed');
  });

  test('is damaged where it is shorter than what passwordConfig names', () => {
    const verdict = toPasswordHash({ ...stored, format: '{"hashAlgorithm":"HMACSHA256"}' }, auto);
    expect(verdict).toMatchObject({ format: 'umbraco-unreadable', reason: 'damaged-password' });
  });

  test('that nobody set is none', () => {
    expect(toPasswordHash({ ...stored, hash: '___UIDEMPTYPWD__kx9f', format: null }, auto).format).toBe('none');
  });
});

describe('a nopCommerce password', () => {
  const shop = { recipe: { kind: 'nopcommerce' }, hash: 'secret', salt: 'AAECAwQ=' } as const;
  test.each([
    [0, { kind: 'clear', password: 'secret' }],
    [1, { kind: 'held', reason: 'damaged-password' }],
    [2, { kind: 'held', format: 'nopcommerce-encrypted', reason: 'password-needs-machine-key' }],
    [3, { kind: 'held', reason: 'damaged-password' }],
  ])('of format %i', (format, expected) => {
    const hash = format === 2 ? Buffer.alloc(24).toString('base64') : shop.hash;
    expect(toPasswordHash({ ...shop, hash, format }, auto)).toMatchObject(expected);
  });
});

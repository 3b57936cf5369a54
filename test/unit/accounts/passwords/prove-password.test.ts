import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PasswordColumns } from '../../../../electron/accounts/passwords/prove/candidates.ts';
import { type Meaning, meaningOf } from '../../../../electron/accounts/passwords/prove/meaning.ts';
import {
  type KnownAccount,
  type Proof,
  provePassword,
} from '../../../../electron/accounts/passwords/prove/prove-password.ts';
import type { PasswordRecipe } from '../../../../electron/accounts/passwords/recipe.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { ambiguityTexts } from '../../../../electron/common/ambiguity-texts.ts';
import { hashVectors, storedOf } from './hash-vectors.ts';

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

function columnsOf(id: string): KnownAccount {
  const vector = hashVectors.find((each) => each.id === id);
  if (vector?.password == null) throw new Error(`${id} has no password`);
  const { recipe: _, ...columns } = storedOf(vector);
  return { columns, password: vector.password };
}

function recipesOf(proof: Proof): readonly PasswordRecipe[] {
  if (proof.kind === 'proved') return [proof.recipe];
  return proof.kind === 'ambiguous' ? proof.recipes : [];
}

function meaningIn(columns: PasswordColumns, recipe: PasswordRecipe): Meaning {
  return meaningOf(toPasswordHash({ ...columns, recipe }, { membershipHash: 'auto' }));
}

/** Those that no setting in the list of usual ones fits would all be tried, which takes minutes. */
const settingsOfTheirOwn = ['argon2-columns-02', 'scrypt-03', 'scrypt-04'];
/** Nobody here can check these: they are only recognised. */
const unverifiable = ['unix-crypt', 'ldap-10', 'bcrypt-16'];
const known = hashVectors.filter(
  ({ id, password, signsIn, reason }) =>
    password !== null && signsIn && reason !== 'needs-machine-key' && !settingsOfTheirOwn.includes(id),
);

describe('a known password', () => {
  test.each(known.filter(({ id }) => !unverifiable.some((name) => id.startsWith(name))))(
    '$id proves its recipe from the columns alone',
    async (vector) => {
      const { recipe, ...columns } = storedOf(vector);
      const password = vector.password ?? '';
      const proof = await provePassword([{ columns, password }]);
      const expected = toPasswordHash({ recipe, ...columns }, { membershipHash: 'auto' });
      if (proof.kind === 'proved') {
        expect(proof.importable).toBe(expected.kind !== 'held');
        if (expected.kind !== 'held') expect(meaningIn(columns, proof.recipe)).toEqual(meaningOf(expected));
      } else {
        expect(proof).toMatchObject({ kind: 'ambiguous', why: 'password-encoding' });
        expect(isAscii(password)).toBe(true);
        const meanings = recipesOf(proof).map((each) => meaningIn(columns, each));
        expect(meanings).toContainEqual(meaningOf(expected));
      }
    },
  );

  test('that is wrong proves nothing, and is in no answer', async () => {
    // Without a salt nothing slow is to be tried.
    for (const id of ['hashbytes-05', 'plain-digest-08', 'bcrypt-04', 'ldap-01', 'pwdencrypt-07']) {
      const proof = await provePassword([{ columns: columnsOf(id).columns, password: 'Quittenbaum~1' }]);
      expect(proof.kind).toBe('unproved');
      expect(JSON.stringify(proof)).not.toContain('Quittenbaum');
    }
  });

  test('of a format that can’t be checked here is recognised all the same', async () => {
    for (const [id, format] of [
      ['unix-crypt-03', 'crypt-md5'],
      ['unix-crypt-02', 'phpass'],
      ['bcrypt-16', 'bcrypt-older'],
      ['ldap-10', 'ldap-crypt'],
    ] as const)
      expect(await provePassword([columnsOf(id)])).toMatchObject({ kind: 'unproved', recognised: format });
  });
});

describe('an ambiguity', () => {
  const sha256 = (text: string, encoding: 'utf8' | 'latin1') =>
    createHash('sha256').update(Buffer.from(text, encoding)).digest('hex');
  const account = (password: string, encoding: 'utf8' | 'latin1'): KnownAccount => ({
    columns: { hash: sha256(`s1${password}`, encoding), salt: 's1', format: null },
    password,
  });

  test('between encodings asks for a letter beyond ASCII, which settles it', async () => {
    for (const encoding of ['utf8', 'latin1'] as const) {
      const plain = account('my password', encoding);
      const proof = await provePassword([plain]);
      expect(proof).toMatchObject({ kind: 'ambiguous', why: 'password-encoding' });
      expect(recipesOf(proof)).toHaveLength(2);
      expect(ambiguityTexts['password-encoding']).toContain('beyond ASCII');
      expect(await provePassword([plain, account('Straße-é', encoding)])).toMatchObject({
        kind: 'proved',
        recipe: { kind: 'digest', digest: 'sha256', hash: 'hex', password: encoding, salt: { position: 'prefix' } },
      });
    }
  });

  test('of a password that reads the same on both sides of the salt asks for another account', async () => {
    const same: KnownAccount = {
      columns: { hash: createHash('sha1').update('äää').digest('hex'), salt: 'ä', format: null },
      password: 'ää',
    };
    expect(await provePassword([same])).toMatchObject({ kind: 'ambiguous', why: 'same-here' });
    const other: KnownAccount = {
      columns: { hash: createHash('sha1').update('äbö').digest('hex'), salt: 'ö', format: null },
      password: 'äb',
    };
    expect(await provePassword([same, other])).toMatchObject({
      kind: 'proved',
      recipe: { digest: 'sha1', salt: { as: 'text-utf8', position: 'suffix' } },
    });
  });
});

describe('recipes that no vector shows', () => {
  const password = 'Grüße 😀';
  const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const guid = '6F9619FF-8B86-D011-B42D-00C04FC964FF';
  test.each<[string, PasswordColumns, object]>([
    [
      'HMACSHA512 under a salt as it is',
      {
        hash: createHmac('sha512', Buffer.alloc(128, salt)).update(password, 'utf8').digest(),
        salt: Buffer.alloc(128, salt),
        format: null,
      },
      { kind: 'hmac', digest: 'sha512', hash: 'bytes', password: 'utf8', salt: { as: 'bytes' } },
    ],
    [
      'HMACSHA1 under a short salt',
      {
        hash: createHmac('sha1', salt).update(password, 'utf16le').digest('base64'),
        salt: salt.toString('hex'),
        format: null,
      },
      { kind: 'hmac', digest: 'sha1', password: 'utf16le', salt: { as: 'hex', repeated: false } },
    ],
    [
      'a uniqueidentifier as small letters',
      {
        hash: createHash('sha512').update(`${password}${guid.toLowerCase()}`, 'utf16le').digest(),
        salt: guid,
        format: null,
      },
      { kind: 'digest', password: 'utf16le', salt: { as: 'guid-lower-utf16le', position: 'suffix' } },
    ],
    [
      'a uniqueidentifier as bytes',
      {
        hash: createHash('md5')
          .update(Buffer.concat([Buffer.from('ff19966f868b11d0b42d00c04fc964ff', 'hex'), Buffer.from(password)]))
          .digest('base64'),
        salt: guid,
        format: null,
      },
      { kind: 'digest', digest: 'md5', hash: 'base64', salt: { as: 'guid-bytes', position: 'prefix' } },
    ],
    [
      'SHA-1 of an MD5’s text',
      {
        hash: createHash('sha1').update(createHash('md5').update(password).digest('hex')).digest('hex'),
        salt: null,
        format: null,
      },
      { kind: 'nested-digest', outer: 'sha1', inner: 'md5', hash: 'hex' },
    ],
    [
      'PBKDF2 of 24 bytes under a text',
      { hash: pbkdf2Sync(password, 'pepper', 2000, 24, 'sha1').toString('hex'), salt: 'pepper', format: null },
      { kind: 'pbkdf2', digest: 'sha1', iterations: 2000, hash: 'hex', length: 24, salt: 'text-utf8' },
    ],
    ['clear text', { hash: password, salt: null, format: null }, { kind: 'clear' }],
  ])('%s', async (_, columns, recipe) => {
    expect(await provePassword([{ columns, password }])).toMatchObject({ kind: 'proved', recipe });
  });

  test('an algorithm shows in hashed rows of Membership, not in clear ones', async () => {
    const clear = { columns: { hash: password, salt: '', format: 0 }, password };
    expect(await provePassword([clear])).toMatchObject({ recipe: { kind: 'membership', hash: 'auto' } });
    expect(await provePassword([columnsOf('membership-16')])).toMatchObject({
      recipe: { kind: 'membership', hash: 'hmacsha256' },
      format: 'membership-hmacsha256',
    });
  });
});

test('the search can be told to stop, says how far it came, and lets others have their turn', async () => {
  const columns = { hash: scryptSync('x', 'salt', 40).toString('hex'), salt: 'c2FsdA==', format: null };
  const controller = new AbortController();
  let turns = 0;
  let far = 0;
  let most = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const search = provePassword([{ columns, password: 'another' }], {
    signal: controller.signal,
    onTried: (tried, atMost) => {
      far = tried;
      most = atMost;
      if (turns > 3) controller.abort(new Error('enough'));
    },
  });
  await expect(search).rejects.toThrow('enough');
  clearInterval(timer);
  expect(far).toBeGreaterThan(0);
  expect(most).toBeGreaterThan(far);
});

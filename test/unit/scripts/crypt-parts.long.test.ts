import crypto from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPasswordHash } from '../../../electron/accounts/passwords/to-password-hash.ts';
import { trickleCarries } from '../../../electron/accounts/passwords/ways-out.ts';
import { cryptVectors, shopVectors, storedCrypt, storedInShop } from '../accounts/passwords/crypt-vectors.ts';
import { hashVectors, storedOf } from '../accounts/passwords/hash-vectors.ts';
import { fits } from './password-check.ts';
import { scriptPart } from './script-parts.ts';

const open = { membershipHash: 'auto' } as const;

describe('what a plan says of a sign-in is what the rendered login does', () => {
  test.for(cryptVectors)('$id', async (vector) => {
    const { format, password, wrongPassword } = vector;
    const stored = storedCrypt(vector);
    const verdict = toPasswordHash(stored, open);
    expect(verdict).toMatchObject({ kind: 'held', format });
    const checked = [await fits(stored, password), await fits(stored, wrongPassword)];
    const carried = verdict.kind === 'held' && trickleCarries(verdict);
    expect(checked).toEqual(carried ? [true, false] : ['cannot', 'cannot']);
  });

  const held = hashVectors.flatMap((vector) => {
    const verdict = toPasswordHash(storedOf(vector), open);
    return verdict.kind === 'held' && vector.password !== null ? [{ ...vector, verdict }] : [];
  });
  test.for(held)('$id, held as $verdict.format', async ({ verdict, ...vector }) => {
    const stored = storedOf(vector);
    const password = vector.password ?? '';
    // Its key is in configuration or it is not: that is no matter of the format.
    const needsKey = verdict.reason === 'password-needs-machine-key';
    const right = await fits(stored, password);
    if (!trickleCarries(verdict) || needsKey) expect(right).toBe('cannot');
    else expect([right, await fits(stored, `${password}x`)]).toEqual([true, false]);
  });

  test.for(['membership-sha384-or-hmacsha384', 'umbraco-sha384-or-hmacsha384'] as const)(
    '%s, of which only the one or the other can be right',
    async (format) => {
      const salt = Buffer.alloc(16, 9);
      const typed = Buffer.from('Sommer09', 'utf16le');
      const hashes = [
        crypto.createHash('sha384').update(salt).update(typed),
        crypto.createHmac('sha384', Buffer.alloc(128, salt)).update(typed),
      ].map((made) => made.digest('base64'));
      for (const hash of hashes) {
        const stored = format.startsWith('umbraco')
          ? ({
              recipe: { kind: 'umbraco', hash: 'auto' },
              hash: salt.toString('base64') + hash,
              salt: null,
              format: null,
            } as const)
          : ({ recipe: { kind: 'membership', hash: 'auto' }, hash, salt: salt.toString('base64'), format: 1 } as const);
        expect(toPasswordHash(stored, open)).toMatchObject({ format });
        expect([await fits(stored, 'Sommer09'), await fits(stored, 'Sommer10')]).toEqual([true, false]);
      }
    },
  );

  test('MD2 is refused when the script is written', async () => {
    const recipe = { kind: 'digest', digest: 'md2', hash: 'hex', password: 'utf8', salt: null } as const;
    const stored = { recipe, hash: '0'.repeat(32), salt: null, format: null };
    const verdict = toPasswordHash(stored, open);
    expect(verdict.kind === 'held' && trickleCarries(verdict)).toBe(false);
    await expect(fits(stored, 'x')).rejects.toMatchObject({ code: 'UF-7102' });
  });
});

describe('a column that holds values of two kinds', () => {
  const salted = { digest: 'sha1', hash: 'hex', password: 'utf8', salt: null } as const;
  const recipes = [
    { kind: 'digest', ...salted },
    { kind: 'identity' },
    { kind: 'clear' },
    { kind: 'pbkdf2', digest: 'sha256', iterations: 1000, hash: 'base64', length: 32, salt: 'base64' },
  ] as const;

  test.for(recipes)('has the others checked by what they say of themselves: $kind', async (recipe) => {
    const usual = crypto.createHash('sha1').update('Sommer09').digest('hex');
    const stored = { recipe, hash: recipe.kind === 'clear' ? 'Sommer09' : usual, salt: null, format: null };
    if (recipe.kind === 'digest' || recipe.kind === 'clear') expect(await fits(stored, 'Sommer09')).toBe(true);
    expect(await fits(stored, 'Sommer10')).toBe(false);
    for (const vector of cryptVectors) {
      const verdict = toPasswordHash({ ...storedCrypt(vector), recipe }, open);
      if (verdict.kind !== 'held' || verdict.format !== vector.format || !trickleCarries(verdict)) continue;
      const other = { ...storedCrypt(vector), recipe };
      expect([await fits(other, vector.password), await fits(other, vector.wrongPassword)]).toEqual([true, false]);
      // The text of a hash is nobody's password.
      expect(await fits(other, vector.value)).toBe(false);
    }
  });

  test('takes a clear password that only begins like a hash for what it is, and says of other marks that it can’t', async () => {
    const clear = { recipe: { kind: 'clear' }, hash: '$1$only', salt: null, format: null } as const;
    expect([await fits(clear, '$1$only'), await fits(clear, '$1$')]).toEqual([true, false]);
    const recipe = { kind: 'digest', ...salted } as const;
    expect(await fits({ ...clear, recipe }, 'x')).toBe('cannot');
    expect(await fits({ recipe, hash: null, salt: null, format: null }, '')).toBe(false);
  });
});

describe('a digest taken again and again', () => {
  const check = scriptPart('unixCryptCheck') as (text: string) => ((password: string) => unknown) | undefined;

  test('is refused where it would take too long, and by the length of what was typed', async () => {
    const hash = 'a'.repeat(86);
    for (const value of [`$6$rounds=3000001$salt$${hash}`, `$P$R12345678${'a'.repeat(22)}`]) {
      const stored = { recipe: { kind: 'self-describing' }, hash: value, salt: null, format: null } as const;
      expect(await fits(stored, 'x')).toBe('cannot');
    }
    expect(check(`$6$salt$${hash}`)?.('é'.repeat(256))).toBe(false);
  });

  test('lets other calls of the container go on meanwhile', async () => {
    let turns = 0;
    const turn = () => {
      turns += 1;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    await check(`$6$rounds=50000$salt$${'a'.repeat(86)}`)?.('x');
    clearImmediate(timer);
    expect(turns).toBeGreaterThanOrEqual(9);
  });

  test('is nothing that a value without the whole of it stands for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cryptVectors), fc.nat(), ({ value }, at) => {
        const cut = value.slice(0, at % value.length);
        expect(check(cut)).toBe(undefined);
      }),
    );
  });
});

describe('a password that a shop encrypted', () => {
  test.for(shopVectors)('$id is checked under the shop’s key', async (vector) => {
    const stored = storedInShop(vector);
    const verdict = toPasswordHash(stored, open);
    expect(verdict).toMatchObject({ kind: 'held', format: 'nopcommerce-encrypted' });
    expect(verdict.kind === 'held' && trickleCarries(verdict)).toBe(true);
    const configuration = { NOPCOMMERCE_ENCRYPTION_KEY: ` ${vector.key}` };
    expect(await fits(stored, vector.password, configuration)).toBe(true);
    expect(await fits(stored, vector.wrongPassword, configuration)).toBe(false);
    expect(await fits(stored, '', configuration)).toBe(false);
  });

  const [first] = shopVectors;
  if (first === undefined) throw new Error('There are no vectors.');
  test.for([
    ['there is no key', {}, 'no NOPCOMMERCE_ENCRYPTION_KEY'],
    ['the key is another one', { NOPCOMMERCE_ENCRYPTION_KEY: '1234567890123456' }, 'another key'],
    ['the key is cut', { NOPCOMMERCE_ENCRYPTION_KEY: first.key.slice(1) }, 'no shop’s key of 16 characters'],
  ] as const)('is neither right nor wrong where %s, and the log says so', async ([, configuration, why]) => {
    const lines: string[] = [];
    expect(await fits(storedInShop(first), first.password, configuration, (line) => lines.push(line))).toBe('cannot');
    expect(lines.join()).toContain(why);
    expect(lines.join()).not.toContain(first.key);
  });

  test('is hardly ever called wrong under any other key', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 16 });
    const others = fc.sample(digits, { numRuns: 300, seed: 3 }).filter((key) => key !== first.key);
    const answers = await Promise.all(
      others.map((key) => fits(storedInShop(first), first.password, { NOPCOMMERCE_ENCRYPTION_KEY: key })),
    );
    expect(answers.filter((answer) => answer !== 'cannot')).toEqual([]);
  });

  test('is damaged where it is no whole number of blocks', () => {
    const cut = { ...storedInShop(first), hash: first.Password.slice(0, 20) };
    expect(toPasswordHash(cut, open)).toMatchObject({ format: 'nopcommerce-unreadable', reason: 'damaged-password' });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredPassword } from '../../../electron/accounts/account.ts';
import { toPasswordHash } from '../../../electron/accounts/passwords/to-password-hash.ts';
import { trickleCarries } from '../../../electron/accounts/passwords/ways-out.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { cryptVectors, shopVectors, storedCrypt, storedInShop } from '../../unit/accounts/passwords/crypt-vectors.ts';
import { hashVectors, storedOf } from '../../unit/accounts/passwords/hash-vectors.ts';
import { planForPasswords } from '../../unit/scripts/password-plan.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { bothWays } from './both-ways.ts';
import { scriptContainer } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

// Every way of keeping passwords, in tables of one's own, with every password of test/data/hash-vectors.json and crypt-passwords.json that
// is kept so. What a plan promises of a sign-in, the rendered login does.

let database: FixtureDatabase;
let container: Container;
let issuer: TokenIssuer;

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  issuer = await startTokenIssuer();
});
afterAll(async () => {
  container?.close();
  await issuer?.stop();
  await database?.stop();
});

/** Text or bytes, as the values are; a table may hold either, as the old application did. */
const typeOf = (value: StoredPassword['hash']) => (Buffer.isBuffer(value) ? 'varbinary(max)' : 'nvarchar(max)');

interface Person {
  readonly id: string;
  readonly stored: StoredPassword;
  readonly password: string;
  readonly wrongPassword: string;
  /** Not for those whose password the old application does not take either. */
  readonly signsIn: boolean;
}

const known: readonly Person[] = [
  ...hashVectors.flatMap((vector) => {
    const { id, password, wrongPassword, signsIn } = vector;
    return password === null
      ? []
      : [{ id, stored: storedOf(vector), password, wrongPassword: wrongPassword ?? `${password}x`, signsIn }];
  }),
  ...cryptVectors.map((vector) => ({ ...vector, stored: storedCrypt(vector), signsIn: true })),
  // An application that changed its hashing has both in one column; DES has no marker there.
  ...cryptVectors
    .filter(({ id, format }) => id.endsWith('-1') && format !== 'crypt-des-assumed')
    .map((vector) => ({
      ...vector,
      stored: { ...storedCrypt(vector), recipe: { kind: 'identity' } as const },
      signsIn: true,
    })),
  // Version 16 is in no list of Auth0's and not in Node: the scripts' own Argon2 (the reference implementation's own test).
  {
    id: 'argon2-version-16',
    stored: {
      recipe: { kind: 'self-describing' },
      hash: '$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY',
      salt: null,
      format: null,
    },
    password: 'password',
    wrongPassword: 'passwordx',
    signsIn: true,
  },
];
const ways = [
  ...Map.groupBy(
    known,
    ({ stored }) => `${JSON.stringify(stored.recipe)} ${typeOf(stored.hash)} ${typeof stored.format}`,
  ).values(),
].map((people, index) => ({ table: `Way${index}`, recipe: people[0]?.stored.recipe, people }));

/** A table with these people, and the two ways to it. */
async function tableOf(table: string, people: readonly Person[], change: Readonly<Record<string, string>> = {}) {
  const [first] = people;
  if (first === undefined) throw new Error('Nobody has such a password.');
  const { recipe, hash, format } = first.stored;
  await database.run(
    `CREATE TABLE dbo.${table} (Id int NOT NULL PRIMARY KEY, Email nvarchar(100) NOT NULL, Hash ${typeOf(hash)}, Salt ${typeOf(first.stored.salt)}, Format ${typeof format === 'string' ? 'nvarchar(max)' : 'int'})`,
  );
  for (const [index, { stored }] of people.entries()) {
    await database.pool
      .request()
      .input('hash', stored.hash)
      .input('salt', stored.salt)
      .input('format', stored.format)
      .query(`INSERT INTO dbo.${table} VALUES (${index}, N'p${index}@example.com', @hash, @salt, @format)`);
  }
  const plan = planForPasswords(recipe);
  const mapping = {
    ...plan.mapping,
    origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: table }, joins: [] },
    fields: { email: { kind: 'column', column: { table: 'u', column: 'Email' } } },
  } as const;
  return bothWays(container, database.server, { ...plan, marked: false, mapping }, issuer, change);
}

const cannot = { kind: 'error', error: { message: 'This account’s password can’t be checked here.' } };

describe.for(ways)('$recipe', ({ table, people }) => {
  test('is read by login, both ways, as the plan says', async () => {
    const { run, service } = await tableOf(table, people);
    for (const [index, { id, stored, password, wrongPassword, signsIn }] of people.entries()) {
      const email = `p${index}@example.com`;
      const right = await run('login', email, password);
      const wrong = await run('login', email, wrongPassword);
      const verdict = toPasswordHash(stored, { membershipHash: 'auto' });
      const beyond = verdict.kind === 'held' && !trickleCarries(verdict);
      if (beyond || (verdict.kind === 'held' && verdict.reason === 'password-needs-machine-key')) {
        expect([right.outcome, wrong.outcome], id).toMatchObject([cannot, cannot]);
      } else {
        expect(right.outcome.kind, id).toBe(signsIn ? 'profile' : 'wrong-password');
        expect(wrong.outcome.kind, id).toBe('wrong-password');
      }
      expect([right.breaches, wrong.breaches]).toEqual([[], []]);
    }
    await service.stop();
  });
});

describe('passwords that a shop encrypted', () => {
  const [{ key } = { key: '' }] = shopVectors;
  const people = shopVectors
    .filter((vector) => vector.key === key)
    .map((vector) => ({ ...vector, stored: storedInShop(vector), signsIn: true }));

  test('are read by login under the shop’s key, both ways and by either cipher', async () => {
    expect(new Set(people.map(({ cipher }) => cipher)).size).toBe(2);
    const { run, service } = await tableOf('Shop', people, { NOPCOMMERCE_ENCRYPTION_KEY: key });
    for (const [index, { id, password, wrongPassword }] of people.entries()) {
      const email = `p${index}@example.com`;
      expect((await run('login', email, password)).outcome.kind, id).toBe('profile');
      expect((await run('login', email, wrongPassword)).outcome.kind, id).toBe('wrong-password');
    }
    await service.stop();
  });

  test.for([
    ['without it', {}, 'no NOPCOMMERCE_ENCRYPTION_KEY'],
    ['under another', { NOPCOMMERCE_ENCRYPTION_KEY: '1234567890123456' }, 'another key'],
  ] as const)('are an error %s, never a wrong password', async ([name, change, why]) => {
    const { run, service } = await tableOf(`Shop${name.replace(' ', '')}`, people, change);
    const { outcome, console: lines } = await run('login', 'p0@example.com', people[0]?.password ?? '');
    expect(outcome).toMatchObject(cannot);
    expect(lines.map(({ text }) => text).join()).toContain(why);
    expect(JSON.stringify(lines)).not.toContain('1234567890123456');
    await service.stop();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredPassword } from '../../../electron/accounts/account.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { hashVectors, storedOf } from '../../unit/accounts/passwords/hash-vectors.ts';
import { planForPasswords } from '../../unit/scripts/password-plan.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { bothWays } from './both-ways.ts';
import { scriptContainer } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

// Every way of keeping passwords, in tables of one's own, with every password of test/data/hash-vectors.json that is kept so.

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

/** What no script can compute: an error, never “wrong password”. */
const cannotCheck = /^unix-crypt|^ldap-10$|^bcrypt-16$|^membership-3[67]$/;

/** Text or bytes, as the values are; a table may hold either, as the old application did. */
const typeOf = (value: StoredPassword['hash']) => (Buffer.isBuffer(value) ? 'varbinary(max)' : 'nvarchar(max)');

const known = hashVectors
  .filter(({ password }) => password !== null)
  // Version 16 is in no list of Auth0's and not in Node: the scripts' own Argon2 (the reference implementation's own test).
  .concat({
    id: 'argon2-version-16',
    format: 'argon2',
    legacy: { PasswordHash: '$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY' },
    settings: {},
    password: 'password',
    wrongPassword: null,
    custom_password_hash: null,
    signsIn: true,
  })
  .map((vector) => ({ vector, stored: storedOf(vector) }));
const ways = [
  ...Map.groupBy(
    known,
    ({ stored }) => `${JSON.stringify(stored.recipe)} ${typeOf(stored.hash)} ${typeof stored.format}`,
  ).entries(),
].map(([, people], index) => ({
  table: `Way${index}`,
  recipe: people[0]?.stored.recipe,
  people,
}));

describe.for(ways)('$recipe', ({ table, recipe, people }) => {
  test('is read by login, both ways', async () => {
    if (recipe === undefined) throw new Error('Nobody has such a password.');
    const [{ hash = null, salt = null, format = null } = {}] = people.map(({ stored }) => stored);
    await database.run(
      `CREATE TABLE dbo.${table} (Id int NOT NULL PRIMARY KEY, Email nvarchar(100) NOT NULL, Hash ${typeOf(hash)}, Salt ${typeOf(salt)}, Format ${typeof format === 'string' ? 'nvarchar(max)' : 'int'})`,
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
    const column = (name: string) => ({ table: 'u', column: name });
    const { run, service } = await bothWays(
      container,
      database.server,
      {
        ...plan,
        marked: false,
        mapping: {
          ...plan.mapping,
          origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: table }, joins: [] },
          fields: { email: { kind: 'column', column: column('Email') } },
        },
      },
      issuer,
    );
    for (const [index, { vector }] of people.entries()) {
      const email = `p${index}@example.com`;
      const password = vector.password ?? '';
      const right = await run('login', email, password);
      const wrong = await run('login', email, vector.wrongPassword ?? `${password}x`);
      if (cannotCheck.test(vector.id)) {
        const cannot = { kind: 'error', error: { message: 'This account’s password can’t be checked here.' } };
        expect([right.outcome, wrong.outcome], vector.id).toMatchObject([cannot, cannot]);
      } else {
        expect(right.outcome.kind, vector.id).toBe(vector.signsIn ? 'profile' : 'wrong-password');
        expect(wrong.outcome.kind, vector.id).toBe('wrong-password');
      }
      expect([right.breaches, wrong.breaches]).toEqual([[], []]);
    }
    await service.stop();
  });
});

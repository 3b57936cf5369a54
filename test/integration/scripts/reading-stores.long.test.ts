import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toUser } from '../../../electron/accounts/to-user.ts';
import { userIdOf } from '../../../electron/accounts/user-id.ts';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { hashVectors } from '../../unit/accounts/passwords/hash-vectors.ts';
import { inSchema, storeCases } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { readAccounts } from '../legacy/read-store.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { type Person, peopleOf } from './people-of-stores.ts';
import { scriptContainer, scriptPlan } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

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

describe.for(storeCases.map((example, index) => ({ ...example, schema: `s${index}` })))(
  '$store, $release',
  (example) => {
    const people = peopleOf(example);
    // The others’ formats are taken in turn, one or more people each.
    const vectors = people.formats.flatMap((format) =>
      hashVectors.filter((each) => each.format === format && each.password !== null && each.signsIn).slice(0, 3),
    );
    const persons = [...vectors.map(() => 'no' as const), ...people.barred.filter((barred) => barred !== 'no')].map(
      (barred, index): Person => {
        const vector = vectors[index % vectors.length];
        if (vector === undefined) throw new Error(`There is no password for ${example.store}.`);
        return { number: index + 1, name: `person${index + 1}`, barred, vector };
      },
    );
    let ways: BothWays;
    let users: ReadonlyMap<string, unknown>;

    beforeAll(async () => {
      const { schema, ddl, table } = example;
      const rows = [...(people.first ?? []), ...persons.flatMap((person) => people.rows(person))];
      await database.run(`CREATE SCHEMA ${schema}`, ...inSchema(schema, ddl), inSchema(schema, rows).join(';\n'));
      const catalog = await database.legacy.catalog();
      const found = candidateStores(catalog).flatMap(({ recognition: { mapping } }) => {
        const { origin } = mapping;
        return origin.kind === 'tables' && origin.table.schema === schema && origin.table.name === table
          ? [mapping]
          : [];
      });
      const [mapping] = found;
      if (mapping === undefined || found.length > 1) throw new Error(`${found.length} of ${schema}.${table}`);
      const plan = scriptPlan(mapping, catalog, { membershipHash: 'auto' });
      ways = await bothWays(container, database.server, plan, issuer);
      const accounts = [...(await readAccounts(database.legacy, mapping, { pageSize: 50, now: Date.now() })).values()];
      users = new Map(
        accounts.map((account) => {
          const userId = userIdOf(plan.prefix, account.key);
          if (userId.kind !== 'id') throw new Error(`${account.email} has too long a key.`);
          const named = { userId: userId.id, blocked: false, username: plan.username };
          const { custom_password_hash: _, ...user } = toUser(account, null, named);
          // Through JSON, as either way goes.
          return [String(account.email), JSON.parse(JSON.stringify(user))];
        }),
      );
      expect(users.size).toBe(persons.length);
    });
    afterAll(() => ways?.service.stop());

    test.for(persons)('$name ($vector.id, $barred)', async ({ name, barred, vector }) => {
      const { run } = ways;
      const [email, password] = [`${name}@example.com`, vector.password ?? ''];
      const wrong = await run('login', email, vector.wrongPassword ?? `${password}x`);
      expect(wrong).toMatchObject({ outcome: { kind: 'wrong-password', identifier: email }, breaches: [] });
      const [login, found] = [await run('login', email.toUpperCase(), password), await run('getUser', email)];
      expect([login.breaches, found.breaches]).toEqual([[], []]);
      expect(login.outcome).toEqual(found.outcome);
      if (barred !== 'no') expect(login.outcome.kind).toBe('unauthorized');
      else expect(login.outcome).toEqual({ kind: 'profile', profile: users.get(email) });
    });
  },
);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { onlyStore } from '../legacy/read-store.ts';
import { scriptContainer, scriptPlan, scriptsOf } from './scripted-database.ts';
import { writingCases } from './writing-cases.ts';

let database: FixtureDatabase;
let container: Container;

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  for (const { schema, ddl, rows } of writingCases) {
    await database.run(`CREATE SCHEMA ${schema}`, ...inSchema(schema, ddl), ...inSchema(schema, rows));
  }
});
afterAll(async () => {
  container?.close();
  await database?.stop();
});

describe.for(writingCases)('$name', ({ schema }) => {
  let run: ReturnType<typeof scriptsOf>;

  beforeAll(async () => {
    const { mapping } = (await onlyStore(database.legacy, schema)).recognition;
    run = scriptsOf(container, database.server, scriptPlan(mapping, await database.legacy.catalog()));
  });

  test('changePassword', async () => {
    const result = await run('changePassword', 'ada@example.com', 'a new password');
    expect(result).toMatchObject({ outcome: { kind: 'value', value: true }, breaches: [], console: [] });
    expect((await run('login', 'ada@example.com', 'a new password')).outcome.kind).toBe('profile');
    expect((await run('login', 'ada@example.com', 'the old one')).outcome.kind).toBe('wrong-password');
  });

  test('create', async () => {
    const result = await run('create', { email: 'New.One@example.com', password: 'first password' });
    expect(result).toMatchObject({ outcome: { kind: 'value' }, breaches: [], console: [] });
    const login = await run('login', 'new.one@EXAMPLE.com', 'first password');
    expect(login).toMatchObject({ outcome: { kind: 'profile', profile: { email: 'new.one@example.com' } } });
  });
});

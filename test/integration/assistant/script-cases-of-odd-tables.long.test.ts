import { hashSync } from 'bcryptjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCases } from '../../../electron/assistant/scripts/cases/run-cases.ts';
import { scriptTexts } from '../../../electron/assistant/scripts/cases/texts.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { FixtureDatabase } from '../legacy/fixture-database.ts';
import { scriptPlan, templates } from '../scripts/scripted-database.ts';
import { type OpenLegacySession, openLegacySession } from './support/open-legacy-session.ts';

let opened: OpenLegacySession;
let database: FixtureDatabase;
let session: WorkspaceSession;

beforeAll(async () => {
  opened = await openLegacySession({ store: 'custom' });
  ({ database, session } = opened);
});
afterAll(async () => {
  await opened?.close();
});

const hash = hashSync('the old one', 4);
const addresses = ['ada@example.com', 'bob@example.com', "o''neil@example.com"];
const column = (name: string) => ({ table: 'u', column: name });

function mappingOf(name: string, key: string, kind: Mapping['key']['kind'], sqlType: string): Mapping {
  return {
    ...nothingMapped,
    store: 'custom',
    origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name }, joins: [] },
    key: { column: column(key), sqlType, kind },
    fields: { email: { kind: 'column', column: column('Mail') } },
    password: { recipe: { kind: 'self-describing' }, hash: column('Hash'), salt: null, format: null },
  };
}

async function outcomesOf(mapping: Mapping, action: ActionName, changed?: (source: string) => string) {
  const plan = scriptPlan(mapping, await database.legacy.catalog());
  const rendered = scriptTexts(plan, templates, {});
  const text = rendered[action];
  const edited =
    changed !== undefined && text.kind === 'text'
      ? scriptTexts(plan, templates, { [action]: changed(text.source) })
      : rendered;
  const cases = await runCases(session, { actions: [action], plan, texts: edited, known: null });
  return Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));
}

test('a counter that begins below nought leaves no id that is taken for nobody’s', async () => {
  await database.run(
    'CREATE TABLE dbo.Below (Id smallint NOT NULL IDENTITY(-1, 1) PRIMARY KEY, Mail nvarchar(200) NOT NULL, Hash varchar(60) NULL)',
    ...addresses.map((email) => `INSERT INTO dbo.Below (Mail, Hash) VALUES (N'${email}', '${hash}')`),
  );
  const outcomes = await outcomesOf(mappingOf('Below', 'Id', 'integer', 'smallint'), 'deleteUser');
  expect(outcomes).toMatchObject({ found: { outcome: 'passed' }, unknown: { outcome: 'passed' } });
});

test('whoever other rows refer to is not deleted, and shows nothing, unless something changes all the same', async () => {
  await database.run(
    'CREATE TABLE dbo.Buyer (Id int NOT NULL IDENTITY PRIMARY KEY, Mail nvarchar(200) NOT NULL, Hash varchar(60) NULL)',
    'CREATE TABLE dbo.Orders (Id int NOT NULL IDENTITY PRIMARY KEY, Buyer int NOT NULL REFERENCES dbo.Buyer (Id))',
    ...addresses.map((email) => `INSERT INTO dbo.Buyer (Mail, Hash) VALUES (N'${email}', '${hash}')`),
    'INSERT INTO dbo.Orders (Buyer) SELECT Id FROM dbo.Buyer',
  );
  const mapping = mappingOf('Buyer', 'Id', 'integer', 'int');
  expect(await outcomesOf(mapping, 'deleteUser')).toMatchObject({
    found: { outcome: 'not-run', why: expect.stringMatching(/other rows of the database refer to it/) },
    again: { outcome: 'not-run' },
    unknown: { outcome: 'passed' },
  });
  const damaging = await outcomesOf(
    mapping,
    'deleteUser',
    () => `function deleteUser(id, callback) {
      const tedious = require('tedious@11.0.3');
      const { SQL_SERVER: server, SQL_PORT, SQL_DATABASE: database, SQL_USER: userName, SQL_PASSWORD: password, SQL_CA: ca } = configuration;
      const connection = new tedious.Connection({
        server,
        authentication: { type: 'default', options: { userName, password } },
        options: { port: Number(SQL_PORT), database, encrypt: true, cryptoCredentialsDetails: { ca } },
      });
      connection.on('connect', (failure) => {
        if (failure) return callback(failure);
        connection.execSql(
          new tedious.Request("UPDATE dbo.Buyer SET Mail = N'gone' + CONVERT(nvarchar(10), Id)", () => {
            connection.on('end', () => callback(new ValidationError('referred_to', 'Orders')));
            connection.close();
          }),
        );
      });
      connection.connect();
    }`,
  );
  expect(damaging.found).toMatchObject({ outcome: 'failed', why: expect.stringMatching(/should have stayed/) });
});

test('no changeEmail is made where the address is the key: it would change who somebody is', async () => {
  await database.run(
    'CREATE TABLE dbo.ByMail (Mail nvarchar(200) NOT NULL PRIMARY KEY, Hash varchar(60) NULL)',
    ...addresses.map((email) => `INSERT INTO dbo.ByMail (Mail, Hash) VALUES (N'${email}', '${hash}')`),
  );
  const outcomes = await outcomesOf(mappingOf('ByMail', 'Mail', 'text', 'nvarchar(200)'), 'changeEmail');
  expect(outcomes.proven).toMatchObject({
    outcome: 'not-run',
    why: expect.stringMatching(/^No script for changeEmail .* The address is the key/),
  });
});

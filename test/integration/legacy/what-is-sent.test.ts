import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { productVersion } from '../../../electron/common/product.ts';
import { copyAccounts } from '../../../electron/legacy/copy/copy-accounts.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { accountSource, applicationsStatement } from '../../../electron/stores/mapping/account-source.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { AccountSource } from '../../../electron/stores/store.ts';
import { inSchema, storeCases } from '../../unit/stores/store-cases.ts';
import { diagnosed } from './diagnosed.ts';
import { PASSWORD, type RecordingServer, recordingServer } from './recording-server.ts';

// docs/what-userferry-reads.md is a promise to a DBA: what a server is sent must be on that page, and what is on it must be sent.

const page = readFileSync(fileURLToPath(new URL('../../../docs/what-userferry-reads.md', import.meta.url)), 'utf8');

let server: RecordingServer;
let sent: readonly string[];

beforeAll(async () => {
  server = await recordingServer();
  await everythingThatReads(server);
  // What the driver sets up a session with is no statement of Userferry's.
  sent = server.statements.filter((statement) => !/^set ansi_nulls on\b/.test(statement));
});

/** Every part of the product that talks to a SQL Server, on every store. */
async function everythingThatReads({ run, config, port }: RecordingServer): Promise<void> {
  const databases = [...Map.groupBy(storeCases, ({ ddl }) => ddl.join('\n')).values()];
  for (const [index, [first]] of databases.entries()) {
    run(`CREATE SCHEMA s${index}`, ...inSchema(`s${index}`, first?.ddl ?? []));
  }
  run(
    'CREATE TABLE dbo.U (Id int NOT NULL, Mail nvarchar(99) NULL, Hash varbinary(32) NULL, Notes nvarchar(max))',
    "INSERT INTO dbo.U VALUES (1, N'a@example.com', 0x01, N'x'), (2, N'b@example.com', NULL, N'y')",
  );
  await diagnosed(config, { secret: PASSWORD });
  await diagnosed({ ...config, database: 'Nowhere' }, { secret: PASSWORD });
  const { port: _, ...withoutPort } = config;
  const silent = { port: 9, timeout: 20, fallbackPort: port };
  await diagnosed({ ...withoutPort, instance: 'MEMBERS' }, { secret: PASSWORD, browser: silent });

  const legacy = await openLegacy(config, PASSWORD, { clock: systemClock, purpose: 'run 3' });
  const read = async (source: AccountSource, key: string) => {
    for (const inOnePass of [false, true]) {
      await legacy.proveKey(source, { pageSize: 1, inOnePass });
      for (const after of [null, key]) {
        for await (const _ of legacy.readAccounts(source, { after, upTo: after, pageSize: 1, inOnePass }));
      }
    }
    await legacy.account(source, key);
  };
  const catalog = await legacy.catalog();
  for (const table of catalog.tables) await legacy.sample(table, 300);
  const sql = 'SELECT Id, Mail FROM dbo.U';
  await legacy.sampleStatement(sql, await legacy.describe(sql), 300);
  for (const { recognition } of candidateStores(catalog)) {
    const { mapping } = recognition;
    for (const applications of choicesOf(mapping))
      await read(accountSource(mapping, applications), someKey(mapping.key));
    const statement = applicationsStatement(mapping);
    if (statement !== null) await legacy.applications(statement);
  }
  for (const { recognition } of candidateStores(catalog)) {
    const what = { mapping: recognition.mapping, catalog, keys: [someKey(recognition.mapping.key)] };
    await copyAccounts(config, PASSWORD, what, { clock: systemClock, purpose: 'copies' });
  }
  const u = (column: string) => `u.[${column}]`;
  // Details are read where there are accounts, and the stores' tables have none.
  await read(
    {
      columns: [u('Mail')],
      from: '[dbo].[U] AS u',
      where: null,
      parameters: [],
      key: { expression: u('Id'), sqlType: 'int', kind: 'integer' },
      details: [null, 'r.[Mail] = @only0'].map((where) => ({
        columns: ['r.[Mail]'],
        from: '[dbo].[U] AS r JOIN [dbo].[U] AS u ON u.[Id] = r.[Id]',
        owner: 'r.[Id]',
        where,
        parameters: where === null ? [] : [{ name: 'only0', type: 'nvarchar', value: 'a@example.com' }],
      })),
    },
    '1',
  );
  await legacy.close();
}

function choicesOf({ application }: Mapping): readonly (readonly string[])[] {
  return application === null ? [[]] : [[], [someKey({ kind: application.sqlType === 'int' ? 'integer' : 'guid' })]];
}

function someKey({ kind }: Pick<Mapping['key'], 'kind'>): string {
  return kind === 'guid' ? '11111111-1111-1111-1111-111111111111' : '1';
}

/** The statements that the page promises, one a line of its SQL; `…` is whatever a name or a condition may be. */
const promised = [...page.matchAll(/^```sql\n([^`]*)^```$/gm)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .map((line) => ({ line, pattern: new RegExp(`^${line.split('…').map(escaped).join('[^]*?')}$`) }));

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
}

/** In front of each statement, as the page has it. */
const before = /^SET LOCK_TIMEOUT 10000;\nSET DEADLOCK_PRIORITY LOW;\n/;

test('every statement sets its lock time-out and gives way in a deadlock', () => {
  expect(sent.length).toBeGreaterThan(200);
  expect(sent.filter((statement) => !before.test(statement))).toEqual([]);
  for (const line of ['SET LOCK_TIMEOUT 10000;', 'SET DEADLOCK_PRIORITY LOW;']) expect(page).toContain(line);
});

test('every statement that is sent is on the page for the DBA', () => {
  const statements = new Set(sent.map((statement) => statement.replace(before, '')));
  expect([...statements].filter((statement) => !promised.some(({ pattern }) => pattern.test(statement)))).toEqual([]);
  // A promise that anything keeps promises nothing.
  expect(promised.filter(({ pattern }) => pattern.test('SELECT COUNT(*) FROM dbo.U'))).toEqual([]);
  expect(promised.filter(({ pattern }) => pattern.test('DELETE FROM dbo.U'))).toEqual([]);
});

test('and every statement on the page is sent, but for those that only servers with such features are asked', () => {
  const statements = [...new Set(sent.map((statement) => statement.replace(before, '')))];
  const unsent = promised.filter(({ pattern }) => !statements.some((statement) => pattern.test(statement)));
  expect(unsent.map(({ line }) => /FROM (\S+)/.exec(line)?.[1])).toEqual([
    'sys.masked_columns',
    'sys.columns',
    'sys.security_policies',
  ]);
});

test('no statement counts the rows of a table by reading it, but those of each application', () => {
  const counting = sent.filter(
    (statement) => /\bCOUNT(_BIG)?\(/.test(statement) && !/HAVING COUNT_BIG\(\*\) > 1/.test(statement),
  );
  expect(counting.length).toBeGreaterThan(0);
  expect(counting.filter((statement) => !/AS \[Accounts\] FROM/.test(statement))).toEqual([]);
});

test('every session says whose it is, what it does, and that it only reads', () => {
  const names = new Set(server.logins.map(({ applicationName }) => applicationName));
  expect(names).toEqual(
    new Set([
      `Userferry ${productVersion} (diagnose)`,
      `Userferry ${productVersion} (run 3)`,
      `Userferry ${productVersion} (copies)`,
    ]),
  );
  expect(server.logins.filter(({ readOnlyIntent }) => readOnlyIntent !== true)).toEqual([]);
});

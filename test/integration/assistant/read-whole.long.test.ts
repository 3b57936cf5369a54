import { readFile } from 'node:fs/promises';
import sql from 'mssql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { SMALL_ENOUGH_TO_SCAN } from '../../../electron/stores/mapping/reading-of.ts';
import { connectSql } from '../../run-sql.ts';
import { rememberedText } from './support/open-workspace.ts';
import {
  type Ends,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

const CLAIMS = SMALL_ENOUGH_TO_SCAN + 1;

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(40), newHome()]);
  const pool = await connectSql(ends);
  const { recordset } = await pool.request().query<{ Id: string }>('SELECT TOP (1) Id FROM dbo.AspNetUsers');
  // An application that grew for years, and whose index somebody dropped.
  await pool.request().batch('DROP INDEX IX_AspNetUserClaims_UserId ON dbo.AspNetUserClaims');
  const claims = new sql.Table('dbo.AspNetUserClaims');
  claims.columns.add('UserId', sql.NVarChar(450), { nullable: false });
  claims.columns.add('ClaimType', sql.NVarChar(sql.MAX), { nullable: true });
  claims.columns.add('ClaimValue', sql.NVarChar(sql.MAX), { nullable: true });
  for (let row = 0; row < CLAIMS; row += 1) claims.rows.add(recordset[0]?.Id ?? '', 'seen', `page-${row % 7}`);
  await pool.request().bulk(claims);
  await pool.request().batch('CREATE VIEW dbo.People AS SELECT Id, Email, PasswordHash FROM dbo.AspNetUsers');
  await pool.close();
  opened = await openAssistant(home.path, ends);
  await usePractice(opened.page);
}, 300_000);
afterAll(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

test('what would be read whole is asked about first, kept in the workspace once allowed, and forgotten with the database', async () => {
  const { client, until } = opened.page;
  await client.survey(id());
  const asked = await until('the question', ({ accounts }) => accounts.scans?.asked === true);
  expect(asked.accounts.scans?.of).toEqual([
    {
      of: 'dbo.AspNetUserClaims',
      rows: expect.any(Number),
      why: expect.stringContaining('begins with UserId'),
      index: 'CREATE INDEX [IX_AspNetUserClaims_UserId] ON [dbo].[AspNetUserClaims] ([UserId]);',
    },
  ]);
  const refused = await until('the refusal', (state) => idle(state) && state.failure?.code === 'UF-1240');
  expect(refused.accounts.survey).toBeUndefined();

  await client.allowScans({ ...id(), names: ['dbo.AspNetUserClaims'] });
  const surveyed = await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  expect(surveyed.failure).toBeUndefined();
  expect(surveyed.accounts.scans).toMatchObject({ asked: false, of: [{ of: 'dbo.AspNetUserClaims' }] });
  expect(await makePlan(opened.page)).toMatchObject({ total: 40 });
  const { workspace, allowScans } = JSON.parse(await rememberedText(home.path));
  expect(allowScans).toEqual(['dbo.AspNetUserClaims']);
  const file = JSON.parse(await readFile(workspaceFolder(home.path, workspace.id).file, 'utf8'));
  expect(file.legacy.allowScans).toEqual(['dbo.AspNetUserClaims']);

  // A view that is chosen is not even looked at before, and the choice goes on once it is allowed.
  const choice = { kind: 'table', table: 'dbo.People' } as const;
  await client.chooseStore({ ...id(), choice });
  const view = await until(
    'the question about the view',
    (state) => idle(state) && state.accounts.scans?.asked === true,
  );
  expect(view.accounts.scans).toMatchObject({ of: [{ of: 'dbo.People', rows: null, index: null }], choice });
  expect(view.accounts.survey?.plan).toBe(surveyed.accounts.survey?.plan);
  await client.allowScans({ ...id(), names: ['dbo.People'] });
  const looked = await until(
    'the look at the view',
    (state) => idle(state) && state.accounts.candidates?.meant === 'dbo.People',
  );
  expect(looked.accounts.candidates?.found.find(({ id: candidate }) => candidate === 'dbo.People')?.choice).toEqual(
    choice,
  );
  await client.chooseStore({
    ...id(),
    choice: { kind: 'store', store: 'aspnet-identity-core', table: 'dbo.AspNetUsers' },
  });
  const back = await until('the store again', (state) => idle(state) && state.accounts.survey !== undefined);
  await makePlan(opened.page);

  // Another pace is no other database: what was found there holds on.
  const { form } = surveyed.legacy;
  await client.saveLegacy({ ...id(), form: { ...form, rowsPerSecond: 5_000 } });
  const quiet = await until('the pace', ({ legacy }) => legacy.form.rowsPerSecond === 5_000);
  expect(quiet.accounts.survey?.plan).toBe(back.accounts.survey?.plan);
  expect(quiet.plan).toBeDefined();

  await client.saveLegacy({ ...id(), form: { ...form, database: 'Another' } });
  const other = await until('the other database', ({ legacy }) => legacy.form.database === 'Another');
  expect(other.accounts.scans).toBeUndefined();
  expect(other.accounts.survey).toBeUndefined();
  await expect.poll(async () => JSON.parse(await rememberedText(home.path)).allowScans).toEqual([]);
}, 300_000);

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { EditableMapping, MappingEdit, Survey, Value } from '../../../electron/assistant/contract/index.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { workspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { runHere } from '../cli/run-here.ts';
import { openWorkspaceFolder } from './support/open-workspace.ts';
import { practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(120, {}, 'aspnet-membership'));

const client = () => bench.client;
const wizardPath = async () => (await openWorkspaceFolder(bench.home)).wizard;
const wizardJson = async () =>
  z
    .looseObject({
      workspace: z.object({ id: z.string() }),
      mappingEdit: z.unknown().optional(),
      mapping: z.unknown().optional(),
    })
    .parse(JSON.parse(await readFile(await wizardPath(), 'utf8')));
const workspacePath = async () => workspaceFolder(bench.home, (await wizardJson()).workspace.id).file;
/** Writes to disk follow the answer. */
const savedWorkspace = async () => workspaceFile.parse(JSON.parse(await readFile(await workspacePath(), 'utf8')));

/** The next survey after the one that stands. */
async function surveyed(ask: () => Promise<unknown>): Promise<Survey> {
  const before = bench.page.now().accounts.survey?.plan;
  await ask();
  const { accounts } = await bench.page.until(
    'a survey',
    (state) => idle(state) && state.accounts.survey !== undefined && state.accounts.survey.plan !== before,
  );
  if (accounts.survey === undefined) throw new Error('There is no survey.');
  return accounts.survey;
}
const lineOf = (survey: Survey, field: string) => survey.mapping.find((line) => line.field === field);

/** A column by the name of its table. */
function from({ tables }: EditableMapping, table: string, column: string): Value {
  const found = tables.find(({ name, columns }) => name === table && columns.some(({ name: own }) => own === column));
  if (found === undefined) throw new Error(`${table}.${column} is not offered.`);
  return { kind: 'column', column: { table: found.alias, column } };
}
function edited(editable: EditableMapping, change: Partial<MappingEdit['profile']>): MappingEdit {
  const { edit, tables } = editable;
  return { profile: { ...edit.profile, ...change }, joins: tables.flatMap(({ join: one }) => one ?? []) };
}

let editable: EditableMapping;
/** The application's name from a table that the mapping does not read, and a nickname put together. */
let chosen: MappingEdit;

test('before there is a survey there is nothing to edit', async () => {
  await expect(client().mappingToEdit({})).rejects.toMatchObject({ data: { code: 'UF-6206' } });
});

test('an editor is offered the tables that are read and those that a key ties to them, and no secret', async () => {
  await surveyed(() => client().survey(id()));
  editable = await client().mappingToEdit({});
  expect(editable.edit).toEqual(editable.proposed);
  expect(editable.tables.filter(({ join: one }) => one === null).map(({ name }) => name)).toEqual([
    'aspnet_Users',
    'aspnet_Membership',
  ]);
  expect(editable.tables.filter(({ join: one }) => one !== null).map(({ name }) => name)).toContain(
    'aspnet_Applications',
  );
  const names = editable.tables.flatMap(({ columns }) => columns.map(({ name }) => name));
  expect(names).toContain('Comment');
  for (const secret of ['Password', 'PasswordSalt', 'PasswordAnswer', 'MobilePIN']) expect(names).not.toContain(secret);
  chosen = edited(editable, {
    fields: {
      ...editable.edit.profile.fields,
      nickname: {
        kind: 'concatenate',
        values: [from(editable, 'aspnet_Users', 'UserName'), { kind: 'constant', value: '(old)' }],
        between: ' ',
      },
    },
    appMetadata: {
      since: { kind: 'iso-date', of: from(editable, 'aspnet_Membership', 'CreateDate') },
      application: {
        kind: 'map',
        of: { kind: 'trim', of: from(editable, 'aspnet_Applications', 'ApplicationName') },
        cases: [{ from: '/', to: 'portal' }],
        otherwise: 'keep',
      },
      approved: from(editable, 'aspnet_Membership', 'IsApproved'),
    },
  });
});

test('real accounts are shown through an edit, masked until asked for, and of the password its format alone', async () => {
  const masked = await client().previewMapping({ edit: chosen, inClear: false });
  const clear = await client().previewMapping({ edit: chosen, inClear: true });
  expect(masked.problems).toEqual([]);
  expect(masked.accounts).toHaveLength(3);
  expect(masked.lines.find(({ field }) => field === 'nickname')).toEqual({
    field: 'nickname',
    source: 'UserName + “(old)”',
    proposed: 'nothing',
  });
  for (const [at, account] of masked.accounts.entries()) {
    const same = clear.accounts[at];
    expect(account?.nickname).toMatch(/^.•••$/u);
    expect(same?.nickname).toMatch(/.+ \(old\)$/);
    expect(same?.['app_metadata.since']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(same?.['app_metadata.application']).not.toBe('');
    expect(account?.['app_metadata.application']).toMatch(/•••$/);
    expect(account?.['app_metadata.approved']).toMatch(/^(true|false)$/);
    expect(account?.password).toBe(same?.password);
    expect(account?.email_verified).toBe('false');
  }
  // Nothing was kept by looking.
  expect((await wizardJson()).mappingEdit).toBeUndefined();
});

test('what the database or a rule has against an edit stands beside its field, and such an edit is not kept', async () => {
  const { fields } = editable.edit.profile;
  const refused: readonly (readonly [string, string | null, MappingEdit])[] = [
    [
      'UF-1227',
      'email_verified',
      edited(editable, { fields: { ...fields, email_verified: from(editable, 'aspnet_Membership', 'IsApproved') } }),
    ],
    [
      'UF-1228',
      'email_verified',
      edited(editable, { fields: { ...fields, email_verified: { kind: 'constant', value: true } } }),
    ],
    [
      'UF-1229',
      'nickname',
      edited(editable, {
        fields: { ...fields, nickname: { kind: 'column', column: { table: 'm', column: 'PasswordSalt' } } },
      }),
    ],
    [
      'UF-1221',
      'user_metadata.city',
      edited(editable, { userMetadata: { city: { kind: 'column', column: { table: 'm', column: 'City' } } } }),
    ],
    ['UF-1230', null, { ...chosen, joins: chosen.joins.map((one) => ({ ...one, latestBy: ['ApplicationId'] })) }],
  ];
  for (const [code, field, edit] of refused) {
    const { problems, accounts } = await client().previewMapping({ edit, inClear: true });
    expect(problems).toMatchObject([{ code, field }]);
    expect(accounts).toEqual([]);
    await expect(client().saveMapping({ ...id(), edit })).rejects.toMatchObject({ data: { code } });
  }
  expect((await wizardJson()).mappingEdit).toBeUndefined();
  // What is no mapping at all does not come through the door.
  for (const profile of [
    { ...chosen.profile, password: {} },
    { ...chosen.profile, appMetadata: { 'a.b': { kind: 'constant', value: 1 } } },
  ]) {
    await expect(
      bench.page.ask(['previewMapping'], { edit: { ...chosen, profile }, inClear: true }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
});

test('a kept edit puts the plan aside, is told on the survey, and the plan and the terminal read by it', async () => {
  await makePlan(bench.page);
  const survey = await surveyed(() => client().saveMapping({ ...id(), edit: chosen }));
  expect(bench.page.now().plan).toBeUndefined();
  expect(survey).toMatchObject({ store: 'aspnet-membership', storeLabel: 'ASP.NET Membership', confidence: 'certain' });
  expect(survey.tables).toContain('dbo.aspnet_Applications');
  expect(lineOf(survey, 'nickname')).toMatchObject({ source: 'UserName + “(old)”', proposed: 'nothing' });
  expect(lineOf(survey, 'nickname')?.samples.every((sample) => sample.endsWith('•••'))).toBe(true);
  expect(lineOf(survey, 'email')).not.toHaveProperty('proposed');
  await expect
    .poll(async () => (await savedWorkspace()).mapping?.fields.nickname)
    .toEqual(chosen.profile.fields.nickname);
  expect((await client().mappingToEdit({})).edit.profile).toEqual(chosen.profile);

  const plan = await makePlan(bench.page);
  expect(plan.total).toBe(survey.accounts);
  const { code, stdout, stderr } = await runHere(['survey', '--workspace', await workspacePath(), '--json'], {
    USERFERRY_HOME: join(bench.home, 'terminal'),
    USERFERRY_SQL_PASSWORD: bench.ends.sqlServer.password,
  });
  expect(code, stderr).toBe(0);
  const told = z
    .object({
      survey: z.object({ accounts: z.number(), mapping: z.array(z.object({ field: z.string(), source: z.string() })) }),
    })
    .parse(JSON.parse(stdout));
  expect(told.survey.accounts).toBe(survey.accounts);
  expect(told.survey.mapping.find(({ field }) => field === 'app_metadata.application')?.source).toBe(
    lineOf(survey, 'app_metadata.application')?.source,
  );
});

test('an edit outlives another survey and a restart, and a plan that it had put aside stays there', async () => {
  const again = await surveyed(() => client().survey(id()));
  expect(lineOf(again, 'nickname')).toMatchObject({ proposed: 'nothing' });
  await surveyed(() =>
    client().saveMapping({ ...id(), edit: edited(editable, { appMetadata: chosen.profile.appMetadata }) }),
  );
  await bench.reopen();
  expect(bench.page.now().plan).toBeUndefined();
  await usePasswords();
  const survey = await surveyed(() => client().survey(id()));
  expect(lineOf(survey, 'nickname')).toBeUndefined();
  expect(lineOf(survey, 'app_metadata.since')).toMatchObject({
    source: 'CreateDate · as an ISO date',
    proposed: 'nothing',
  });
});

test('an edit that no longer fits the database is told with the way back, and nothing of it is lost until then', async () => {
  await bench.reopen(async () => {
    const file = await readFile(await wizardPath(), 'utf8');
    await writeFile(await wizardPath(), file.replaceAll('"CreateDate"', '"CreatedOn"'));
  });
  await usePasswords();
  await client().survey(id());
  const { failure } = await bench.page.until('the failure', (state) => idle(state) && state.failure !== undefined);
  expect(failure).toMatchObject({ code: 'UF-1231', message: expect.stringContaining('has no column CreatedOn') });
  expect((await wizardJson()).mappingEdit).toBeDefined();
  const survey = await surveyed(() => client().dropMappingEdit(id()));
  expect(survey.mapping.some((line) => line.proposed !== undefined)).toBe(false);
  await expect.poll(async () => (await savedWorkspace()).mapping).toBeUndefined();
});

test('saving what was proposed is no edit, and another database’s form drops one', async () => {
  await surveyed(() => client().saveMapping({ ...id(), edit: chosen }));
  const survey = await surveyed(() => client().saveMapping({ ...id(), edit: editable.proposed }));
  expect(survey.mapping.some((line) => line.proposed !== undefined)).toBe(false);
  await expect.poll(async () => (await wizardJson()).mappingEdit).toBeUndefined();

  await surveyed(() => client().saveMapping({ ...id(), edit: chosen }));
  await expect.poll(async () => (await wizardJson()).mappingEdit).toBeDefined();
  const { form } = bench.page.now().legacy;
  await client().saveLegacy({ ...id(), form: { ...form, database: 'AnotherOne' } });
  await expect.poll(async () => (await wizardJson()).mappingEdit).toBeUndefined();
  expect((await wizardJson()).mapping).toBeUndefined();
  await expect(client().previewMapping({ edit: chosen, inClear: false })).rejects.toMatchObject({
    data: { code: 'UF-6206' },
  });
});

/** After a restart the passwords are typed in again. */
async function usePasswords(): Promise<void> {
  const { legacy, tenant } = bench.page.now();
  await client().saveLegacy({ ...id(), form: legacy.form, password: bench.ends.sqlServer.password });
  await client().saveTenant({ ...id(), form: tenant.form, clientSecret: bench.ends.tenant.clientSecret });
}

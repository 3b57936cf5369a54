import type sql from 'mssql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { connectSql } from '../../run-sql.ts';
import { type Ends, id, newHome, type Opened, openAssistant, startEnds, usePractice } from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;
let survey: Survey;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(1_200), newHome()]);
  opened = await openAssistant(home.path, ends);
  await usePractice(opened.page);
  await opened.page.client.survey(id());
  const { accounts } = await opened.page.until('the survey', (state) => state.accounts.survey !== undefined);
  if (accounts.survey === undefined) throw new Error('There is no survey.');
  survey = accounts.survey;
  pool = await connectSql(ends);
});
afterAll(async () => {
  await pool?.close();
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

/** What a finding's statement lists, by key. */
async function listed(name: string): Promise<readonly string[]> {
  const finding = survey.findings.find((one) => (one.kind === 'reason' ? one.reason : one.trait) === name);
  if (finding?.forDba === undefined) throw new Error(`There is no statement for ${name}.`);
  const { recordset } = await pool.request().batch(finding.forDba);
  return recordset.map((row: Readonly<Record<string, unknown>>) => String(row.Id));
}

test('the statement for the DBA lists the very accounts that share an address', async () => {
  const { rows, total } = await opened.page.client.accounts({
    from: 0,
    of: 'survey',
    trait: 'shares-address',
    limit: 500,
  });
  expect(total).toBeGreaterThan(1);
  expect([...(await listed('shares-address'))].sort()).toEqual(rows.map(({ key }) => key).sort());
});

test.each(['email-missing', 'email-malformed'] as const)('and those rejected for %s', async (reason) => {
  const { rows, total } = await opened.page.client.accounts({ from: 0, of: 'survey', reason, limit: 500 });
  expect(total).toBeGreaterThan(0);
  const shown = await listed(reason);
  for (const { key } of rows) expect(shown).toContain(key);
});

test('no statement holds anything of an account', async () => {
  const { rows } = await opened.page.client.accounts({ from: 0, of: 'survey', limit: 500 });
  const statements = survey.findings.flatMap(({ forDba }) => (forDba === undefined ? [] : [forDba])).join('\n');
  for (const { key, email } of rows) {
    expect(statements).not.toContain(key);
    if (email !== '') expect(statements).not.toContain(email);
  }
});

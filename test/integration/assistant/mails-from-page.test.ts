// Password-change e-mails as a page has them sent: real SQL Server protocol, a practice tenant over HTTP.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkedOutMails } from '../../../electron/assistant/contract/index.ts';
import { runSql } from '../../run-sql.ts';
import { filesWith } from './support/files-with.ts';
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

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(22), newHome()]);
  await runSql(ends, 'UPDATE dbo.AspNetUsers SET PasswordHash = NULL');
  opened = await openAssistant(home.path, ends);
});
afterAll(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

const client = () => opened.page.client;
const until: Opened['page']['until'] = (what, holds) => opened.page.until(what, holds);
const wish = { remind: false, uncertainAgain: false };

async function order(call: string, body: object): Promise<void> {
  const response = await fetch(`${ends.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

async function mailed(): Promise<number> {
  const text = await (await fetch(`${ends.tenant.control}/mails`)).text();
  return text.split('\n').filter((line) => line.includes('password-change')).length;
}

function people({ counts }: Pick<WorkedOutMails, 'counts'>, wanted: string): number {
  return counts.reduce((sum, { state, accounts }) => (state === wanted ? sum + accounts : sum), 0);
}

test('refused on the built-in provider, then as many as were wished, and the rest where it ended', {
  timeout: 60_000,
}, async () => {
  const { accounts } = await usePractice(opened.page);
  await client().saveRules({ ...id(), rules: { ...accounts.rules, withoutPassword: 'import-without' } });
  await client().checkTenant(id());
  await until('the tenant', ({ tenant, activity }) => tenant.connected && activity === undefined);
  await client().survey(id());
  await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  const plan = await makePlan(opened.page);
  await client().startRun({ ...id(), plan: plan.id });
  await until('the run', (state) => idle(state) && state.run?.state === 'finished' && state.verification !== undefined);

  const refused = await client().workOutMails(wish);
  expect(refused).toMatchObject({ provider: null, list: null, application: ends.tenant.signInClientId });
  expect(refused.obstacles.map(({ code }) => code)).toEqual(['UF-4301']);
  await client().sendMails({ ...id(), ...wish, first: 3, perMinute: 600 });
  await until('the refusal', ({ failure, activity }) => failure?.code === 'UF-4301' && activity === undefined);
  expect(await mailed()).toBe(0);

  await order('email-provider', { provider: 'own' });
  const shown = await client().workOutMails(wish);
  expect(shown).toMatchObject({ obstacles: [], toAsk: people(shown, 'waiting') });
  await client().sendMails({ ...id(), ...wish, first: 3, perMinute: 600 });
  const few = await until('a few', ({ mails, activity }) => mails !== undefined && activity === undefined);
  expect(few.mails).toMatchObject({ run: few.run?.id, number: 1 });
  expect(people(few.mails ?? { counts: [] }, 'asked')).toBe(3);
  expect(await mailed()).toBe(3);

  const rest = await client().workOutMails(wish);
  expect(rest).toMatchObject({ list: 1, toAsk: shown.toAsk - 3 });
  await client().sendMails({ ...id(), ...wish, first: rest.toAsk, perMinute: 600 });
  await until(
    'everybody',
    ({ mails, activity }) => activity === undefined && people(mails ?? { counts: [] }, 'asked') === shown.toAsk,
  );
  expect(await mailed()).toBe(shown.toAsk);
  const { path } = await client().saveMails(id());
  expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(
    1 + shown.counts.reduce((sum, { accounts }) => sum + accounts, 0),
  );
  expect(await filesWith(home.path, [ends.tenant.clientSecret])).toEqual([]);
});

// What a page has done after a run, password-change e-mails and undoing it: real SQL Server protocol, a practice tenant over HTTP.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { UndoCounts, WorkedOutMails } from '../../../electron/assistant/contract/index.ts';
import { runSql } from '../../run-sql.ts';
import { filesWith } from './support/files-with.ts';
import { type PracticeBench, practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', async () => {
  const ends = await startEnds(22);
  await runSql(ends, 'UPDATE dbo.AspNetUsers SET PasswordHash = NULL');
  return ends;
});

const client = () => bench.client;
const until: PracticeBench['page']['until'] = (what, holds) => bench.page.until(what, holds);
const wish = { remind: false, uncertainAgain: false };

async function order(call: string, body: object): Promise<void> {
  const response = await fetch(`${bench.ends.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

async function mailed(): Promise<number> {
  const text = await (await fetch(`${bench.ends.tenant.control}/mails`)).text();
  return text.split('\n').filter((line) => line.includes('password-change')).length;
}

function users(counts: UndoCounts, wanted: string): number {
  return counts.reduce((sum, { state, users }) => (state === wanted ? sum + users : sum), 0);
}

function people({ counts }: Pick<WorkedOutMails, 'counts'>, wanted: string): number {
  return counts.reduce((sum, { state, accounts }) => (state === wanted ? sum + accounts : sum), 0);
}

test('refused on the built-in provider, then as many as were wished, and the rest where it ended', {
  timeout: 300_000,
}, async () => {
  const { accounts } = bench.page.now();
  await client().saveRules({ ...id(), rules: { ...accounts.rules, withoutPassword: 'import-without' } });
  await client().checkTenant(id());
  await until('the tenant', ({ tenant, activity }) => tenant.connected && activity === undefined);
  await client().survey(id());
  await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  const plan = await makePlan(bench.page);
  await client().startRun({ ...id(), plan: plan.id });
  await until('the run', (state) => idle(state) && state.run?.state === 'finished' && state.verification !== undefined);

  const refused = await client().workOutMails(wish);
  expect(refused).toMatchObject({ provider: null, list: null, application: bench.ends.tenant.signInClientId });
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
  expect(await filesWith(bench.home, [bench.ends.tenant.clientSecret])).toEqual([]);
});

test('undone: whom it would be is said first, who did something since is kept, and after a stop it goes on', {
  timeout: 300_000,
}, async () => {
  const { run: shown } = bench.page.now();
  const run = shown?.id ?? '';
  const imported = shown?.counts.imported ?? 0;
  const { rows } = await client().accounts({ of: 'run', outcome: 'imported', from: 0, limit: 3 });
  const [enrolled] = rows;
  await order('enrol', { user_id: enrolled?.userId, factor: 'guardian' });

  const found = await client().workOutUndo({ run });
  expect(found).toMatchObject({ tenant: bench.page.now().tenant.form.domain });
  expect([users(found.counts, 'waiting'), users(found.counts, 'kept')]).toEqual([imported - 1, 1]);
  const people = { run, state: 'kept', from: 0, limit: 200 } as const;
  const masked = await client().undoPeople({ ...people, opening: 'before-any', inClear: false });
  expect(masked).toMatchObject({ total: 1, rows: [{ key: enrolled?.key, detail: null }] });
  expect(masked.rows[0]?.causes).toContain('enrolled');
  expect(masked.rows[0]?.email).toMatch(/^.•••@/);
  const clear = await client().undoPeople({ ...people, opening: 'before-any', inClear: true });
  expect(clear.rows[0]?.email).toBe(enrolled?.email);
  const others = await client().undoPeople({ ...people, opening: 'before-any', inClear: false, causes: ['marked'] });
  expect(others).toEqual({ total: 0, rows: [] });
  const { path } = await client().saveUndo({ ...id(), run });
  expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(1 + imported);
  expect(bench.page.now().undone).toEqual([]);
  expect(await bench.ends.tenantState()).toMatchObject({ users: imported });

  await bench.ends.tenantFault({ kind: 'slow', on: 'users.delete', milliseconds: 300, count: 'all' });
  const wish = { run, yes: 'undo', users: imported - 1, also: [], by: 'Kim', why: 'the wrong tenant' } as const;
  await client().undoRun({ ...id(), ...wish });
  const first = await until('the first', ({ activity }) => (activity?.done ?? 0) > 2);
  expect(first.activity?.pace?.average).toBeGreaterThan(0);
  // The page counts along, and no user is lost on the way.
  expect(first.undone[0]?.counts.reduce((sum, { users: some }) => sum + some, 0)).toBe(imported);
  expect(users(first.undone[0]?.counts ?? [], 'deleted')).toBeGreaterThan(0);
  await client().cancelActivity(id());
  const ended = await until('the stop', idle);
  expect(ended.failure).toBeUndefined();
  expect(ended.undone).toMatchObject([{ run, here: true, state: 'under-way', result: null }]);
  expect(users(ended.undone[0]?.counts ?? [], 'deleted')).toBeLessThan(imported - 1);

  // Start does not say of whom this has deleted that they are in Auth0.
  const standing = async () => (await client().workspaces({})).workspaces.find(({ open }) => open)?.standing;
  expect(await standing()).toMatchObject({ kind: 'run', undo: 'under-way' });

  // Whoever opens Userferry then is led to it, wherever they were.
  await client().showStep({ ...id(), step: 'accounts' });
  await bench.reopen();
  expect(bench.page.now()).toMatchObject({ step: 'migrate', undone: [{ run, here: true, state: 'under-way' }] });
  await bench.ends.noTenantFaults();
  const { form } = bench.page.now().tenant;
  await client().saveTenant({ ...id(), form, clientSecret: bench.ends.tenant.clientSecret });
  await client().undoRun({ ...id(), ...wish });
  const over = await until(
    'its end',
    ({ activity, undone }) => activity === undefined && undone[0]?.state === 'finished',
  );
  expect(over).toMatchObject({ undone: [{ result: { matches: true, tenantNow: 1 } }], reports: [{ undone: true }] });
  const [after] = over.undone;
  expect([users(after?.counts ?? [], 'deleted'), users(after?.counts ?? [], 'kept')]).toEqual([imported - 1, 1]);
  expect(await bench.ends.tenantState()).toMatchObject({ users: 1 });
  expect(await standing()).toMatchObject({ kind: 'run', undo: 'finished' });

  await bench.reopen();
  expect(bench.page.now().undone).toEqual(over.undone);
});

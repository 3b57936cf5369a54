import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { CutoverState, DeployTarget, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../../electron/cli/practice/sign-ins.ts';
import { practiceBench } from './support/practice-bench.ts';
import { surveyAfter } from './support/survey-steps.ts';
import { at, type Person } from './support/trickling.ts';
import { id, makePlan, startEnds } from './support/workbench.ts';

const people: Person[] = [];

const bench = practiceBench(
  'file',
  () => startEnds(40),
  async () => {
    await surveyAfter(bench.page, () => client().survey(id()));
    await makePlan(bench.page);
    await client().chooseMode({ ...id(), mode: 'trickle' });
    await bench.page.until('the mode', ({ strategy }) => strategy.mode === 'trickle');
    for await (const account of plantedAccounts(bench.ends.sqlServer.control)) {
      const { email, password, planted } = account;
      if (planted === 'import' && email !== null && password !== null) people.push({ ...account, email, password });
    }
  },
);

const client = () => bench.client;

async function deploy(target: DeployTarget): Promise<void> {
  const { code, needs, obstacles } = await client().workOutDeployment({ target, dropConfiguration: false });
  expect(obstacles).toEqual([]);
  await client().deploy({ ...id(), target, code, consents: [...needs] });
}

function comes({ email, password }: Person): Promise<boolean> {
  const { origin, signInClientId: clientId, connection } = bench.ends.tenant;
  return signIn({ origin, clientId, connection }, email, password);
}

const lookedAfter = (before: number) => (state: Snapshot) =>
  state.activity === undefined && (state.trickle.look?.at ?? 0) > before;

async function lookNow(): Promise<Snapshot> {
  const before = bench.page.now().trickle.look?.at ?? 0;
  await client().lookAtTrickle(id());
  return bench.page.until('a look', lookedAfter(before));
}

async function examined(): Promise<CutoverState> {
  const before = bench.page.now().cutover?.at ?? 0;
  await client().examineCutover(id());
  const { cutover } = await bench.page.until('the checklist', (state) => (state.cutover?.at ?? 0) > before);
  if (cutover === undefined) throw new Error('There is no checklist.');
  return cutover;
}

const stateOf = (cutover: CutoverState | undefined, topic: CutoverState['lines'][number]['topic']) =>
  cutover?.lines.find((line) => line.topic === topic)?.state;

test('once scripts are deployed Userferry looks by itself who has moved', async () => {
  expect(bench.page.now().trickle).toEqual({});
  await deploy({ kind: 'mode' });
  const { trickle } = await bench.page.until('a look by itself', lookedAfter(0));
  expect(trickle.look?.standings['by-sign-in']).toBe(0);
  expect(Object.values(trickle.look?.standings ?? {}).reduce((sum, count) => sum + count, 0)).toBe(40);
});

test('somebody is found by what a page may ask for, by name or by key, masked until asked for', async () => {
  const { key, email } = at(people, 1);
  const byName = await client().findPerson({ sought: { by: 'name', name: ` ${email} ` }, inClear: false });
  expect(byName.people).toMatchObject([{ who: email, key, step: 'see-run', user: null }]);
  expect(byName.people[0]?.state).toContain('has not moved to Auth0 yet');
  const byKey = await client().findPerson({ sought: { by: 'key', key }, inClear: false });
  expect(byKey.people).toMatchObject([{ who: `Account ${key}`, state: byName.people[0]?.state }]);
  expect(JSON.stringify(byKey)).not.toContain(email);
  const inClear = await client().findPerson({ sought: { by: 'key', key }, inClear: true });
  expect(JSON.stringify(inClear.people[0]?.evidence)).toContain(`address ${email}`);
  const nobody = await client().findPerson({ sought: { by: 'key', key: 'nobody-at-all' }, inClear: false });
  expect(nobody.people[0]?.state).toContain('is neither in the plan, nor in the old database, nor in Auth0');

  await bench.ends.tenantFault({ kind: 'lost-answer', when: 'before', on: 'users', count: 1_000 });
  const away = await client().findPerson({ sought: { by: 'name', name: email }, inClear: false });
  await bench.ends.noTenantFaults();
  expect(away.away).toMatchObject([{ source: 'Auth0', failure: { code: expect.stringMatching(/^UF-2/) } }]);
  expect(away.people).toMatchObject([{ key, step: 'reach-tenant' }]);
  const told = away.people[0]?.evidence ?? [];
  expect(told.some(({ source, missing }) => source === 'old database' && missing === undefined)).toBe(true);
  expect(told.some(({ source, missing }) => source === 'Auth0 by address' && missing === true)).toBe(true);
});

test('who is left is listed longest not seen first, page by page, and written for the help desk', async () => {
  expect(await comes(at(people, 0))).toBe(true);
  const { trickle } = await lookNow();
  expect(trickle.look?.standings['by-sign-in']).toBe(1);
  const left = trickle.look?.standings.straggler ?? 0;
  const first = await client().standingAccounts({ standing: 'straggler', from: 0, limit: 5 });
  expect(first.rows).toHaveLength(5);
  const rest = await client().standingAccounts({ standing: 'straggler', from: 5, limit: 500 });
  const rows = [...first.rows, ...rest.rows];
  expect([new Set(rows.map(({ key }) => key)).size, rows.length]).toEqual([left, left]);
  const seen = rows.map(({ lastSeen }) => (lastSeen === null ? -2 : lastSeen === 'never' ? -1 : lastSeen));
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(rows.map(({ email }) => email.trim())).not.toContain(at(people, 0).email.trim());
  const { path } = await client().saveStragglers(id());
  expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(left + 1);
});

test('exceptions are accepted by name as the checklist has found them, and taken back', async () => {
  const whole = { kind: 'straggler', by: 'Ada Lovelace', why: 'left the company' } as const;
  await expect(client().acceptExceptions({ ...id(), ...whole })).rejects.toMatchObject({ data: { code: 'UF-6233' } });
  const cutover = await examined();
  expect(stateOf(cutover, 'everybody-moved')).toBe('open');
  const early = await client().workOutDeployment({ target: { kind: 'cutover' }, dropConfiguration: false });
  expect([early.needs, early.obstacles]).toEqual([['leave-behind'], []]);
  const { rows } = await client().cutoverExceptions({ kind: 'straggler', limit: 500 });
  expect(rows.every(({ accepted }) => accepted === null)).toBe(true);
  const { name } = at(rows, 0);
  await expect(client().acceptExceptions({ ...id(), ...whole, by: '  ' })).rejects.toThrow();
  expect(await client().acceptExceptions({ ...id(), ...whole, name })).toEqual({ accepted: 1 });
  expect(at((await client().cutoverExceptions({ kind: 'straggler', limit: 1 })).rows, 0)).toMatchObject({
    name,
    accepted: { by: 'Ada Lovelace', why: 'left the company' },
  });
  expect(await client().withdrawAcceptances({ ...id(), kind: 'straggler', name })).toEqual({ withdrawn: 1 });
  expect(await client().acceptExceptions({ ...id(), ...whole })).toEqual({ accepted: rows.length });
  expect(await client().acceptExceptions({ ...id(), ...whole, kind: 'left-out' })).toMatchObject({});
  const after = await bench.page.until(
    'the line done',
    (state) => stateOf(state.cutover, 'everybody-moved') === 'done',
  );
  expect(stateOf(after.cutover, 'no-op-scripts')).toBe('waits');
  // The old pages are frozen, and the accounts are read once more after that.
  expect(await client().acceptExceptions({ ...id(), ...whole, kind: 'old-pages' })).toEqual({ accepted: 1 });
  const planned = bench.page.now().plan?.id;
  await client().makePlan(id());
  await bench.page.until('another plan', ({ plan, activity }) => plan?.id !== planned && activity === undefined);
  await lookNow();
  await examined();
  const frozen = await bench.page.until('frozen', (state) => stateOf(state.cutover, 'delta') === 'done');
  expect(stateOf(frozen.cutover, 'no-op-scripts')).toBe('open');
  const { path } = await client().saveExceptions({ ...id(), kind: 'straggler' });
  expect(await readFile(path, 'utf8')).toContain('Ada Lovelace');
});

test('a look at the checklist gives way to what somebody wants meanwhile', async () => {
  const before = bench.page.now().trickle.look?.at ?? 0;
  await Promise.all([client().examineCutover(id()), client().lookAtTrickle(id())]);
  const { failure } = await bench.page.until('the look', lookedAfter(before));
  expect(failure).toBeUndefined();
});

test('the cutover is deployed, its values are blanked, and one click leads back', async () => {
  await deploy({ kind: 'cutover' });
  const over = await bench.page.until('cut over', (state) => stateOf(state.cutover, 'no-op-scripts') === 'done');
  expect(over.cutover).toMatchObject({ before: { mode: 'trickle' } });
  expect(stateOf(over.cutover, 'sign-in')).toBe('open');
  expect(await comes(at(people, 0))).toBe(true);
  expect(await comes(at(people, 1))).toBe(false);
  expect(stateOf(await examined(), 'secrets')).toBe('open');
  await deploy({ kind: 'without-secrets' });
  const blanked = await bench.page.until('blanked', (state) => stateOf(state.cutover, 'secrets') === 'done');
  expect(blanked.cutover?.configurationKeys).toEqual([]);
  const { path } = await client().saveRemoval(id());
  expect(await readFile(`${path}/remove-logins.sql`, 'utf8')).toContain('DROP');
  await deploy({ kind: 'back', number: blanked.cutover?.before?.number ?? 0 });
  expect(await comes(at(people, 1))).toBe(true);
  expect(JSON.stringify(bench.page.seen)).not.toContain(bench.ends.sqlServer.password);
});

test('a restart brings the latest look back without asking the tenant', async () => {
  const { look } = bench.page.now().trickle;
  await bench.reopen();
  expect(bench.page.now().trickle.look?.at).toBeGreaterThanOrEqual(look?.at ?? Number.POSITIVE_INFINITY);
  expect(bench.page.now().cutover).toBeUndefined();
});

// What comes before production and makes it safe, as a page carries it out: a run in waves, worked out before, with a yes for each wave, a
// look at sign-ins between and a limit that stops it; and a pilot.
import { expect, test } from 'vitest';
import { type PlantedAccount, plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../../electron/cli/practice/sign-ins.ts';
import { practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(300));

async function triesWith(password: string | null, { email, password: own }: PlantedAccount): Promise<boolean> {
  const { origin, signInClientId: clientId, connection } = bench.ends.tenant;
  return signIn({ origin, clientId, connection }, email?.trim() ?? '', password ?? own ?? '');
}

test('waves are worked out, said yes to one by one, watched, stopped by a limit, and gone on with in spite of it', {
  timeout: 300_000,
}, async () => {
  const { client, page } = bench;
  const plan = await makePlan(page);
  const proposed = await client.workOutRun({ plan: plan.id });
  expect(proposed).toMatchObject({ form: { waves: '10, rest' }, problems: [] });
  expect(proposed.locked).toBeUndefined();
  const sum = (waves: readonly { readonly accounts: number }[]) =>
    waves.reduce((all, { accounts }) => all + accounts, 0);
  expect(sum(proposed.waves)).toBe(plan.import);

  const form = { waves: '12, 50%, rest', rejected: '', failedSignIns: '1' };
  expect(
    await client.workOutRun({ plan: plan.id, form: { ...form, waves: '12, many', rejected: 'few' } }),
  ).toMatchObject({
    waves: [],
    problems: [{ field: 'waves' }, { field: 'rejected' }],
  });
  // A page names no file of this computer.
  const asksForFile = { ...form, waves: 'ids:/etc/passwd' };
  expect(await client.workOutRun({ plan: plan.id, form: asksForFile })).toMatchObject({
    problems: [{ field: 'waves' }],
  });
  await client.startRun({ ...id(), plan: plan.id, inWaves: asksForFile, by: 'Kim Lee' });
  await page.until('the refusal', ({ failure, run }) => failure?.code === 'UF-4911' && run === undefined);

  const worked = await client.workOutRun({ plan: plan.id, form });
  expect(worked.waves.map(({ number }) => number)).toEqual([1, 2, 3]);
  const first = await client.firstWave({ plan: plan.id, form });
  expect(first.total).toBe(worked.waves[0]?.accounts);
  expect(first.people).toHaveLength(first.total);
  // One of every format is in it.
  const sent = plan.formats.filter(({ treatment }) => treatment !== 'held').length;
  expect(new Set(first.people.map(({ format }) => format)).size).toBeGreaterThanOrEqual(sent);

  await client.startRun({ ...id(), plan: plan.id, inWaves: form, by: 'Kim Lee' });
  const after = await page.until('the end of wave 1', ({ run }) => run?.state === 'between-waves');
  expect(page.seen.some(({ run }) => run?.wave?.number === 1 && run.wave.counts.total === first.total)).toBe(true);
  expect(after.run?.wave).toBeUndefined();
  expect(after.waves).toMatchObject({
    run: after.run?.id,
    awaits: { wave: 2 },
    waves: [
      { state: 'ended', limits: { failedSignIns: { most: 1 } }, words: [{ kind: 'yes', by: 'Kim Lee' }] },
      { state: 'waiting', words: [] },
      { state: 'waiting' },
    ],
    estimate: { byWave: 1, accountsLeft: plan.import - first.total },
  });
  expect(sum(after.waves?.waves[0]?.outcomes ?? [])).toBe(first.total);

  const waits = async () => (await client.workspaces({})).workspaces.find(({ open }) => open)?.standing;
  expect(await waits()).toMatchObject({ inTenant: first.total, waits: { wave: 2, of: 3, exceeded: false } });

  // One gets in, one doesn't: as many as the limit allows. Then one more.
  const addresses = new Set(first.people.map(({ email }) => email));
  const inWave: PlantedAccount[] = [];
  for await (const account of plantedAccounts(bench.ends.sqlServer.control))
    if (account.planted === 'import' && account.password !== null && addresses.has(account.email?.trim() ?? ''))
      inWave.push(account);
  const [one, two, three] = inWave;
  if (one === undefined || two === undefined || three === undefined) throw new Error('The first wave is too small.');
  expect(await triesWith(null, one)).toBe(true);
  expect(await triesWith('what they have now', two)).toBe(false);
  await client.lookAtWaves(id());
  const looked = await page.until('the look', (state) => idle(state) && state.waves?.waves[0]?.people?.signedIn === 1);
  expect(looked).toMatchObject({
    run: { state: 'between-waves' },
    waves: {
      waves: [
        { people: { failing: 1, failures: [{ people: 1 }] }, limits: { failedSignIns: { most: 1, found: 1 } } },
        {},
        {},
      ],
    },
  });

  await triesWith('what they have now', three);
  const yes = { run: after.run?.id ?? '', wave: 2, inSpite: false, by: 'Ada Lovelace', why: 'all got in' };
  await client.resumeRun({ ...id(), yes: { ...yes, run: '99' } });
  await page.until('another run’s yes', ({ failure }) => failure?.code === 'UF-6235');
  await client.resumeRun({ ...id(), yes });
  const stopped = await page.until('the limit', ({ failure }) => failure?.code === 'UF-4907');
  expect(stopped.run?.state).toBe('stopped');
  expect(stopped.waves?.awaits).toEqual({
    wave: 2,
    exceeded: { limit: 'failedSignIns', wave: 1, found: 2, accounts: first.total },
  });
  expect(await waits()).toMatchObject({ waits: { wave: 2, of: 3, exceeded: true } });
  await client.resumeRun(id());
  await page.until('no yes, no wave', ({ failure }) => failure?.code === 'UF-4903');

  // The same yes from another window: it was not to going on in spite of that.
  await client.resumeRun({ ...id(), yes });
  const unsaid = await page.until('no yes in spite of it', ({ failure }) => failure?.code === 'UF-4907');
  expect(unsaid.waves?.waves.map(({ state }) => state)).toEqual(['ended', 'waiting', 'waiting']);

  await client.resumeRun({ ...id(), yes: { ...yes, inSpite: true } });
  const second = await page.until(
    'the end of wave 2',
    ({ run, waves }) => run?.state === 'between-waves' && waves?.awaits?.wave === 3,
  );
  expect(second.failure).toBeUndefined();
  expect(second.waves?.waves.map(({ words }) => words.map(({ kind }) => kind))).toEqual([
    ['yes', 'exceeded'],
    ['yes'],
    [],
  ]);
  await client.resumeRun({ ...id(), yes: { ...yes, wave: 3, why: '' } });
  const done = await page.until(
    'the end',
    (state) => idle(state) && state.verification !== undefined && state.run?.state === 'finished',
  );
  expect(done.verification?.reconciled).toBe(true);
  expect(done.waves?.awaits).toBeUndefined();
  expect(await waits()).toMatchObject({ state: 'finished', waits: null });
  expect(done.waves?.waves.map(({ state, accounts }) => [state, accounts])).toEqual(
    worked.waves.map(({ accounts }) => ['ended', accounts]),
  );
  expect(JSON.stringify(page.seen)).not.toContain(first.people[0]?.email);
});

test('a pilot is previewed, carried out, and found again with its day; another application may be signed in to', {
  timeout: 300_000,
}, async () => {
  const { client, page } = bench;
  const application = { clientId: bench.ends.tenant.signInClientId, clientSecret: '' };
  const preview = await client.previewPilot({ wish: { application, measureCap: false } });
  expect(preview).toMatchObject({ connections: 1, capUsers: 0 });
  await client.pilot({ ...id(), wish: { application, measureCap: false } });
  await page.until('what it does', ({ pilot }) => pilot?.notes.length !== undefined && pilot.notes.length > 0);
  const { pilot } = await page.until('the pilot', (state) => idle(state) && state.pilot?.latest !== undefined);
  expect(pilot).toMatchObject({ notes: [], latest: { state: 'passed', standing: 'present', left: [] } });
  expect(pilot?.latest?.lines.every(({ whole }) => whole)).toBe(true);
  expect(pilot?.latest?.lines.flatMap(({ formats }) => formats.map(({ label }) => label)).toSorted()).toEqual(
    preview.formats.toSorted(),
  );
  expect(pilot?.answers.length).toBeGreaterThan(0);

  const { waves } = page.now();
  await bench.reopen();
  expect(bench.page.now()).toMatchObject({ pilot, waves });
});

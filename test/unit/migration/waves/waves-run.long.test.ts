// Runs in waves on a tenant in memory.
import { expect, test } from 'vitest';
import { aspnetIdentityCoreDdl } from '../../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore } from '../../../../electron/stores/aspnet-identity-core/store.ts';
import { catalogOfDdl } from '../../stores/catalogs.ts';
import { basis, legacyRow } from '../support/memory-legacy.ts';
import { workbench } from '../support/workbench.ts';
import { ScriptedLog, toTheEnd, wishFor, yesTo } from './wave-bench.ts';

const roleDetails = aspnetIdentityCore
  .recognise(catalogOfDdl(aspnetIdentityCoreDdl))
  .flatMap(({ mapping }) => mapping.details.filter(({ role }) => role === 'roles'));

test('three waves bring everybody, each after a yes by name, and nobody of a wave before it', async () => {
  const { tenant, legacy, ends, open } = workbench(300);
  let migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const first = await migration.startRun(plan.id, ends, { waves: wishFor('10, 20%') });
  const run = first.id;
  expect(await first.done).toMatchObject({ state: 'between-waves', counts: { imported: 10, toSend: 290 } });
  expect(tenant.users.size).toBe(10);
  expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true, missing: 0, waiting: 290 });

  await expect(migration.resumeRun(run, ends)).rejects.toMatchObject({ code: 'UF-4903' });
  await expect(migration.resumeRun(run, ends, yesTo(3))).rejects.toMatchObject({ code: 'UF-4904' });
  await expect(migration.resumeRun(run, ends, yesTo(2, null))).rejects.toMatchObject({ code: 'UF-4905' });
  expect(tenant.users.size).toBe(10);

  // Days pass, and it is another process: somebody of the first wave is deleted, somebody of the last has come otherwise.
  await migration.close();
  migration = await open();
  tenant.users.delete('old-00000003');
  tenant.add('old-00000299', 'person.299@example.com');
  const second = await migration.resumeRun(run, ends, yesTo(2));
  expect(await second.done).toMatchObject({
    state: 'between-waves',
    counts: { imported: 70, present: 1, rejected: 0 },
  });
  expect(await migration.run(run)).toMatchObject({ state: 'between-waves' });
  // Whom the last wave found there is not sent, nor reckoned among those who are left.
  expect((await migration.report(run)).waves).toMatchObject({
    waves: [{}, {}, { state: 'waiting', outcomes: [{ outcome: 'present', accounts: 1 }] }],
    estimate: { accountsLeft: 229 },
  });
  const third = await migration.resumeRun(run, ends, yesTo(3));
  expect(await third.done).toMatchObject({ state: 'finished', counts: { imported: 299, present: 1, toSend: 0 } });
  expect([...tenant.inserted.values()].every((times) => times === 1)).toBe(true);

  const { waves } = await migration.report(run);
  expect(waves?.waves).toMatchObject([
    { title: '10 accounts', accounts: 10, state: 'ended', outcomes: [{ outcome: 'imported', accounts: 10 }] },
    { title: '20%', accounts: 60, state: 'ended' },
    { title: 'everybody else', accounts: 230, outcomes: [{ outcome: 'imported', accounts: 229 }, { accounts: 1 }] },
  ]);
  expect(waves?.words.map(({ wave, kind }) => [wave, kind])).toEqual([
    [1, 'yes'],
    [2, 'yes'],
    [3, 'yes'],
  ]);
  expect(waves).toMatchObject({ awaits: null, estimate: { accountsLeft: 0, left: 0 } });
  // Said once more, a yes changes nothing; one to a wave that there is not is to nothing.
  await expect(migration.resumeRun(run, ends, yesTo(3))).resolves.toMatchObject({ id: run });
  await expect(migration.resumeRun(run, ends, yesTo(4))).rejects.toMatchObject({ code: 'UF-4904' });
  await expect(migration.lookAtWaves(run, ends, 3)).rejects.toMatchObject({ code: 'UF-4904' });
});

test('a wave of ids reads what it needs, however its accounts lie, and every account is sent once', async () => {
  const { tenant, legacy, ends, open } = workbench(1_000);
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const written = [5, 400, 401, 403, 990].map((number) => `${legacyRow(number).key}`);
  written[4] = 'auth0|old-00000990';
  let rows = 0;
  const { readAccounts } = legacy;
  legacy.readAccounts = async function* (...of) {
    for await (const page of readAccounts.apply(legacy, of)) {
      rows += page.rows.length;
      yield page;
    }
  };
  const first = await migration.startRun(plan.id, ends, { waves: wishFor('ids:chosen.txt, 50', {}, written) });
  await first.done;
  expect([...tenant.users.keys()].toSorted()).toEqual(
    ['00000005', '00000400', '00000401', '00000403', '00000990'].map((key) => `old-${key}`),
  );
  expect(rows).toBeLessThanOrEqual(6);
  expect(await toTheEnd(migration, first, ends)).toMatchObject({ state: 'finished', counts: { imported: 1_000 } });
  expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
  expect(await migration.verify(first.id, ends)).toMatchObject({ reconciled: true, missing: 0 });
});

test('a file of lost answer in a sparse wave is read again where its accounts lie, and nowhere else', async () => {
  const { tenant, legacy, ends, open } = workbench(600, { probeBound: 1_000 });
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  tenant.onSubmit = (_, submission) => (submission === 1 ? 'uncertain' : 'accepted');
  let rows = 0;
  const { readAccounts } = legacy;
  legacy.readAccounts = async function* (...of) {
    for await (const page of readAccounts.apply(legacy, of)) {
      rows += page.rows.length;
      yield page;
    }
  };
  const written = [10, 300, 590].map((number) => legacyRow(number).key);
  const first = await migration.startRun(plan.id, ends, { waves: wishFor('ids:chosen.txt', {}, written) });
  expect(await first.done).toMatchObject({ state: 'between-waves', counts: { imported: 3 } });
  expect(rows).toBe(6);
});

test('an application’s people and a role’s are found by reading the legacy database, where the mapping tells', async () => {
  const { tenant, legacy, ends, open } = workbench(30);
  const migration = await open();
  const application = {
    column: { table: 'u', column: 'ApplicationId' },
    sqlType: 'int' as const,
    table: { schema: 'dbo', name: 'Applications' },
    id: 'Id',
    name: 'Name',
    through: null,
  };
  const told = { ...basis, mapping: { ...basis.mapping, application, details: roleDetails } };
  legacy.applications = async () => [{ id: '7', name: 'Shop', accounts: 3 }];
  const { readAccounts } = legacy;
  legacy.readAccounts = async function* (source, range) {
    const isShop = JSON.stringify(source).includes('"value":"7"');
    for await (const { rows } of readAccounts.call(legacy, source, range)) {
      const number = (row: readonly unknown[]) => Number(row[0]);
      yield {
        rows: rows
          .filter((row) => !isShop || number(row) % 10 === 0)
          .map((row) => [...row, number(row) % 7 === 0 ? [['Board']] : []]),
      };
    }
  };
  const plan = await migration.makePlan(legacy, told);
  const begin = (definition: string) => migration.startRun(plan.id, ends, { waves: wishFor(definition) });
  await expect(begin('application:Blog')).rejects.toMatchObject({ code: 'UF-4910' });
  // The first wave would have one of each password format, and nobody of the role.
  await expect(begin('role:board')).rejects.toMatchObject({ code: 'UF-4902' });
  const first = await begin('application:Shop, role:Board');
  await first.done;
  expect([...tenant.users.keys()]).toEqual(['old-00000010', 'old-00000020', 'old-00000030']);
  await (await migration.resumeRun(first.id, ends, yesTo(2))).done;
  expect([...tenant.users.keys()].slice(3)).toEqual([7, 14, 21, 28].map((number) => `old-${legacyRow(number).key}`));
});

test('waves that can’t be are refused before there is a run', async () => {
  const { legacy, ends, open } = workbench(30);
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const begin = (definition: string, written: readonly string[] = []) =>
    migration.startRun(plan.id, ends, { waves: wishFor(definition, {}, written) });
  await expect(begin('ids:list.txt', ['00000001', 'nobody', '77777777'])).rejects.toMatchObject({
    code: 'UF-4901',
    message: expect.stringContaining('77777777, nobody'),
  });
  await expect(begin('100%, 10')).rejects.toMatchObject({ code: 'UF-4902' });
  await expect(begin('application:Shop')).rejects.toMatchObject({ code: 'UF-4910' });
  await expect(begin('role:Board')).rejects.toMatchObject({ code: 'UF-4910' });
  await expect(
    migration.startRun(plan.id, ends, {
      waves: wishFor('10', { failedSignIns: { kind: 'accounts', accounts: 1 } }),
    }),
  ).rejects.toMatchObject({ code: 'UF-4908' });
  expect(await migration.runs()).toEqual([]);
});

test('a run that is sent in one takes no yes', async () => {
  const { ends, planAndRun } = workbench(5);
  const { migration, run } = await planAndRun();
  const next = expect.not.stringContaining('userferry resume');
  await expect(migration.lookAtWaves(run, ends, 2)).rejects.toMatchObject({ code: 'UF-4909', next });
  await expect(migration.resumeRun(run, ends, yesTo(2))).rejects.toMatchObject({ code: 'UF-4909', next });
  expect((await migration.report(run)).waves).toBeNull();
});

test('too many rejections stop the run by themselves, and it goes on with a yes alone', async () => {
  const { tenant, legacy, ends, open } = workbench(400);
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  tenant.refuse = ({ user_id }) => (Number(user_id.slice(-3)) % 4 === 0 ? 'PATTERN' : null);
  const limit = { rejected: { kind: 'share', percent: 10 } } as const;
  const first = await migration.startRun(plan.id, ends, { waves: wishFor('3, 75%', limit) });
  const run = first.id;
  expect(await first.done).toMatchObject({ state: 'between-waves', counts: { rejected: 0 } });

  const second = await migration.resumeRun(run, ends, yesTo(2));
  const stopped = await second.done;
  expect(stopped).toMatchObject({ state: 'stopped', failure: { code: 'UF-4906' }, counts: { uncertain: 0 } });
  // 10% of 300, and what two files beside each other bring at most.
  expect(stopped.counts.rejected).toBeGreaterThan(30);
  expect(stopped.counts.rejected).toBeLessThan(60);
  const sent = tenant.files.length;
  await expect(migration.resumeRun(run, ends)).rejects.toMatchObject({ code: 'UF-4903' });
  await expect(migration.resumeRun(run, ends, yesTo(2, null))).rejects.toMatchObject({ code: 'UF-4905' });
  expect(tenant.files.length).toBe(sent);
  expect((await migration.report(run)).waves?.awaits).toMatchObject({ wave: 2, exceeded: { limit: 'rejected' } });

  tenant.refuse = () => null;
  const third = await migration.resumeRun(run, ends, yesTo(2));
  expect(await third.done).toMatchObject({ state: 'between-waves', counts: { rejected: stopped.counts.rejected } });
});

test('people who can’t sign in are counted by password format, and stop the run between waves and within one', async () => {
  const { tenant, legacy, clock, ends, open } = workbench(300, { signInLook: 4_000 });
  const log = new ScriptedLog();
  log.add('fp', 1, clock.now());
  const all = { ...ends, log };
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const limit = { failedSignIns: { kind: 'accounts', accounts: 2 } } as const;
  const first = await migration.startRun(plan.id, all, { waves: wishFor('10, 20', limit) });
  const run = first.id;
  await first.done;
  const later = clock.now() + 60_000;
  for (let time = 0; time < 20; time += 1) log.add('fp', 1, later + time);
  log.add('s', 2, later);
  // Mistyped, and then got in; and somebody whom no wave has brought.
  log.add('fp', 3, later);
  log.add('s', 3, later + 1);
  log.add('fp', 250, later);
  await expect(migration.lookAtWaves(run, all, 3)).rejects.toMatchObject({ code: 'UF-4904' });
  await migration.lookAtWaves(run, all, 2);
  expect((await migration.report(run)).waves?.waves[0]?.people).toMatchObject({
    signedIn: 2,
    failing: 1,
    failures: [{ cause: 'wrong-password', people: 2, attempts: 21 }],
  });

  log.add('fp', 4, later);
  log.add('fp', 5, later);
  await expect(migration.resumeRun(run, all, yesTo(2))).rejects.toMatchObject({ code: 'UF-4907' });
  expect(await migration.run(run)).toMatchObject({ state: 'stopped', failure: { code: 'UF-4907' } });
  expect(tenant.users.size).toBe(10);
  await expect(migration.resumeRun(run, all)).rejects.toMatchObject({ code: 'UF-4903' });
  // More have failed by the time of the yes than when the run was stopped: it is to them all.
  for (const number of [6, 7, 8]) log.add('fp', number, later);
  const second = await migration.resumeRun(run, all, yesTo(2));
  expect(await second.done).toMatchObject({ state: 'between-waves', counts: { imported: 30 } });
  expect((await migration.report(run)).waves?.words.at(-1)).toMatchObject({
    kind: 'yes',
    inSpiteOf: [{ limit: 'failedSignIns', wave: 1, found: 6 }],
  });

  log.readable = false;
  await expect(migration.resumeRun(run, all, yesTo(3))).rejects.toMatchObject({ code: 'UF-4908' });
  log.readable = true;
  // While the third is sent, people of the second try to get in.
  tenant.onSubmit = (_, submission) => {
    if (submission === 4) for (const number of [11, 12, 13]) log.add('fp', number, later);
    return 'accepted';
  };
  const third = await migration.resumeRun(run, all, yesTo(3));
  const end = await third.done;
  expect(end).toMatchObject({ state: 'stopped', failure: { code: 'UF-4907' }, counts: { uncertain: 0 } });
  expect(end.counts.imported).toBeLessThan(300);
  const rest = await migration.resumeRun(run, all, yesTo(3));
  expect(await rest.done).toMatchObject({ state: 'finished', counts: { imported: 300 } });
});

test('a run that waits for a yes can be undone, and is over with that', async () => {
  const { tenant, legacy, ends, open } = workbench(60);
  tenant.options = { importMode: true, customDatabase: true, usernames: null };
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const first = await migration.startRun(plan.id, ends, { waves: wishFor('10') });
  await first.done;
  const wish = { consents: ['undo'] as const, by: 'Kim', why: null };
  const undone = await migration.undo.carryOut(first.id, ends, wish);
  expect(undone).toMatchObject({ deleted: 10, end: { kind: 'done' } });
  expect(tenant.users.size).toBe(0);
  await expect(migration.resumeRun(first.id, ends, yesTo(2))).rejects.toMatchObject({ code: 'UF-4401' });
});

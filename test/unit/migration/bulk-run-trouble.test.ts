import { describe, expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import type { Migration } from '../../../electron/migration/migration.ts';
import { basis } from './support/memory-legacy.ts';
import type { ScriptedTenant } from './support/scripted-tenant.ts';
import { workbench } from './support/workbench.ts';

/** Everybody once, nobody uncertain, and ledger, database and tenant agree. */
async function expectEveryoneOnce(migration: Migration, run: string, tenant: ScriptedTenant, accounts: number) {
  const snapshot = await migration.run(run);
  expect(snapshot.failure).toBeUndefined();
  expect(snapshot.state).toBe('finished');
  expect(snapshot.counts).toMatchObject({
    total: accounts,
    imported: accounts,
    uncertain: 0,
    withTenant: 0,
    toSend: 0,
  });
  expect(tenant.users.size).toBe(accounts);
  expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
  expect(tenant.upserts).not.toContain(true);
}

describe('a submission', () => {
  test('whose answer is lost after it was accepted is not sent again when all its people are there', async () => {
    const { tenant, planAndRun } = workbench(120);
    tenant.onSubmit = (_, submission) => (submission === 2 ? 'lost-after' : 'accepted');
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 120);
    expect(new Set(tenant.files.map(({ externalId }) => externalId)).size).toBe(tenant.files.length);
  });

  test('whose answer is lost before it was accepted is sent once more, and not before the bound', async () => {
    // A thousand looks before the bound: the quick clock would otherwise be there before a busy machine has packed the others.
    const { tenant, clock, planAndRun } = workbench(120, { probeBound: 1_000_000, longestProbe: 1_000 });
    const sent: number[] = [];
    tenant.onSubmit = ({ externalId }, submission) => {
      if (externalId.includes(':2:')) sent.push(clock.now());
      return submission === 2 ? 'uncertain' : 'accepted';
    };
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 120);
    const [first, second] = tenant.files.filter(({ externalId }) => externalId.includes(':2:'));
    expect(second?.externalId).toBe(first?.externalId);
    expect(second?.correlationId).not.toBe(first?.correlationId);
    // The bound counts from the intent, which is written down a moment before the file is sent.
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(990_000);
    // While one file was uncertain, the others went on.
    expect(tenant.files.at(-1)).toBe(second);
  });

  test('whose answer is lost is found by its correlation id where the log can be read', async () => {
    const { tenant, planAndRun } = workbench(120);
    tenant.logReadable = true;
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000003' ? 'MAX_LENGTH' : null);
    tenant.onSubmit = (_, submission) => (submission === 1 ? 'lost-after' : 'accepted');
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 119, rejected: 1 });
    expect(tenant.files.filter(({ externalId }) => externalId.includes(':1:'))).toHaveLength(1);
  });

  test('that arrived in part is sent once more after the bound, for its job may only stall, and who had arrived counts as imported', async () => {
    const { tenant, clock, planAndRun } = workbench(120, { probeBound: 60_000 });
    const sent: number[] = [];
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000003' ? 'MAX_LENGTH' : null);
    tenant.onSubmit = ({ externalId }, submission) => {
      if (externalId.includes(':1:')) sent.push(clock.now());
      return submission === 1 ? 'lost-after' : 'accepted';
    };
    const { migration, run } = await planAndRun();
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(50_000);
    const snapshot = await migration.run(run);
    expect(snapshot.state).toBe('finished');
    expect(snapshot.counts).toMatchObject({ imported: 119, rejected: 1 });
    expect(snapshot.rejectedBy).toEqual([{ reason: 'field-refused', accounts: 1 }]);
    expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
  });

  test('that is too large makes the following files smaller', async () => {
    const { tenant, planAndRun } = workbench(200);
    tenant.onSubmit = ({ body }) => (body.byteLength > 9_000 ? 'too-large' : 'accepted');
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 200);
    expect(Math.max(...tenant.sizes)).toBeLessThanOrEqual(9_000);
  });

  test('that meets two active jobs or was not sent waits and goes on', async () => {
    const { tenant, planAndRun } = workbench(200);
    tenant.onSubmit = (_, submission) =>
      (['two-active-jobs', 'not-sent', 'accepted'] as const)[submission % 3] ?? 'accepted';
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 200);
  });

  test.each([
    { reads: 'fail too', most: 2 },
    { reads: 'are answered', most: 9 },
  ])('is not followed by all the others through an outage in which reads $reads', async ({ reads, most }) => {
    const { tenant, clock, planAndRun } = workbench(900);
    const outage = { from: 0, to: 0 };
    const down = () => clock.now() >= outage.from && clock.now() < outage.to;
    tenant.onCall = (name) => {
      if (reads === 'fail too' && down() && name !== 'submitImport') {
        throw new UserferryError({ code: 'UF-2004', message: 'unreachable', kept: '', next: '' });
      }
    };
    const lost = new Set<string>();
    tenant.onSubmit = ({ externalId }, submission) => {
      if (submission === 3) Object.assign(outage, { from: clock.now(), to: clock.now() + 20 * 60_000 });
      if (!down()) return 'accepted';
      lost.add(externalId);
      return 'uncertain';
    };
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 900);
    expect(lost.size).toBeGreaterThan(0);
    expect(lost.size).toBeLessThanOrEqual(most);
    expect(new Set(tenant.files.map(({ externalId }) => externalId)).size).toBeGreaterThan(most + 2);
  });

  test('that never gets a clear answer stops the run, which can be resumed', async () => {
    const { tenant, ends, open, legacy } = workbench(60, { attempts: 2 });
    tenant.onSubmit = () => 'uncertain';
    const migration = await open();
    const plan = await migration.makePlan(legacy, basis);
    const handle = await migration.startRun(plan.id, ends);
    const stopped = await handle.done;
    expect(stopped.state).toBe('stopped');
    expect(stopped.failure?.code).toBe('UF-4010');

    tenant.onSubmit = () => 'accepted';
    await (await migration.resumeRun(handle.id, ends)).done;
    await expectEveryoneOnce(migration, handle.id, tenant, 60);
  });
});

describe('a job', () => {
  test.each(['failed', 'unknown', 'never', 'errors-forgotten'] as const)(
    'that ends as %s is resolved by sending once more',
    async (end) => {
      const { tenant, planAndRun } = workbench(120, { jobLimit: 30_000 });
      tenant.onJob = (job) => (job === 2 ? end : 'completed');
      if (end === 'errors-forgotten')
        tenant.refuse = ({ user_id }) => (Number(user_id.slice(4)) % 2 === 0 ? 'PATTERN' : null);
      const { migration, run } = await planAndRun();
      if (end === 'errors-forgotten') {
        expect((await migration.run(run)).counts).toMatchObject({ imported: 60, rejected: 60, uncertain: 0 });
        expect([...tenant.inserted.values()].filter((times) => times !== 1)).toEqual([]);
      } else await expectEveryoneOnce(migration, run, tenant, 120);
    },
  );
});

describe('a job’s account of itself', () => {
  test('is not believed when it counts no refused user and names one', async () => {
    const { tenant, ends, planAndRun } = workbench(60);
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000003' ? 'PATTERN' : null);
    tenant.onSummary = (summary) => ({ ...summary, failed: 0 });
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.rejectedBy).toEqual([{ reason: 'field-refused', accounts: 1 }]);
    expect(snapshot.counts).toMatchObject({ imported: 59, rejected: 1 });
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true });
  });

  test.each([
    ['counts fewer users than were sent', (summary: object) => summary],
    ['counts them all the same', (summary: { total: number }) => ({ ...summary, inserted: summary.total })],
    ['counts nothing', () => null],
  ] as const)('that %s does not make a user of whom nobody hears imported', async (_, onSummary) => {
    const { tenant, ends, planAndRun } = workbench(60);
    tenant.lose = ({ user_id }) => user_id === 'old-00000003';
    tenant.onSummary = onSummary as ScriptedTenant['onSummary'];
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.rejectedBy).toEqual([{ reason: 'not-there-afterwards', accounts: 1 }]);
    expect(snapshot.counts).toMatchObject({ imported: 59, rejected: 1, uncertain: 0 });
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true });
  });

  test('that is not there at the first look is asked for once more before its file is sent again', async () => {
    const { tenant, planAndRun } = workbench(120);
    tenant.onJob = (job) => (job === 2 ? 'unknown-at-first' : 'completed');
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 120);
    expect(new Set(tenant.files.map(({ externalId }) => externalId)).size).toBe(tenant.files.length);
  });
});

describe('somebody who is there already', () => {
  test('under our id before the first file is present and never sent', async () => {
    const { tenant, planAndRun } = workbench(40);
    tenant.add('old-00000007', 'person.7@example.com', {
      userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'aspnet-membership' },
    });
    const { migration, run } = await planAndRun();
    expect((await migration.run(run)).counts).toMatchObject({ imported: 39, present: 1 });
    expect(tenant.inserted.has('old-00000007')).toBe(false);
  });

  test('under another id before the first file keeps the address', async () => {
    const { tenant, ends, planAndRun } = workbench(40);
    tenant.add('someone', 'person.7@example.com');
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 39, rejected: 1 });
    expect(snapshot.rejectedBy).toEqual([{ reason: 'address-of-another-user', accounts: 1 }]);
    const list = await migration.accounts({ plan: snapshot.plan, run, outcome: 'rejected' }, { from: 0, limit: 10 });
    expect(list).toMatchObject({
      total: 1,
      rows: [{ email: 'Person.7@Example.com', reason: 'address-of-another-user' }],
    });
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true, baseline: 1, tenantNow: 40 });
  });

  test('under our id on another connection keeps it, and nobody else is sent with it', async () => {
    const { tenant, ends, planAndRun } = workbench(40);
    for (const id of ['old-00000007', 'google-oauth2|17', '5f7c']) tenant.elsewhere.add(id);
    tenant.add('old-00000008', 'person.8@example.com');
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 38, present: 1, rejected: 1 });
    expect(snapshot.rejectedBy).toEqual([{ reason: 'id-of-another-user', accounts: 1 }]);
    expect(tenant.inserted.has('old-00000007')).toBe(false);
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true, baseline: 1, tenantNow: 39 });
  });

  test('with a phone number, or another account with the same one, costs an account the number and nothing else', async () => {
    const { tenant, legacy, ends, planAndRun } = workbench(40);
    const phones = ['+4930111', '+4930111', '+4930222', '+4930333', 'none of them'];
    legacy.rows = legacy.rows.map((row, index) => ({ ...row, phone: phones[index] ?? `+49301000${index}` }));
    tenant.add('someone', 'someone@example.com', {}, '+4930222');
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 40, rejected: 0 });
    const sent = [1, 2, 3, 4, 5, 6].map((number) => tenant.users.get(`old-0000000${number}`)?.phoneNumber);
    expect(sent).toEqual([null, null, null, '+4930333', null, '+493010005']);
    expect(snapshot.events).toContainEqual(expect.objectContaining({ detail: 'Accounts without theirs: 3' }));
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true, different: 0 });
  });

  test.each([
    ['with a number that came after the baseline is not taken for a half-created user', true, 'identifier-taken'],
    ['is half-created, number or not, where the whole connection shows nobody with it', false, 'half-created-user'],
  ] as const)('%s', async (_, somebodyHasIt, reason) => {
    const { tenant, legacy, planAndRun } = workbench(40);
    legacy.rows = legacy.rows.map((row, index) => (index === 8 ? { ...row, phone: '+4930123456' } : row));
    tenant.onSubmit = (_file, submission) => {
      if (submission === 1 && somebodyHasIt) tenant.add('newcomer', 'newcomer@example.com', {}, '+4930123456');
      return 'accepted';
    };
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000009' ? 'CONFLICT' : null);
    const { migration, run } = await planAndRun();
    expect((await migration.run(run)).rejectedBy).toEqual([{ reason, accounts: 1 }]);
  });

  test('since after the baseline is told from a half-created user', async () => {
    const { tenant, planAndRun } = workbench(40);
    tenant.onSubmit = (_, submission) => {
      if (submission === 1) tenant.add('newcomer', 'person.5@example.com');
      return 'accepted';
    };
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000009' ? 'DUPLICATED_USER' : null);
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 38, rejected: 2 });
    expect(new Set(snapshot.rejectedBy.map(({ reason }) => reason))).toEqual(
      new Set(['address-of-another-user', 'half-created-user']),
    );
  });

  test('and came by trickle meanwhile is present', async () => {
    const { tenant, planAndRun } = workbench(40);
    tenant.onSubmit = (_, submission) => {
      if (submission === 1)
        tenant.add('old-00000005', 'person.5@example.com', {
          userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'aspnet-membership' },
        });
      return 'accepted';
    };
    const { migration, run } = await planAndRun();
    expect((await migration.run(run)).counts).toMatchObject({ imported: 39, present: 1 });
  });
});

/** What the latest verification found, each with the key or, where there is none, the user's id. */
async function differencesOf(migration: Migration, run: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of migration.differences(run)) {
    found.push(...page.map(({ kind, key, userId }) => `${kind} ${key ?? userId}`));
  }
  return found.sort();
}

describe('the tenant in life', () => {
  test('users who vanish, change and appear before the verification are named, and those of an earlier one forgotten', async () => {
    const { tenant, ends, planAndRun } = workbench(60);
    const { migration, run } = await planAndRun();
    const five = tenant.users.get('old-00000005');
    const six = tenant.users.get('old-00000006');
    tenant.users.delete('old-00000005');
    if (six !== undefined) tenant.users.set('old-00000006', { ...six, blocked: true });
    tenant.add('old-stranger', 'stranger@example.com');
    tenant.add('65f1c0ffee', 'signed.up@example.com');
    expect(await migration.verify(run, ends)).toMatchObject({
      reconciled: false,
      missing: 1,
      different: 1,
      unexpected: 1,
      newcomers: 1,
    });
    expect(await differencesOf(migration, run)).toEqual([
      'different 00000006',
      'missing 00000005',
      'unexpected old-stranger',
    ]);

    if (five !== undefined) tenant.users.set('old-00000005', five);
    tenant.users.delete('old-stranger');
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true, different: 1, newcomers: 1 });
    expect(await differencesOf(migration, run)).toEqual(['different 00000006']);
  });
});

describe('somebody whom the ledger calls rejected', () => {
  test.each([
    ['is unexpected where they are in the tenant all the same', {}, false],
    [
      'is not where a sign-in brought them over',
      { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'aspnet-membership' } },
      true,
    ],
  ])('%s', async (_, appMetadata, reconciled) => {
    const { tenant, ends, planAndRun } = workbench(40);
    tenant.refuse = ({ user_id }) => (user_id === 'old-00000009' ? 'PATTERN' : null);
    const { migration, run } = await planAndRun();
    tenant.add('old-00000009', 'person.9@example.com', appMetadata);
    expect(await migration.verify(run, ends)).toMatchObject({ reconciled, unexpected: reconciled ? 0 : 1 });
    expect(await differencesOf(migration, run)).toEqual(reconciled ? [] : ['unexpected old-00000009']);
  });
});

describe('the legacy database in life', () => {
  test('accounts that vanish, change and appear between plan, run and verification are named', async () => {
    const { tenant, legacy, ends, open } = workbench(100);
    const migration = await open();
    const plan = await migration.makePlan(legacy, basis);
    legacy.rows = legacy.rows
      .filter(({ key }) => key !== '00000010')
      .map((row) => (row.key === '00000020' ? { ...row, email: 'not an address' } : row))
      .map((row) => (row.key === '00000030' ? { ...row, name: 'Renamed' } : row));
    const handle = await migration.startRun(plan.id, ends);
    const snapshot = await handle.done;
    expect(snapshot.counts).toMatchObject({ imported: 98, rejected: 2 });
    expect(snapshot.rejectedBy.map(({ reason }) => reason).sort()).toEqual([
      'email-malformed',
      'vanished-from-database',
    ]);

    const last = legacy.rows.at(-1);
    if (last !== undefined) legacy.rows = [...legacy.rows, { ...last, key: '99999999' }, { ...last, key: '99999998' }];
    expect(await migration.verify(handle.id, ends)).toMatchObject({
      reconciled: true,
      newInDatabase: 2,
      vanishedFromDatabase: 1,
      // Who was renamed before the file was made is in Auth0 as they are there now.
      changedInDatabase: 1,
      different: 0,
    });
    expect(await differencesOf(migration, handle.id)).toEqual([
      'changed-in-database 00000020',
      'new-in-database 99999998',
      'new-in-database 99999999',
      'vanished-from-database 00000010',
    ]);
    expect(tenant.users.get('old-00000030')?.name).toBe('Renamed');
  });

  test('an outage of the tenant is waited out', async () => {
    const { tenant, planAndRun } = workbench(60);
    let failures = 0;
    tenant.onCall = (name) => {
      if (name === 'submitImport' || failures >= 20) return;
      failures += 1;
      if (failures % 2 === 0) {
        throw new UserferryError({ code: 'UF-2004', message: 'unreachable', kept: '', next: '' });
      }
    };
    const { migration, run } = await planAndRun();
    await expectEveryoneOnce(migration, run, tenant, 60);
  });

  test('a credential that is taken away stops the run, and resuming finishes it', async () => {
    const { tenant, legacy, ends, open } = workbench(100);
    const migration = await open();
    const plan = await migration.makePlan(legacy, basis);
    tenant.onCall = (name) => {
      if (name === 'job' || (name === 'submitImport' && tenant.files.length > 2)) {
        throw new UserferryError({ code: 'UF-2010', message: 'no', kept: '', next: '' });
      }
    };
    const handle = await migration.startRun(plan.id, ends);
    expect((await handle.done).failure?.code).toBe('UF-2010');
    tenant.onCall = () => undefined;
    await (await migration.resumeRun(handle.id, ends)).done;
    await expectEveryoneOnce(migration, handle.id, tenant, 100);
  });
});

describe('a user whom a job reported as imported', () => {
  test('is not there afterwards is rejected, with a reason', async () => {
    const { tenant, planAndRun } = workbench(40);
    let exports = 0;
    tenant.onCall = (name) => {
      if (name === 'exportUsers' && ++exports >= 2) tenant.users.delete('old-00000011');
    };
    const { migration, run } = await planAndRun();
    const snapshot = await migration.run(run);
    expect(snapshot.counts).toMatchObject({ imported: 39, rejected: 1 });
    expect(snapshot.rejectedBy).toEqual([{ reason: 'not-there-afterwards', accounts: 1 }]);
  });
});

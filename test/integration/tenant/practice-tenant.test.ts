import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeTenant } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { checkTenant } from '../../../electron/tenant/check-tenant.ts';
import { openTenant } from '../../../electron/tenant/open-tenant.ts';
import type { ImportSubmission, Tenant } from '../../../electron/tenant/tenant.ts';

let practice: PracticeTenant;
let tenant: Tenant;
let files = 0;

beforeAll(async () => {
  practice = await startPracticeTenant({ plan: 'unlimited', importSpeed: 'instant', grantLogs: true }, nodeFork);
});
afterAll(() => practice.stop());

beforeEach(async () => {
  await order('no-faults', {});
  const { origin: domain, clientId, clientSecret } = practice;
  tenant = openTenant({
    domain,
    clientId,
    clientSecret,
    fetch,
    clock: systemClock,
    limits: { backoff: 5, firstPause: 5, firstPoll: 10, longestPoll: 50 },
  });
});

async function order(call: string, body: object) {
  const response = await fetch(`${practice.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
}

const plant = (fault: object) => order('faults', fault);

function someFile(users: readonly object[]) {
  files += 1;
  return {
    connectionId: practice.connectionId,
    body: new TextEncoder().encode(JSON.stringify(users)),
    upsert: false,
    externalId: `run:${files}:digest`,
    correlationId: `correlation-${files}`,
  };
}

async function finished(submission: ImportSubmission) {
  if (submission.kind !== 'accepted') throw new Error(`The file was ${submission.kind}.`);
  for (;;) {
    const state = await tenant.job(submission.job);
    if (state.kind === 'completed' || state.kind === 'failed') return { job: submission.job, state };
    await systemClock.sleep(10);
  }
}

async function exported() {
  const ids: string[] = [];
  for await (const batch of tenant.exportUsers(practice.connectionId)) ids.push(...batch.map(({ userId }) => userId));
  return ids;
}

describe('the practice tenant, through the SDK', () => {
  test('passes its checks', async () => {
    const failed: string[] = [];
    for await (const { name, state } of checkTenant(tenant, { connection: practice.connection, use: 'imports' })) {
      if (state === 'failed') failed.push(name);
    }
    expect(failed).toEqual([]);
  });

  test('imports a file, names who was refused, and gives the users back', async () => {
    const users = [
      { email: 'one@contoso.example', user_id: 'uf-1', app_metadata: { mark: 1 } },
      { email: 'not an address', user_id: 'uf-2' },
    ];
    const { job, state } = await finished(await tenant.submitImport(someFile(users)));
    expect(state).toMatchObject({ kind: 'completed', summary: { total: 2, inserted: 1, failed: 1 } });
    expect(await tenant.refusedUsers(job)).toMatchObject([{ userId: 'uf-2' }]);
    expect(await tenant.user('uf-1')).toMatchObject({
      userId: 'uf-1',
      email: 'one@contoso.example',
      appMetadata: { mark: 1 },
    });
    expect(await tenant.user('uf-2')).toBeNull();
    expect(await tenant.usersByEmail('One@Contoso.example')).toMatchObject([
      { identities: [{ connection: practice.connection }] },
    ]);
    expect(await exported()).toContain('uf-1');
  });

  test('finds the job of a file whose answer was lost in the tenant’s log', async () => {
    await plant({ kind: 'lost-answer', on: 'jobs.users-imports.create', when: 'after' });
    const file = someFile([{ email: 'two@contoso.example', user_id: 'uf-3' }]);
    expect((await tenant.submitImport(file)).kind).toBe('uncertain');
    expect(await tenant.findInLog(file.correlationId, 0)).toMatchObject({ kind: 'job' });
    expect(await tenant.findInLog('correlation-of-nobody', 0)).toEqual({ kind: 'nothing' });
  });

  test('finds nothing of one whose request was lost', async () => {
    await plant({ kind: 'lost-answer', on: 'jobs.users-imports.create', when: 'before' });
    const file = someFile([{ email: 'three@contoso.example', user_id: 'uf-4' }]);
    expect((await tenant.submitImport(file)).kind).toBe('uncertain');
    expect(await tenant.findInLog(file.correlationId, 0)).toEqual({ kind: 'nothing' });
  });

  test.each([
    [{ kind: 'server-error', on: 'jobs.users-imports.create', when: 'after' }, 'uncertain'],
    [{ kind: 'rate-limited', on: 'jobs.users-imports.create', resetSeconds: 0.01 }, 'not-sent'],
    [{ kind: 'tokens-revoked', on: 'jobs.users-imports.create' }, 'accepted'],
  ])('under %o', async (fault, kind) => {
    await plant(fault);
    const file = someFile([{ email: `under-${kind}@contoso.example`, user_id: `uf-${kind}` }]);
    expect((await tenant.submitImport(file)).kind).toBe(kind);
  });

  test('says that a file is too large', async () => {
    const users = [{ email: 'large@contoso.example', app_metadata: { text: 'x'.repeat(520_000) } }];
    expect((await tenant.submitImport(someFile(users))).kind).toBe('too-large');
  });

  test.each([
    { kind: 'server-error', when: 'before', count: 2 },
    { kind: 'lost-answer', when: 'after', count: 2 },
    { kind: 'tokens-revoked' },
    { kind: 'slow', milliseconds: 30 },
  ])('reads on under %o', async (fault) => {
    await plant(fault);
    expect((await tenant.connections()).map(({ name }) => name)).toContain(practice.connection);
  });
});

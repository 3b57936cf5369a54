import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { openMigration } from '../../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../../electron/migration/settings.ts';
import type { PracticeTenant, PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { openTenant } from '../../../electron/tenant/open-tenant.ts';
import { basis, type LegacyRow, MemoryLegacy } from '../../unit/migration/support/memory-legacy.ts';

const accounts = 2_500;

/** The tenant is on the same machine, and its faults are over at once: nobody has to wait as for one across an ocean. */
const limits = { firstPoll: 20, backoff: 25, longestBackoff: 500 };

async function startTenant(options: PracticeTenantOptions): Promise<PracticeTenant> {
  const tenant = await startPracticeTenant(options, nodeFork);
  onTestFinished(() => tenant.stop());
  return tenant;
}

async function setFault(tenant: PracticeTenant, fault: unknown): Promise<void> {
  const response = await fetch(`${tenant.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.ok, await response.text()).toBe(true);
}

/** Calls the tenant's own API for what an administrator did before the migration. */
async function prepare(
  { origin, clientId, clientSecret }: PracticeTenant,
  calls: readonly (readonly [string, object])[],
) {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const response = await fetch(`${origin}${path}`, { ...init, body: JSON.stringify(body) });
    const text = await response.text();
    expect(response.ok, text).toBe(true);
    return JSON.parse(text) as { access_token?: string };
  };
  const { access_token: token } = await post('/oauth/token', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `${origin}/api/v2/`,
  });
  for (const [path, body] of calls) await post(`/api/v2${path}`, body, { authorization: `Bearer ${token}` });
}

/** Plans, runs and verifies against this tenant, through the Auth0 SDK and a real socket. */
async function migrate(
  practice: PracticeTenant,
  change: (rows: readonly LegacyRow[]) => readonly LegacyRow[] = (rows) => rows,
) {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-tenant-'));
  const migration = await openMigration({
    journal: join(folder, 'journal.sqlite'),
    key: new Uint8Array(32).fill(5),
    settings: { ...practiceSettings, probeBound: 1_000, attempts: 20 },
    clock: systemClock,
    random: Math.random,
  });
  onTestFinished(async () => {
    await migration.close();
    rmSync(folder, { recursive: true });
  });
  const { origin, clientId, clientSecret, connection, connectionId } = practice;
  const tenant = openTenant({ domain: origin, clientId, clientSecret, fetch, clock: systemClock, limits });
  const legacy = new MemoryLegacy(accounts);
  legacy.rows = change(legacy.rows);
  const ends = { legacy, tenant, connection: { id: connectionId, name: connection } };
  const plan = await migration.makePlan(legacy, basis);
  const snapshot = await (await migration.startRun(plan.id, ends)).done;
  return { snapshot, verification: await migration.verify(snapshot.id, ends) };
}

const everybody = { imported: accounts, rejected: 0, uncertain: 0, withTenant: 0, toSend: 0 };
const reconciled = { reconciled: true, missing: 0, unexpected: 0, different: 0, tenantNow: accounts };

describe('a migration to the practice tenant', () => {
  test('brings everybody over', async () => {
    const { snapshot, verification } = await migrate(await startTenant({}));
    expect(snapshot.failure).toBeUndefined();
    expect(snapshot.counts).toMatchObject(everybody);
    expect(verification).toMatchObject(reconciled);
  });

  test('sends nobody with an id that another connection has, nor with a phone number that somebody has', async () => {
    const practice = await startTenant({});
    const other = {
      connection: 'partners',
      user_id: 'old-00000007',
      email: 'partner@example.com',
      password: 'Pa55-word',
    };
    const friend = { connection: practice.connection, user_id: 'x', email: 'x@example.com', phone_number: '+4930222' };
    await prepare(practice, [
      ['/connections', { name: 'partners', strategy: 'auth0' }],
      ['/users', other],
      ['/users', friend],
    ]);
    const phones = ['+4930111', '+4930111', '+4930222', '+4930333'];
    const { snapshot, verification } = await migrate(practice, (rows) =>
      rows.map((row, index) => ({ ...row, phone: phones[index] ?? '' })),
    );
    expect(snapshot.failure).toBeUndefined();
    expect(snapshot.rejectedBy).toEqual([{ reason: 'id-of-another-user', accounts: 1 }]);
    expect(snapshot.counts).toMatchObject({ imported: accounts - 1, rejected: 1 });
    expect(verification).toMatchObject({ reconciled: true, baseline: 1, tenantNow: accounts });
  });

  test.each([
    ['its log can be read', true],
    ['its log can’t be read', false],
  ])('finds a file whose answer was lost after the tenant took it, where %s', async (_, grantLogs) => {
    const practice = await startTenant({ grantLogs });
    await setFault(practice, { kind: 'lost-answer', on: 'jobs.users-imports', when: 'after', count: 1, skip: 1 });
    const { snapshot, verification } = await migrate(practice);
    expect(snapshot.counts).toMatchObject(everybody);
    expect(snapshot.events.some(({ text }) => text.includes('the answer was lost'))).toBe(true);
    expect(snapshot.events.some(({ text }) => text.includes('sent once more'))).toBe(false);
    expect(verification).toMatchObject(reconciled);
  });

  test('gets over jobs that fail half-way', async () => {
    const practice = await startTenant({});
    await setFault(practice, { kind: 'job-fails', count: 2, share: 0.5 });
    const { snapshot, verification } = await migrate(practice);
    expect(snapshot.counts).toMatchObject(everybody);
    expect(verification).toMatchObject(reconciled);
  });

  test.each([1, 2])('gets over every fault at random (seed %i)', async (seed) => {
    const practice = await startTenant({ grantLogs: seed % 2 === 0 });
    await setFault(practice, {
      kind: 'random',
      seed,
      resetSeconds: 0.2,
      slowMilliseconds: 20,
      probabilities: {
        rateLimited: 0.05,
        serverErrorBefore: 0.1,
        serverErrorAfter: 0.1,
        lostBefore: 0.1,
        lostAfter: 0.1,
        slow: 0.1,
        tokensRevoked: 0.02,
        jobFails: 0.2,
        jobNeverEnds: 0,
        exportFails: 0.1,
      },
    });
    const { snapshot, verification } = await migrate(practice);
    expect(snapshot.failure).toBeUndefined();
    expect(snapshot.counts).toMatchObject(everybody);
    expect(verification).toMatchObject(reconciled);
  });
});

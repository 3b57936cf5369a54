import { Management } from 'auth0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OpenedTenant } from './opened-tenant.ts';

const day = 86_400_000;
let tenant: OpenedTenant;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ plan: 'unlimited', clock: 'simulated' });
});
afterAll(() => tenant.stop());

const entries = z.array(z.record(z.string(), z.unknown()));

async function logsAt(path: string, of = tenant) {
  const { status, body } = await of.call('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  return entries.parse(body);
}

const found = (q: string, of = tenant) => logsAt(`logs?q=${encodeURIComponent(q)}`, of);

async function correlatedImport(of: OpenedTenant, correlation: string) {
  const users = JSON.stringify([{ email: `${correlation.slice(0, 20)}@contoso.example` }]);
  const form = { users, connection_id: of.practice.connectionId, external_id: correlation };
  const { body } = await of.postImport(form, { 'x-correlation-id': correlation });
  return String(Object(body).id);
}

describe('the log', () => {
  test('finds an accepted import by its correlation id, with the job in its answer', async () => {
    const id = await correlatedImport(tenant, 'corr-1');
    expect(await found('references.correlation_id:"corr-1"')).toMatchObject([
      {
        type: 'sapi',
        client_id: tenant.practice.clientId,
        connection_id: tenant.practice.connectionId,
        references: { correlation_id: 'corr-1' },
        details: {
          request: { method: 'post', path: '/api/v2/jobs/users-imports' },
          response: { statusCode: 202, body: { id } },
        },
      },
    ]);
    expect(await found('type:sui')).toMatchObject([{ details: { job_id: id, external_id: 'corr-1' } }]);
  });

  test('keeps 64 characters of a correlation id', async () => {
    await correlatedImport(tenant, 'c'.repeat(70));
    expect(await found(`references.correlation_id:"${'c'.repeat(64)}"`)).toHaveLength(1);
  });

  test('has no entry of a write that failed or of a reading', async () => {
    const before = (await found('type:sapi')).length;
    await tenant.postImport({ users: '', connection_id: tenant.practice.connectionId });
    await tenant.call('GET', 'users');
    expect(await found('type:sapi')).toHaveLength(before);
  });

  test('is read on from a checkpoint, oldest first, whatever else is asked', async () => {
    const newestFirst = await tenant.logs.list({ per_page: 100 });
    const all = newestFirst.data.map(({ log_id }) => log_id ?? '').toReversed();
    const idsOf = async (query: string) => (await logsAt(`logs?${query}`)).map(({ log_id }) => log_id);
    expect(await idsOf('take=1')).toEqual(all.slice(0, 1));
    expect(await idsOf(`from=${all[0]}&take=2&q=type:s&sort=date:-1`)).toEqual(all.slice(1, 3));
    expect(await idsOf(`from=${all.at(-1)}`)).toEqual([]);
    const linked = async (query: string) => {
      const headers = { authorization: `Bearer ${tenant.token}` };
      return (await fetch(`${tenant.practice.origin}/api/v2/logs?${query}`, { headers })).headers.get('link');
    };
    const to = (id: string | undefined) => `<${tenant.practice.origin}/api/v2/logs?from=${id}&take=1>; rel="next"`;
    expect(await linked(`from=${all[0]}&take=1`)).toBe(to(all[1]));
    expect(await linked(`from=${all.at(-1)}&take=1`)).toBe(to(all.at(-1)));
    expect((await tenant.call('GET', 'logs?from=unknown')).status).toBe(400);
    expect(await tenant.logs.get(all[0] ?? '')).toMatchObject({ log_id: all[0] });
  });

  test('refuses a query it does not know', async () => {
    for (const q of ['type:s OR type:f', 'colour:red', 'date:yesterday']) {
      expect((await tenant.call('GET', `logs?q=${encodeURIComponent(q)}`)).status, q).toBe(400);
    }
  });
});

test('on the free plan the log goes back one day', async () => {
  const free = await OpenedTenant.open({ plan: 'free', clock: 'simulated' });
  try {
    await correlatedImport(free, 'old');
    const wait = (milliseconds: number) => free.control('clock', { milliseconds });
    await wait(day - 2_000);
    expect(await found('references.correlation_id:"old"', free)).toHaveLength(1);
    await wait(2_001);
    await free.authorize();
    expect(await found('references.correlation_id:"old"', free)).toEqual([]);
  } finally {
    await free.stop();
  }
});

test('carries no correlation id where the variant has it', async () => {
  const silent = await OpenedTenant.open({ variants: { logCorrelation: false } });
  try {
    await correlatedImport(silent, 'lost');
    expect(await found('references.correlation_id:"lost"', silent)).toEqual([]);
    expect(await found('type:sapi', silent)).toHaveLength(1);
  } finally {
    await silent.stop();
  }
});

test('is closed to those without read:logs', async () => {
  const limited = await OpenedTenant.open({ grantLogs: false });
  try {
    await expect(limited.logs.list()).rejects.toBeInstanceOf(Management.ForbiddenError);
    const { body } = await limited.call('GET', 'logs');
    expect(body).toMatchObject({ statusCode: 403, errorCode: 'insufficient_scope' });
    expect(limited.scopes).not.toContain('read:logs');
  } finally {
    await limited.stop();
  }
});

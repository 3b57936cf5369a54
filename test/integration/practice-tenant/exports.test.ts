import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';

const second = 1_000;
let tenant: OpenedTenant;

beforeAll(async () => {
  tenant = await OpenedTenant.open({ clock: 'simulated' });
  await tenant.imported([
    { email: 'one@contoso.example', user_id: '1', app_metadata: { plan: '=1+1' } },
    { email: 'two@contoso.example', user_id: '2', name: 'Two "Twice"' },
    { email: 'three@contoso.example', user_id: '3' },
  ]);
});
afterAll(() => tenant.stop());

async function exported(more: object, of = tenant): Promise<string> {
  const started = await of.call('POST', 'jobs/users-exports', { connection_id: of.practice.connectionId, ...more });
  expect(started).toMatchObject({ status: 200, body: { type: 'users_export', status: 'pending' } });
  for (;;) {
    const { status, location } = await of.job(String(Object(started.body).id));
    if (status === 'completed') return String(location);
  }
}

async function linesOf(location: string): Promise<string[]> {
  const response = await fetch(location);
  expect(response.headers.get('content-type')).toBe('application/gzip');
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n');
}

describe('an export of users', () => {
  test('is gzipped NDJSON from another origin, ids with their prefix', async () => {
    const location = await exported({ format: 'json' });
    expect(new URL(location).origin).not.toBe(tenant.practice.origin);
    const users = (await linesOf(location)).map((line) => JSON.parse(line));
    expect(users.map(({ user_id }) => user_id)).toEqual(['auth0|1', 'auth0|2', 'auth0|3']);
    expect(users[0]).toMatchObject({ email: 'one@contoso.example', app_metadata: { plan: '=1+1' } });
    expect(JSON.stringify(users)).not.toContain('password');
  });

  test('has the fields asked for, deep ones too, under their new names, up to the limit', async () => {
    const fields = [
      { name: 'email' },
      { name: 'identities[0].connection', export_as: 'from' },
      { name: 'app_metadata.plan', export_as: 'plan' },
    ];
    const lines = await linesOf(await exported({ format: 'json', fields, limit: 2 }));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { email: 'one@contoso.example', from: tenant.practice.connection, plan: '=1+1' },
      { email: 'two@contoso.example', from: tenant.practice.connection },
    ]);
  });

  test('as CSV guards each value against being run', async () => {
    const fields = [{ name: 'user_id' }, { name: 'name' }, { name: 'app_metadata.plan', export_as: 'plan' }];
    const lines = await linesOf(await exported({ format: 'csv', fields, limit: 2 }));
    expect(lines).toEqual([
      'user_id,name,plan',
      `"'auth0|1","'one@contoso.example","'=1+1"`,
      `"'auth0|2","'Two ""Twice""",`,
    ]);
  });

  test('can be had for 60 seconds, by nobody who sends the token along, and by no made-up address', async () => {
    const location = await exported({});
    const withToken = await fetch(location, { headers: { authorization: `Bearer ${tenant.token}` } });
    expect(withToken.status).toBe(400);
    expect((await fetch(location.replace(/[^/]+$/, 'guess.json.gz'))).status).toBe(404);
    await tenant.control('clock', { milliseconds: 60 * second - 1 });
    expect((await fetch(location)).status).toBe(200);
    await tenant.control('clock', { milliseconds: 1 });
    expect((await fetch(location)).status).toBe(403);
  });

  test('of an unknown connection or with unknown properties is refused', async () => {
    const unknown = await tenant.call('POST', 'jobs/users-exports', { connection_id: `con_${'x'.repeat(16)}` });
    expect(unknown).toMatchObject({ status: 400, body: { message: 'The connection does not exist.' } });
    expect((await tenant.call('POST', 'jobs/users-exports', { gzip: true })).status).toBe(400);
    expect((await tenant.call('POST', 'jobs/users-exports', { format: 'xml' })).status).toBe(400);
  });

  test('fails when ordered to, and says so', async () => {
    await tenant.control('faults', { kind: 'export-fails' });
    const started = await tenant.call('POST', 'jobs/users-exports', {});
    const job = await tenant.job(String(Object(started.body).id));
    expect(job).toMatchObject({ status: 'failed', status_details: 'The export failed. Please try again.' });
  });
});

test('reading the job gives the link another minute, where the variant has it', async () => {
  const renewing = await OpenedTenant.open({ clock: 'simulated', variants: { exportLink: 'from-reading' } });
  try {
    const location = await exported({}, renewing);
    await renewing.control('clock', { milliseconds: 61 * second });
    expect((await fetch(location)).status).toBe(403);
    await renewing.job(new URL(location).pathname.split('/')[1] ?? '');
    expect((await fetch(location)).status).toBe(200);
  } finally {
    await renewing.stop();
  }
});

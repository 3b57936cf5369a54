import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';

let tenant: OpenedTenant;
let next = 1;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ clock: 'simulated' });
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  await tenant.control('no-faults');
});

const fault = async (spec: object) => expect((await tenant.control('faults', spec)).status).toBe(200);
const someone = () => {
  next += 1;
  return { email: `fault-${next}@contoso.example`, user_id: `fault-${next}` };
};
const exists = async (id: string) => (await tenant.call('GET', `users/auth0%7C${id}`)).status === 200;
const create = (user: object) => tenant.call('POST', 'users', { connection: tenant.practice.connection, ...user });

describe('a fault of calls', () => {
  test('meets the operation aimed at, after those it skips, as often as ordered', async () => {
    await fault({ kind: 'server-error', when: 'before', on: 'users.', skip: 1, count: 2, status: 502 });
    expect((await tenant.call('GET', 'connections')).status).toBe(200);
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await tenant.call('GET', 'users')).status);
    expect(statuses).toEqual([200, 502, 502, 200]);
    expect(await tenant.state()).toMatchObject({ faultsMet: { 'server-error': 2 } });
  });

  test.each([
    ['before', false],
    ['after', true],
  ])('a 5xx %s the call took effect', async (when, done) => {
    const user = someone();
    await fault({ kind: 'server-error', when, on: 'users.create' });
    expect(await create(user)).toMatchObject({ status: 503, body: { statusCode: 503 } });
    expect(await exists(user.user_id)).toBe(done);
  });

  test.each([
    ['before', false],
    ['after', true],
  ])('an answer lost %s the call took effect', async (when, done) => {
    const user = someone();
    await fault({ kind: 'lost-answer', when, on: 'users.create' });
    await expect(create(user)).rejects.toThrow();
    expect(await exists(user.user_id)).toBe(done);
  });

  test('a 429 says when to come back', async () => {
    await fault({ kind: 'rate-limited', resetSeconds: 5 });
    const now = Number((await tenant.state()).now);
    const { status, headers } = await tenant.call('GET', 'users');
    expect(status).toBe(429);
    expect(headers.get('x-ratelimit-reset')).toBe(String(Math.ceil(now / 1000 + 5)));
    expect((await tenant.call('GET', 'users')).status).toBe(200);
  });

  test('a slow call answers when its time has come', async () => {
    await fault({ kind: 'slow', on: 'users.list', milliseconds: 3_600_000 });
    let answered = false;
    const slow = tenant.call('GET', 'users').finally(() => {
      answered = true;
    });
    while (Object((await tenant.state()).faultsMet).slow !== 1) await tenant.call('GET', 'connections');
    expect(answered).toBe(false);
    await tenant.control('clock', { milliseconds: 3_600_000 });
    expect((await slow).status).toBe(200);
  });
});

describe('a fault of jobs', () => {
  const four = () => [someone(), someone(), someone(), someone()];

  test('fails one half-way', async () => {
    await fault({ kind: 'job-fails', share: 0.5, detail: 'Something broke.' });
    const users = four();
    const id = await tenant.startImport(users);
    expect(await tenant.job(id)).toMatchObject({ status: 'failed', status_details: 'Something broke.' });
    const errors = await tenant.call('GET', `jobs/${id}/errors`);
    expect(errors).toMatchObject({ status: 200, body: { id, status: 'failed', status_details: 'Something broke.' } });
    expect(await Promise.all(users.map(({ user_id }) => exists(user_id)))).toEqual([true, true, false, false]);
  });

  test('leaves one unfinished until faults are lifted', async () => {
    await fault({ kind: 'job-never-ends', share: 0.5 });
    const id = await tenant.startImport(four());
    await tenant.control('clock', { milliseconds: 10_000 });
    expect(await tenant.job(id)).toMatchObject({ status: 'pending', percentage_done: 50 });
    await tenant.control('no-faults');
    expect(await tenant.job(id)).toMatchObject({ status: 'completed', summary: { inserted: 4 } });
  });
});

test('faults by chance are the same for the same seed', async () => {
  const run = async () => {
    await tenant.control('no-faults');
    await fault({ kind: 'random', seed: 7, on: 'users.', probabilities: { rateLimited: 0.3, serverErrorBefore: 0.3 } });
    const statuses: number[] = [];
    for (let call = 0; call < 20; call += 1) statuses.push((await tenant.call('GET', 'users')).status);
    return statuses;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set([200, 429, 503]));
  expect(await run()).toEqual(first);
});

describe('what is not known is refused', () => {
  test.each([
    ['GET', 'organizations'],
    ['PUT', 'users'],
    ['GET', 'jobs'],
    ['DELETE', 'jobs/users-imports'],
  ])('%s %s', async (method, path) => {
    expect(await tenant.call(method, path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });

  test.each(['connections?colour=red', 'jobs/x?wait=true', 'logs?colour=red', 'users-by-email?email=a&colour=red'])(
    '%s',
    async (path) => {
      const { status, body } = await tenant.call('GET', path);
      expect(status).toBe(400);
      expect(body).toMatchObject({ message: expect.stringMatching(/Additional properties not allowed/) });
    },
  );

  test('control calls that are unknown, malformed or from a page of another origin', async () => {
    expect((await tenant.control('unheard-of')).status).toBe(404);
    expect((await tenant.control('faults', { kind: 'flood' })).status).toBe(400);
    expect((await tenant.control('clock', { milliseconds: -1 })).status).toBe(400);
    expect((await tenant.control('users', { connection: 'none', users: [] })).status).toBe(400);
    const asText = await fetch(`${tenant.practice.control}/no-faults`, { method: 'POST', body: '{}' });
    expect(asText.status).toBe(403);
  });

  test.each(['//', '*', '/%', '/api/v2/users/%ff'])('the request line %s ends nothing', async (path) => {
    const { hostname, port } = new URL(tenant.practice.origin);
    const method = path === '*' ? 'OPTIONS' : 'GET';
    const status = await new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path, method }, (response) => resolve(response.resume().statusCode));
      sent.on('error', reject).end();
    });
    expect(status).toBe(404);
    expect((await tenant.call('GET', 'users')).status).toBe(200);
  });

  test('a body that is no JSON, or too large', async () => {
    const headers = { authorization: `Bearer ${tenant.token}`, 'content-type': 'application/json' };
    const url = `${tenant.practice.origin}/api/v2/users`;
    expect((await fetch(url, { method: 'POST', headers, body: '{' })).status).toBe(400);
    expect((await fetch(url, { method: 'POST', headers, body: 'x'.repeat(1_048_577) })).status).toBe(413);
  });
});

test('the control call that stops it is answered first', async () => {
  const ending = await OpenedTenant.open();
  expect((await ending.control('stop')).status).toBe(200);
  const seen = () =>
    ending.state().then(
      () => 'up',
      () => 'gone',
    );
  await expect.poll(seen).toBe('gone');
});

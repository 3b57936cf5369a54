import { describe, expect, test } from 'vitest';
import { type ConnectionUse, checkTenant } from '../../../electron/tenant/check-tenant.ts';
import { apiError, hangUp, json, scriptedTenant } from './scripted-tenant.ts';

const job = '/jobs/job_1';
const pending = json(200, { id: 'job_1', status: 'pending' });

describe('calls that may be repeated', () => {
  test('outlast lost answers and errors of the server', async () => {
    const { tenant, calls, clock } = await scriptedTenant({
      [job]: [hangUp, apiError(500, 'x'), apiError(503, 'x'), apiError(408, 'x'), pending],
    });
    expect(await tenant.job('job_1')).toEqual({ kind: 'queued' });
    expect(calls()).toHaveLength(5);
    expect(clock.waits).toEqual([400, 800, 1600, 3200]);
  });

  test('give up in the end, and say so', async () => {
    const { tenant, calls } = await scriptedTenant({ [job]: [apiError(500, 'x')] });
    await expect(tenant.job('job_1')).rejects.toMatchObject({ code: 'UF-2014' });
    expect(calls()).toHaveLength(6);
  });

  test('are given up after a second silence, and it is said that no answer came', async () => {
    const { tenant, calls } = await scriptedTenant({ [job]: [() => {}] }, { limits: { timeout: 60 } });
    await expect(tenant.job('job_1')).rejects.toMatchObject({
      code: 'UF-2006',
      message: expect.stringMatching(/answered none of them within 1 s\./),
    });
    expect(calls()).toHaveLength(2);
  });

  test('wait for the reset that a 429 names, by the server’s own clock', async () => {
    const at = Date.UTC(2030, 5, 1);
    const refused = json(
      429,
      { statusCode: 429, message: 'Global limit has been reached', errorCode: 'too_many_requests' },
      { 'x-ratelimit-reset': String(at / 1000 + 9), date: new Date(at).toUTCString() },
    );
    const { tenant, clock } = await scriptedTenant({ [job]: [refused, pending] });
    expect(await tenant.job('job_1')).toEqual({ kind: 'queued' });
    expect(clock.waits).toEqual([9_000]);
  });

  test('slow down when the budget is used up', async () => {
    const at = Date.UTC(2030, 5, 1);
    const last = json(
      200,
      { id: 'job_1', status: 'pending' },
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(at / 1000 + 2),
        date: new Date(at).toUTCString(),
      },
    );
    const { tenant, clock } = await scriptedTenant({ [job]: [last] });
    await tenant.job('job_1');
    await tenant.job('job_1');
    expect(clock.waits).toEqual([2_000]);
  });

  test('renew a token before it ends, and share one request for it', async () => {
    const { tenant, clock, asked } = await scriptedTenant({ [job]: [pending] });
    await Promise.all([tenant.job('job_1'), tenant.job('job_1'), tenant.job('job_1')]);
    const tokens = () => asked.filter(({ path }) => path === '/oauth/token').length;
    expect(tokens()).toBe(1);
    clock.pass(86_400_000 - 590_000);
    await tenant.job('job_1');
    expect(tokens()).toBe(2);
  });

  test('outlast tokens that end as soon as they are issued, and say so when none is accepted', async () => {
    const refused = apiError(401, 'Invalid token');
    const outlasted = await scriptedTenant({ [job]: [refused, refused, refused, pending] });
    expect(await outlasted.tenant.job('job_1')).toEqual({ kind: 'queued' });
    const sent = outlasted.asked
      .filter(({ path }) => path !== '/oauth/token')
      .map(({ headers }) => headers.authorization);
    expect(sent).toEqual([1, 2, 3, 4].map((number) => `Bearer t${number}`));
    expect(outlasted.clock.waits).toEqual([400, 800]);
    const never = await scriptedTenant({ [job]: [refused] });
    await expect(never.tenant.job('job_1')).rejects.toMatchObject({ code: 'UF-2016' });
    expect(never.calls()).toHaveLength(5);
  });

  test('end with the signal’s reason', async () => {
    const stop = new AbortController();
    const { tenant } = await scriptedTenant({ [job]: [() => stop.abort(new Error('enough'))] });
    await expect(tenant.job('job_1', stop.signal)).rejects.toThrow('enough');
  });
});

test.each(['', ' '])('nobody is deleted by the address “%s”', async (email) => {
  const { tenant, asked } = await scriptedTenant({});
  await expect(tenant.deleteByEmail('con_1', email)).rejects.toThrow('empty address');
  expect(asked).toEqual([]);
});

describe('what jobs and users answer', () => {
  test.each([
    [{ status: 'pending' }, { kind: 'queued' }],
    [
      { status: 'pending', percentage_done: 30 },
      { kind: 'running', percent: 30 },
    ],
    [{ status: 'processing' }, { kind: 'running', percent: null }],
    [
      { status: 'completed', summary: { total: 3, inserted: 2, updated: 0, failed: 1 } },
      { kind: 'completed', summary: { total: 3, inserted: 2, updated: 0, failed: 1 } },
    ],
    [
      { status: 'failed', status_details: 'Failed to parse users file' },
      { kind: 'failed', detail: 'Failed to parse users file' },
    ],
  ])('%o', async (answer, state) => {
    const { tenant } = await scriptedTenant({ [job]: [json(200, { id: 'job_1', ...answer })] });
    expect(await tenant.job('job_1')).toMatchObject(state);
  });

  test('a job that the tenant has forgotten is unknown', async () => {
    const { tenant } = await scriptedTenant({});
    expect(await tenant.job('job_1')).toEqual({ kind: 'unknown' });
    expect(await tenant.user('nobody')).toBeNull();
  });

  test.each([
    ['none', (response: import('node:http').ServerResponse) => response.writeHead(204).end(), []],
    ['an object like a job', json(200, { id: 'job_1', type: 'users_import', status: 'failed' }), []],
    [
      'a list',
      json(200, [
        {
          user: { user_id: 'auth0|uf|1', email: 'a@b.example', custom_password_hash: { hash: { value: '*****' } } },
          errors: [
            { code: 'DUPLICATED_USER', message: 'there', path: 'email' },
            { code: 'NEW', message: 'x' },
          ],
        },
        { errors: [] },
      ]),
      [
        {
          userId: 'uf|1',
          email: 'a@b.example',
          errors: [
            { code: 'DUPLICATED_USER', message: 'there', path: 'email' },
            { code: 'NEW', message: 'x', path: null },
          ],
        },
        { userId: null, email: null, errors: [] },
      ],
    ],
  ])('refused users: %s', async (_, answer, refused) => {
    const { tenant } = await scriptedTenant({ '/jobs/job_1/errors': [answer] });
    expect(await tenant.refusedUsers('job_1')).toEqual(refused);
  });

  test.each([
    ['asks nobody for a user name', {}, null],
    ['wants one of the usual length', { requires_username: true }, { minLength: 1, maxLength: 15 }],
    [
      'has limits of its own',
      { requires_username: true, validation: { username: { min: 3, max: 80 } } },
      { minLength: 3, maxLength: 80 },
    ],
    [
      'has them as flexible identifiers',
      { attributes: { username: { profile_required: true, validation: { min_length: 2, max_length: 64 } } } },
      { minLength: 2, maxLength: 64 },
    ],
    ['leaves it open', { attributes: { username: { profile_required: false } } }, null],
    [
      'has limits that can’t be read',
      { requires_username: true, validation: { username: { min: '3', max: -1 } } },
      { minLength: 1, maxLength: 15 },
    ],
  ])('reads what user names a connection takes that %s', async (_, options, usernames) => {
    const connections = [{ id: 'con_1', name: 'members', strategy: 'auth0', enabled_clients: ['a'], options }];
    const { tenant } = await scriptedTenant({ '/connections': [json(200, { connections })] });
    expect((await tenant.connections())[0]?.options?.usernames).toEqual(usernames);
  });

  test('looks users up by the address in lower case, with the identities they sign in by', async () => {
    const identities = [
      { connection: 'members', provider: 'auth0', user_id: '7' },
      { connection: 'github', provider: 'github', user_id: 4711 },
    ];
    const { tenant } = await scriptedTenant({
      '/users-by-email': [json(200, [{ user_id: 'auth0|7', email: 'a@b', identities }])],
    });
    expect(await tenant.usersByEmail('A@B')).toMatchObject([
      {
        userId: '7',
        identities: [
          { connection: 'members', userId: '7' },
          { connection: 'github', userId: 'github|4711' },
        ],
      },
    ]);
  });

  test('the log tells the job, or that it may not be read', async () => {
    const entry = {
      date: '2026-01-01T00:00:00.000Z',
      type: 'sapi',
      details: { request: { headers: { 'x-correlation-id': 'mine' } }, response: { body: { id: 'job_77' } } },
    };
    const readable = await scriptedTenant({ '/logs': [json(200, [{ type: 'sapi' }, entry])] });
    expect(await readable.tenant.findInLog('mine', 0)).toEqual({ kind: 'job', job: 'job_77' });
    expect(await readable.tenant.findInLog('other', 0)).toEqual({ kind: 'nothing' });
    const closed = await scriptedTenant({ '/logs': [apiError(403, 'Insufficient scope', 'insufficient_scope')] });
    expect(await closed.tenant.findInLog('mine', 0)).toEqual({ kind: 'unreadable' });
  });

  test('an answer in another form is said to be one', async () => {
    const { tenant } = await scriptedTenant({ [job]: [json(200, { surprise: true })] });
    await expect(tenant.job('job_1')).rejects.toMatchObject({ code: 'UF-2007' });
  });
});

describe('checking a tenant', () => {
  const ends = async (script: Parameters<typeof scriptedTenant>[0], use: ConnectionUse = 'imports') => {
    const { tenant } = await scriptedTenant(script);
    const found: string[] = [];
    for await (const { name, state, failure } of checkTenant(tenant, { connection: 'members', use })) {
      if (state !== 'running') found.push(`${name} ${state}${failure ? ` ${failure.code}` : ''}`);
    }
    return found;
  };
  const connection = (extra: object) =>
    json(200, { connections: [{ id: 'con_1', name: 'members', strategy: 'auth0', enabled_clients: ['a'], ...extra }] });
  const start = ['address passed', 'credentials passed', 'permissions warned', 'connection passed'];

  test('passes one that is ready', async () => {
    expect(await ends({ '/connections': [connection({ options: {} })] })).toEqual([
      ...start,
      'enabled passed',
      'import-mode passed',
    ]);
  });

  test.each([
    [{ enabled_clients: [] }, ['enabled failed UF-2042']],
    [{}, ['enabled passed', 'import-mode warned']],
    [{ options: { enabledDatabaseCustomization: true } }, ['enabled passed', 'import-mode failed UF-2043']],
  ])('sees what an import would stumble over: %o', async (extra, rest) => {
    expect(await ends({ '/connections': [connection(extra)] })).toEqual([...start, ...rest]);
  });

  test.each([
    ['trickle', { enabled_clients: [], options: {} }, ['enabled warned', 'import-mode passed']],
    ['trickle', { options: { enabledDatabaseCustomization: true } }, ['enabled passed', 'import-mode warned']],
    ['legacy', { options: { enabledDatabaseCustomization: true } }, ['enabled passed', 'import-mode passed']],
  ] as const)('only tells for %s of what a deployment sees to: %o', async (use, extra, rest) => {
    expect(await ends({ '/connections': [connection(extra)] }, use)).toEqual([...start, ...rest]);
    expect(await ends({ '/connections': [json(200, { connections: [] })] }, use)).toEqual([
      ...start.slice(0, -1),
      'connection warned',
    ]);
  });

  test('tells wrong credentials, missing permissions and a missing connection apart', async () => {
    const token = (scope: string) => json(200, { access_token: 't', expires_in: 60, scope });
    expect(
      await ends({ '/oauth/token': [json(401, { error: 'access_denied', error_description: 'Unauthorized' })] }),
    ).toEqual(['address passed', 'credentials failed UF-2010']);
    expect(await ends({ '/oauth/token': [token('read:users')] })).toEqual([
      'address passed',
      'credentials passed',
      'permissions failed UF-2040',
    ]);
    expect(await ends({ '/connections': [json(200, { connections: [] })] })).toEqual([
      'address passed',
      'credentials passed',
      'permissions warned',
      'connection failed UF-2041',
    ]);
  });
});

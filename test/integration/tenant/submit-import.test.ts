import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openTenant } from '../../../electron/tenant/open-tenant.ts';
import { apiError, hangUp, json, quickClock, scriptedTenant } from './scripted-tenant.ts';

const imports = '/jobs/users-imports';
const file = {
  connectionId: 'con_0123456789abcdef',
  body: new TextEncoder().encode('[{"email":"zoë@contoso.example"}]'),
  upsert: false,
  externalId: 'run:1:digest',
  correlationId: 'correlation',
};
const twoActive = 'There are 2 active import users jobs, please wait until some of them are finished and try again';

describe('submitting an import file', () => {
  test('sends it once, with all that the tenant needs and no mail to the owners', async () => {
    const { tenant, asked } = await scriptedTenant({ [imports]: [json(202, { id: 'job_1', status: 'pending' })] });
    expect(await tenant.submitImport(file)).toEqual({ kind: 'accepted', job: 'job_1' });
    const sent = asked.at(-1);
    expect(sent?.headers['x-correlation-id']).toBe('correlation');
    expect(sent?.headers['auth0-client']).toBeUndefined();
    const body = sent?.body.replaceAll('\r\n', '\n') ?? '';
    for (const [name, value] of [
      ['connection_id', file.connectionId],
      ['upsert', 'false'],
      ['external_id', file.externalId],
      ['send_completion_email', 'false'],
    ]) {
      expect(body).toContain(`name="${name}"\n\n${value}\n`);
    }
    expect(body).toContain('zoë@contoso.example');
  });

  test.each([
    ['a 413', apiError(413, 'Payload content length greater than maximum allowed: 512000.'), 'too-large'],
    ['the 429 about two active jobs', apiError(429, twoActive), 'two-active-jobs'],
    ['a 429 of the API', apiError(429, 'Global limit has been reached', 'too_many_requests'), 'not-sent'],
    ['a 500', apiError(500, 'Internal'), 'uncertain'],
    ['a 503', apiError(503, 'Unavailable'), 'uncertain'],
    ['a lost answer', hangUp, 'uncertain'],
    ['an answer without a job', json(202, { ok: true }), 'uncertain'],
  ])('after %s', async (_, answer, kind) => {
    const { tenant, calls } = await scriptedTenant({ [imports]: [answer] });
    expect((await tenant.submitImport(file)).kind).toBe(kind);
    expect(calls()).toEqual([imports]);
  });

  test('a 2xx that can’t be read is uncertain', async () => {
    const { tenant } = await scriptedTenant({
      [imports]: [(response) => response.writeHead(202, { 'content-type': 'application/json' }).end('{"id":"jo')],
    });
    expect((await tenant.submitImport(file)).kind).toBe('uncertain');
  });

  test('no answer within the limit is uncertain', async () => {
    const { tenant } = await scriptedTenant({ [imports]: [() => {}] }, { limits: { timeout: 60 } });
    expect((await tenant.submitImport(file)).kind).toBe('uncertain');
  });

  test('a revoked token is renewed, and the file sent once more: a 401 takes nothing', async () => {
    const { tenant, asked } = await scriptedTenant({
      [imports]: [apiError(401, 'Invalid token'), json(202, { id: 'job_1' })],
    });
    expect(await tenant.submitImport(file)).toEqual({ kind: 'accepted', job: 'job_1' });
    const tokens = asked.filter(({ path }) => path === imports).map(({ headers }) => headers.authorization);
    expect(tokens).toEqual(['Bearer t1', 'Bearer t2']);
  });

  test('a token that can’t be renewed after a 401 leaves the file not sent, not uncertain', async () => {
    const { tenant } = await scriptedTenant({
      [imports]: [apiError(401, 'Invalid token')],
      '/oauth/token': [json(200, { access_token: 't', expires_in: 60, scope: '' }), hangUp],
    });
    expect((await tenant.submitImport(file)).kind).toBe('not-sent');
  });

  test('a connection refused is not sent', async () => {
    const port = await closedPort();
    const tenant = openTenant({
      domain: `http://127.0.0.1:${port}`,
      clientId: 'c',
      clientSecret: 's',
      fetch,
      clock: quickClock(),
    });
    expect((await tenant.submitImport(file)).kind).toBe('not-sent');
  });

  test.each([
    [apiError(400, 'Connection must be enabled.'), 'UF-2020', /Enable the connection/],
    [apiError(403, 'Insufficient scope', 'insufficient_scope'), 'UF-2012', /Grant it/],
  ])('what must be mended is said', async (answer, code, next) => {
    const { tenant } = await scriptedTenant({ [imports]: [answer] });
    await expect(tenant.submitImport(file)).rejects.toMatchObject({
      code,
      next: expect.stringMatching(next),
      kept: expect.stringContaining('took nothing'),
    });
  });

  test('two active jobs stop job creation alone; a 429 of the API pauses every call', async () => {
    const { tenant, clock } = await scriptedTenant({
      [imports]: [
        apiError(429, twoActive),
        json(429, { statusCode: 429, message: 'Global limit has been reached' }, { 'retry-after': '7' }),
      ],
      '/jobs/job_1': [json(200, { id: 'job_1', status: 'pending' })],
    });
    await tenant.submitImport(file);
    expect(tenant.pausedUntil()).toBeNull();
    await tenant.submitImport(file);
    expect(tenant.pausedUntil()).toBe(clock.now() + 7_000);
    expect(await tenant.job('job_1')).toEqual({ kind: 'queued' });
    expect(clock.waits).toEqual([7_000]);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

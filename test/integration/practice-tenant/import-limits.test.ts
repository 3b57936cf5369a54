import { request } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { OpenedTenant } from './opened-tenant.ts';

const second = 1_000;
const hour = 3_600 * second;

async function opened(options: PracticeTenantOptions): Promise<OpenedTenant> {
  const tenant = await OpenedTenant.open({ clock: 'simulated', ...options });
  onTestFinished(() => tenant.stop());
  return tenant;
}

const some = (users: number, name: string) =>
  Array.from({ length: users }, (_, index) => ({ email: `${name}-${index}@contoso.example` }));

describe('import speed', () => {
  test('brings a job on as time goes by', async () => {
    const tenant = await opened({ importSpeed: 10, variants: { runningStatus: 'processing' } });
    const id = await tenant.startImport(some(25, 'slow'));
    expect(await tenant.job(id)).toMatchObject({ status: 'pending', percentage_done: 0, time_left_seconds: 3 });
    await tenant.control('clock', { milliseconds: 1 * second });
    expect(await tenant.job(id)).toMatchObject({ status: 'processing', percentage_done: 40, time_left_seconds: 2 });
    expect(await tenant.state()).toMatchObject({ users: 10 });
    await tenant.control('clock', { milliseconds: 2 * second });
    expect(await tenant.job(id)).toMatchObject({ status: 'completed', summary: { total: 25, inserted: 25 } });
  });

  test('that a file outlasts by two hours fails its job', async () => {
    const tenant = await opened({ importSpeed: 0.001 });
    const id = await tenant.startImport(some(10, 'late'));
    await tenant.control('clock', { milliseconds: 2 * hour - 1 });
    expect((await tenant.job(id)).status).toBe('pending');
    await tenant.control('clock', { milliseconds: 1 });
    expect(await tenant.job(id)).toMatchObject({ status: 'failed', summary: { total: 7, inserted: 7 } });
    const { body } = await tenant.call('GET', `jobs/${id}/errors`);
    expect(body).toMatchObject({ id, status: 'failed', status_details: expect.stringMatching(/2 hours/) });
  });
});

test('a third job is refused with 429 while two are active, and nothing else is', async () => {
  const tenant = await opened({ importSpeed: 1 });
  const connection_id = tenant.practice.connectionId;
  await tenant.startImport(some(5, 'a'));
  await tenant.startImport(some(9, 'b'));
  const third = () => tenant.postImport({ users: JSON.stringify(some(1, 'c')), connection_id });
  const message = 'There are 2 active import users jobs, please wait until some of them are finished and try again';
  const refused = await third();
  expect(refused.body).toEqual({ statusCode: 429, error: 'Too Many Requests', message });
  expect(refused.headers.has('retry-after')).toBe(false);
  expect((await tenant.call('GET', 'users')).status).toBe(200);
  expect((await tenant.state()).importsAccepted).toBe(2);
  await tenant.control('clock', { milliseconds: 5 * second });
  expect((await third()).status).toBe(202);
});

describe('the cap of 512,000 bytes', () => {
  /** A file of so many bytes. */
  const file = (bytes: number) => {
    const user = (name: string) => JSON.stringify([{ email: 'cap@contoso.example', name }]);
    return user('x'.repeat(bytes - user('').length));
  };

  test.each([
    ['file', 512_000, 202],
    ['file', 512_001, 413],
    ['request', 512_000, 413],
    ['request', 511_000, 202],
  ] as const)('measured on the %s: a file of %d gets %d', async (importCap, bytes, status) => {
    const tenant = await opened({ variants: { importCap } });
    const connection_id = tenant.practice.connectionId;
    expect((await tenant.postImport({ users: file(bytes), connection_id })).status).toBe(status);
  });

  test('holds for a request that does not tell its length', async () => {
    const tenant = await opened({});
    const boundary = 'boundary';
    const head = (name: string, file = '') =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`;
    const body = `${head('users', '; filename="u"')}${file(511_990)}\r\n${head('connection_id')}${tenant.practice.connectionId}\r\n--${boundary}--\r\n`;
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${tenant.practice.origin}/api/v2/jobs/users-imports`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tenant.token}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'transfer-encoding': 'chunked',
        },
      });
      sent.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      sent.end(body);
    });
    expect(status).toBe(413);
  });
});

test('a file of the barest users gives way to other calls', async () => {
  const tenant = await opened({});
  const users = Array.from({ length: 20_000 }, (_, index) => ({ email: `${index}@b.co` }));
  const id = await tenant.startImport(users);
  // The first look does one turn's work, and the rest goes on between the calls.
  let job = await tenant.job(id);
  expect(job).toMatchObject({ status: 'pending', percentage_done: 25 });
  while (job.status !== 'completed') job = await tenant.job(id);
  expect(job).toMatchObject({ summary: { total: 20_000, inserted: 20_000 } });
});

test('an upload that breaks off leaves no job', async () => {
  const tenant = await opened({});
  await new Promise<void>((resolve) => {
    const sent = request(`${tenant.practice.origin}/api/v2/jobs/users-imports`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tenant.token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': 10_000,
      },
    });
    sent.on('error', () => resolve());
    sent.write('--x\r\ncontent-disposition: form-data; name="users"; filename="u"\r\n\r\n[', () => sent.destroy());
    sent.on('close', () => resolve());
  });
  expect(await tenant.state()).toMatchObject({ importsAccepted: 0, activeImports: 0 });
});

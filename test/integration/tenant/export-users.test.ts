import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Tenant } from '../../../electron/tenant/tenant.ts';
import { type Answer, json, scriptedTenant } from './scripted-tenant.ts';

const users = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${JSON.stringify({ user_id: `auth0|${index}`, email: `zoë${index}@x.example` })}\n`,
  ).join('');

const file =
  (bytes: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(bytes);
  };

/** Sends a part of the file and breaks off. */
const broken =
  (bytes: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
  };

function exporting(downloads: readonly Answer[]) {
  return scriptedTenant((origin) => ({
    '/jobs/users-exports': [json(200, { id: 'job_x', status: 'pending' })],
    '/jobs/job_x': [
      json(200, { id: 'job_x', status: 'pending' }),
      json(200, { id: 'job_x', status: 'completed', location: `${origin}/download?key=1` }),
    ],
    '/download': downloads,
  }));
}

async function ids(tenant: Tenant) {
  const read: string[] = [];
  for await (const batch of tenant.exportUsers('con_1')) read.push(...batch.map(({ userId }) => userId));
  return read;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('exporting a connection’s users', () => {
  test.each([
    ['gzipped', gzipSync(users(5_000))],
    ['plain', Buffer.from(users(5_000))],
    ['without a last line break', Buffer.from(users(5_000).trimEnd())],
    ['empty', gzipSync('')],
  ])('%s', async (kind, bytes) => {
    const { tenant, asked } = await exporting([file(bytes)]);
    expect(await ids(tenant)).toEqual(upTo(kind === 'empty' ? 0 : 5_000));
    expect(asked.find(({ path }) => path === '/download')?.headers.authorization).toBeUndefined();
  });

  test('begins anew when the link has expired or the download breaks', async () => {
    const bytes = gzipSync(users(3_000));
    const { tenant, calls } = await exporting([json(403, {}), broken(bytes), file(bytes)]);
    expect(new Set(await ids(tenant))).toEqual(new Set(upTo(3_000)));
    expect(calls().filter((path) => path === '/jobs/users-exports')).toHaveLength(3);
  });

  test('never takes a part for the whole', async () => {
    const bytes = gzipSync(users(3_000));
    const { tenant } = await exporting([file(bytes.subarray(0, bytes.length - 40))]);
    await expect(ids(tenant)).rejects.toMatchObject({ code: 'UF-2031' });
  });

  test('says why when the job fails', async () => {
    const { tenant } = await scriptedTenant({
      '/jobs/users-exports': [json(200, { id: 'job_x' })],
      '/jobs/job_x': [json(200, { id: 'job_x', status: 'failed', status_details: 'no luck' })],
    });
    await expect(ids(tenant)).rejects.toMatchObject({ code: 'UF-2030', detail: expect.stringContaining('no luck') });
  });

  test.each([
    ['forgets the job while this computer slept', json(404, { statusCode: 404, message: 'Job not found.' })],
    ['never ends the job', json(200, { id: 'job_x', status: 'pending' })],
  ])('can be tried again when the tenant %s', async (_, answer) => {
    const { tenant } = await scriptedTenant(
      { '/jobs/users-exports': [json(200, { id: 'job_x' })], '/jobs/job_x': Array.from({ length: 100 }, () => answer) },
      { limits: { exportTime: 60_000 } },
    );
    await expect(ids(tenant)).rejects.toMatchObject({ code: 'UF-2030' });
  });
});

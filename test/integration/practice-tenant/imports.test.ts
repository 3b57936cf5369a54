import { Management, ManagementError } from 'auth0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, OpenedTenant } from './opened-tenant.ts';

let tenant: OpenedTenant;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ clock: 'simulated' });
});
afterAll(() => tenant.stop());

const hour = 3_600_000;
const at = (name: string) => `${name}@contoso.example`;
const md5 = (value: string) => ({ algorithm: 'md5', hash: { value, encoding: 'hex' } });
/** MD5 of `secret` and of `other`. */
const secret = md5('5ebe2294ecd0e0f08eab7690d2a6ee69');
const other = md5('795f3202b17cb6bc3d4b771d8c6c9eaf');

describe('an import job, through the SDK', () => {
  test('is accepted with 202, reports its counts and echoes what was sent', async () => {
    const users = { data: Buffer.from(JSON.stringify([{ email: at('sdk') }])), filename: 'users.json' };
    const connection_id = tenant.practice.connectionId;
    const { data, rawResponse } = await tenant.jobs.usersImports
      .create({ users, connection_id, upsert: false, external_id: 'file-1', send_completion_email: false })
      .withRawResponse();
    expect(rawResponse.status).toBe(202);
    expect(data).toMatchObject({ type: 'users_import', status: 'pending', connection_id, external_id: 'file-1' });
    expect(data.id).toMatch(/^job_/);
    expect(await tenant.jobs.get(data.id)).toMatchObject({
      id: data.id,
      status: 'completed',
      external_id: 'file-1',
      summary: { total: 1, inserted: 1, updated: 0, failed: 0 },
    });
    expect(await tenant.jobs.errors.get(data.id)).toBeUndefined();
  });

  test('that nobody started is not found', async () => {
    await expect(tenant.jobs.get('job_0000000000000000')).rejects.toBeInstanceOf(Management.NotFoundError);
  });

  test('over the cap is a 413 with the documented text', async () => {
    const users = Buffer.from(JSON.stringify([{ email: at('large'), name: 'x'.repeat(512_000) }]));
    const connection_id = tenant.practice.connectionId;
    const error = await tenant.jobs.usersImports.create({ users, connection_id }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ManagementError);
    expect(error).toMatchObject({
      statusCode: 413,
      body: { message: 'Payload content length greater than maximum allowed: 512000.' },
    });
  });
});

describe('the 400 of an import', () => {
  const users = '[]';
  const idPattern = "'String does not match pattern ^con_[A-Za-z0-9]{16}$' on property connection_id";
  test.each([
    ['no file', {}, "Must provide 'users' file as multipart part."],
    ['an empty file', { users: '' }, 'Users file must not be empty.'],
    ['no connection', { users, connection_id: null }, "Must provide 'connection_id' as multipart part."],
    ['a malformed connection', { users, connection_id: 'members' }, `Payload validation error: ${idPattern}.`],
    ['an unknown connection', { users, connection_id: `con_${'x'.repeat(16)}` }, 'The connection does not exist.'],
  ])('with %s', async (_, form, message) => {
    const answer = await tenant.postImport({ connection_id: tenant.practice.connectionId, ...form });
    expect(answer).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request', message } });
  });

  test('with a body that is no multipart', async () => {
    const { status, body } = await tenant.call('POST', 'jobs/users-imports', []);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: "Payload validation error: 'Invalid multipart payload format'." });
  });

  test('with a field that is not known', async () => {
    const answer = await tenant.postImport({ users, connection_id: tenant.practice.connectionId, mode: 'fast' });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: "Payload validation error: 'Additional properties not allowed: mode'." },
    });
  });

  test.each([
    ['samlp', {}, true, 'Connection must be a database connection.'],
    ['auth0', {}, false, 'Connection must be enabled.'],
    [
      'auth0',
      { enabledDatabaseCustomization: true },
      true,
      'Custom Database Connections without import mode are not allowed.',
    ],
  ])('to a %s connection with %o, enabled %s', async (strategy, options, enabled, message) => {
    const name = `unfit-${Math.trunc(performance.now() * 1000)}`;
    const enabled_clients = enabled ? [tenant.practice.signInClientId] : [];
    const created = await tenant.call('POST', 'connections', { name, strategy, options, enabled_clients });
    expect(created.status).toBe(201);
    const connection_id = String(Object(created.body).id);
    expect(await tenant.postImport({ users, connection_id })).toMatchObject({ status: 400, body: { message } });
  });
});

describe('the errors of a job', () => {
  test('list the failed users as submitted, hashes masked', async () => {
    const custom_password_hash = { ...secret, salt: { value: 'pepper', encoding: 'utf8' } };
    const { summary, failures } = await tenant.imported([
      { email: at('good'), custom_password_hash },
      { email: 'bad', custom_password_hash, mfa_factors: [{ totp: { secret: 'ABC' } }], app_metadata: { a: 1 } },
    ]);
    expect(summary).toEqual({ failed: 1, updated: 0, inserted: 1, total: 2 });
    expect(failures).toEqual([
      {
        user: {
          email: 'bad',
          custom_password_hash: {
            algorithm: 'md5',
            hash: { value: '*****', encoding: 'hex' },
            salt: { value: '*****', encoding: 'utf8' },
          },
          mfa_factors: [{ totp: { secret: '*****' } }],
          app_metadata: { a: 1 },
        },
        errors: [
          {
            code: 'INVALID_FORMAT',
            message:
              "Error in identities[0].profileData.email property - Object didn't pass validation for format email: bad",
            path: 'identities[0].profileData.email',
          },
        ],
      },
    ]);
  });

  test('are an object like the job when the whole job failed', async () => {
    const users = '{"email":';
    const { body } = await tenant.postImport({ users, connection_id: tenant.practice.connectionId });
    const id = String(Object(body).id);
    expect((await tenant.job(id)).status).toBe('failed');
    const errors = await tenant.call('GET', `jobs/${id}/errors`);
    expect(errors).toMatchObject({ status: 200, body: { id, type: 'users_import', status: 'failed' } });
    expect(Object(errors.body).status_details).toMatch(/valid JSON/);
  });
});

describe('a row that meets another', () => {
  test('of the same file, whatever its case, is a duplicate', async () => {
    const { summary, failures } = await tenant.imported([
      { email: at('twice'), user_id: 'twice-1' },
      { email: at('TWICE'), user_id: 'twice-2' },
      { email: at('thrice'), user_id: 'twice-1' },
    ]);
    expect(summary).toMatchObject({ inserted: 1, failed: 2 });
    expect(codesOf(failures)).toEqual(['DUPLICATED_USER', 'DUPLICATED_USER']);
  });

  test('that was there before is a conflict, by e-mail and by id', async () => {
    await tenant.imported([{ email: at('there'), user_id: 'there' }]);
    const { failures } = await tenant.imported([
      { email: at('there'), user_id: 'there-2' },
      { email: at('there-3'), user_id: 'there' },
    ]);
    expect(codesOf(failures)).toEqual(['CONFLICT_EMAIL', 'CONFLICT']);
    expect((await tenant.call('GET', 'users/auth0%7Cthere-2')).status).toBe(404);
  });
});

describe('an upsert', () => {
  const upsert = { upsert: 'true' };

  test('replaces metadata, leaves what may not be upserted, and keeps what the row lacks', async () => {
    const email = at('upserted');
    await tenant.imported([
      {
        email,
        user_id: 'upserted',
        email_verified: true,
        name: 'Old',
        app_metadata: { a: 1 },
        user_metadata: { u: 1 },
      },
    ]);
    const row = { email, user_id: 'another', blocked: true, given_name: 'New', app_metadata: { b: 2 } };
    expect((await tenant.imported([row], upsert)).summary).toMatchObject({ updated: 1, inserted: 0, failed: 0 });
    const user = await tenant.users.get('auth0|upserted');
    expect(user).toMatchObject({ name: 'Old', given_name: 'New', app_metadata: { b: 2 }, user_metadata: { u: 1 } });
    expect(user).toMatchObject({ email_verified: true });
    expect(user.app_metadata).toEqual({ b: 2 });
    expect(user).not.toHaveProperty('blocked');
  });

  test('that meets its user by id alone is a conflict', async () => {
    await tenant.imported([{ email: at('by-id'), user_id: 'by-id' }]);
    const { failures } = await tenant.imported([{ email: at('by-id-new'), user_id: 'by-id' }], upsert);
    expect(codesOf(failures)).toEqual(['CONFLICT']);
  });

  test('inserts those who are not there', async () => {
    expect((await tenant.imported([{ email: at('fresh') }], upsert)).summary).toMatchObject({ inserted: 1 });
  });

  test('gives another hash until the first sign-in, and none later', async () => {
    const email = at('hashed');
    await tenant.imported([{ email, custom_password_hash: secret }]);
    expect((await tenant.imported([{ email, custom_password_hash: other }], upsert)).failures).toEqual([]);
    expect((await tenant.signIn(email, 'secret')).status).toBe(403);
    expect((await tenant.signIn(email, 'other')).status).toBe(200);
    const { failures } = await tenant.imported([{ email, custom_password_hash: secret }], upsert);
    expect(failures[0]?.errors[0]?.message).toMatch(/already has password hash defined/);
    expect((await tenant.signIn(email, 'other')).status).toBe(200);
  });

  test('never gives a hash to a user imported without one', async () => {
    const email = at('hashless');
    await tenant.imported([{ email }]);
    const { failures } = await tenant.imported([{ email, custom_password_hash: secret }], upsert);
    expect(failures[0]?.errors[0]?.message).toMatch(/already has password hash defined/);
    expect((await tenant.signIn(email, 'secret')).status).toBe(403);
  });
});

test('24 hours after it began, a job and its errors are forgotten', async () => {
  const { id } = await tenant.imported([{ email: 'bad' }]);
  await tenant.control('clock', { milliseconds: 24 * hour - 1 });
  await tenant.authorize();
  expect((await tenant.call('GET', `jobs/${id}/errors`)).status).toBe(200);
  await tenant.control('clock', { milliseconds: 1 });
  expect(await tenant.call('GET', `jobs/${id}`)).toMatchObject({ status: 404, body: { message: 'Job not found.' } });
  expect((await tenant.call('GET', `jobs/${id}/errors`)).status).toBe(404);
});

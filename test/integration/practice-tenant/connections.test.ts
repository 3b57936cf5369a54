import { Management } from 'auth0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';

let tenant: OpenedTenant;
let next = 1;
beforeAll(async () => {
  tenant = await OpenedTenant.open();
});
afterAll(() => tenant.stop());

async function create(options: Management.ConnectionPropertiesOptions = {}) {
  next += 1;
  return tenant.connections.create({ name: `legacy-${next}`, strategy: 'auth0', options });
}

describe('a connection', () => {
  test('is created, listed by name and strategy, enabled and deleted', async () => {
    const { id = '', name = '' } = await create({ import_mode: true, enabledDatabaseCustomization: true });
    expect(id).toMatch(/^con_[A-Za-z0-9]{16}$/);
    const page = await tenant.connections.list({ strategy: ['auth0'], name });
    expect(page.data.map((connection) => connection.id)).toEqual([id]);
    await tenant.connections.clients.update(id, [{ client_id: tenant.practice.signInClientId, status: true }]);
    const clients = await tenant.connections.clients.get(id);
    expect(clients.data).toEqual([{ client_id: tenant.practice.signInClientId }]);
    await tenant.connections.delete(id);
    await expect(tenant.connections.get(id)).rejects.toBeInstanceOf(Management.NotFoundError);
  });

  test('lists come in pages that follow one another', async () => {
    for (let created = 0; created < 3; created += 1) await create();
    const names: (string | undefined)[] = [];
    for await (const { name } of await tenant.connections.list({ take: 2 })) names.push(name);
    expect(names).toContain(tenant.practice.connection);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    const totals = await tenant.call('GET', 'connections?per_page=1&page=1&include_totals=true');
    expect(totals.body).toMatchObject({ start: 1, limit: 1, length: 1, total: names.length });
  });

  test('whose name is taken or malformed is refused', async () => {
    const { name = '' } = await create();
    const again = tenant.connections.create({ name, strategy: 'auth0' });
    await expect(again).rejects.toBeInstanceOf(Management.ConflictError);
    const malformed = await tenant.call('POST', 'connections', { name: 'two words', strategy: 'auth0' });
    expect(malformed).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
    const unknown = await tenant.call('POST', 'connections', { name: 'x', strategy: 'auth0', colour: 'red' });
    expect(unknown.body).toMatchObject({
      message: expect.stringContaining('Additional properties not allowed: colour'),
    });
  });
});

describe('PATCH of a connection', () => {
  test('replaces options whole', async () => {
    const { id = '' } = await create({ disable_signup: true, requires_username: true });
    await tenant.connections.update(id, { options: { disable_signup: false } });
    expect((await tenant.connections.get(id)).options).toEqual({ disable_signup: false });
  });

  test('without display_name resets it to the name, and without anything is refused', async () => {
    const { id = '', name } = await create();
    await tenant.connections.update(id, { display_name: 'Members' });
    expect(await tenant.connections.get(id)).toMatchObject({ display_name: 'Members' });
    await tenant.connections.update(id, { metadata: { a: 'b' } });
    expect(await tenant.connections.get(id)).toMatchObject({ display_name: name, metadata: { a: 'b' } });
    expect((await tenant.call('PATCH', `connections/${id}`, {})).status).toBe(400);
    expect((await tenant.call('PATCH', `connections/${id}`, { name: 'other' })).status).toBe(400);
  });

  test('gives configuration back as ciphertext, new with each PATCH', async () => {
    const { id = '', options } = await create({ configuration: { SQL_PASSWORD: 'p@ss' } });
    const sealed = Object(options).configuration.SQL_PASSWORD;
    expect(sealed).toMatch(/^2\.0\$/);
    await tenant.connections.update(id, { options: { configuration: { SQL_PASSWORD: 'p@ss' } } });
    const { options: after } = await tenant.connections.get(id);
    expect(Object(after).configuration.SQL_PASSWORD).not.toBe(sealed);
    expect(JSON.stringify(after)).not.toContain('p@ss');
  });

  test('refuses scripts that are empty, too long or unknown', async () => {
    const { id = '' } = await create();
    for (const customScripts of [{ login: '' }, { login: 'x'.repeat(102_401) }, { log_in: 'x' }]) {
      const { status } = await tenant.call('PATCH', `connections/${id}`, { options: { customScripts } });
      expect(status).toBe(400);
    }
  });

  test('cannot turn customization on or off while there are users', async () => {
    const { id = '' } = await create({ enabledDatabaseCustomization: true, import_mode: true });
    const to = (options: object) => tenant.call('PATCH', `connections/${id}`, { options });
    expect((await to({ enabledDatabaseCustomization: false })).status).toBe(200);
    expect((await to({ enabledDatabaseCustomization: true, import_mode: true })).status).toBe(200);
    await tenant.connections.clients.update(id, [{ client_id: tenant.practice.signInClientId, status: true }]);
    await tenant.imported([{ email: 'inhabitant@contoso.example' }], { connection_id: id });
    const message = 'This database contains users. You cannot change "options.enabledDatabaseCustomization" setting.';
    for (const options of [{ enabledDatabaseCustomization: false }, {}]) {
      expect(await to(options)).toMatchObject({ status: 400, body: { message } });
    }
    expect((await to({ enabledDatabaseCustomization: true, import_mode: false })).status).toBe(200);
  });
});

test('ciphertext sent back is taken for a value, or recognised, as the variant has it', async () => {
  const recognising = await OpenedTenant.open({ variants: { configurationEcho: 'recognised' } });
  try {
    const { id = '', options } = await recognising.connections.create({
      name: 'echo',
      strategy: 'auth0',
      options: { configuration: { HOST: 'sql' } },
    });
    const before = Object(options).configuration;
    await recognising.connections.update(id, { options: { configuration: before } });
    const { options: after } = await recognising.connections.get(id);
    expect(Object(after).configuration).toEqual(before);
  } finally {
    await recognising.stop();
  }
});

test('options are absent without their scope, and cannot be changed', async () => {
  const withheldScopes = ['read:connections_options', 'update:connections_options'];
  const limited = await OpenedTenant.open({ withheldScopes });
  try {
    const { connectionId } = limited.practice;
    expect(limited.scopes).not.toContain('read:connections_options');
    expect(await limited.connections.get(connectionId)).not.toHaveProperty('options');
    const forbidden = await limited.call('PATCH', `connections/${connectionId}`, { options: {} });
    expect(forbidden).toMatchObject({ status: 403, body: { errorCode: 'insufficient_scope' } });
    expect(forbidden.body).toMatchObject({
      message: 'Insufficient scope, expected any of: update:connections_options',
    });
    expect((await limited.call('PATCH', `connections/${connectionId}`, { display_name: 'M' })).status).toBe(200);
  } finally {
    await limited.stop();
  }
});

test('a plan without custom databases takes plain connections alone', async () => {
  const small = await OpenedTenant.open({ customDatabases: false });
  try {
    const made = await small.call('POST', 'connections', { name: 'plain', strategy: 'auth0', options: {} });
    expect(made.status).toBe(201);
    for (const options of [{ enabledDatabaseCustomization: true }, { customScripts: { login: 'x' } }]) {
      const whole = { name: 'custom', strategy: 'auth0', options };
      expect((await small.call('POST', 'connections', whole)).status).toBe(403);
      expect((await small.call('PATCH', `connections/${small.practice.connectionId}`, { options })).status).toBe(403);
    }
  } finally {
    await small.stop();
  }
});

test('a script saved in the dashboard drops the one for which the dashboard has no place', async () => {
  const { id = '', name } = await create({ customScripts: { login: 'old', change_email: 'mine' } });
  expect((await tenant.control('dashboard-save', { connection: name, script: 'login', text: 'new' })).status).toBe(200);
  expect((await tenant.connections.get(id)).options).toEqual({ customScripts: { login: 'new' } });
  expect((await tenant.control('dashboard-save', { connection: 'nowhere', script: 'login', text: 'x' })).status).toBe(
    400,
  );
});

test('applications are listed without their secrets, and there are no Actions', async () => {
  const all = await tenant.call('GET', 'clients?per_page=100&page=0&include_totals=true');
  expect(all).toMatchObject({ status: 200, body: { total: 2 } });
  expect(JSON.stringify(all.body)).toContain(tenant.practice.signInClientId);
  expect(JSON.stringify(all.body)).not.toContain(tenant.practice.clientSecret);
  expect((await tenant.call('GET', 'clients?is_global=true')).body).toEqual([]);
  expect((await tenant.call('GET', 'actions/actions')).body).toMatchObject({ actions: [], total: 0 });
});

import { expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { codesOf, OpenedTenant } from './opened-tenant.ts';

const at = (name: string) => `${name}@contoso.example`;

async function opened(variants: PracticeTenantOptions['variants']): Promise<OpenedTenant> {
  const tenant = await OpenedTenant.open(variants === undefined ? {} : { variants });
  onTestFinished(() => tenant.stop());
  return tenant;
}

test.each([
  ['by-field', ['CONFLICT_EMAIL', 'CONFLICT', 'CONFLICT_USERNAME', 'CONFLICT']],
  ['CONFLICT', ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['DUPLICATED_USER', ['DUPLICATED_USER', 'DUPLICATED_USER', 'DUPLICATED_USER', 'DUPLICATED_USER']],
] as const)('a clash of e-mail, id, username and phone number is named %s', async (existingUserCode, codes) => {
  const tenant = await opened({ existingUserCode });
  await tenant.connections.update(tenant.practice.connectionId, { options: { requires_username: true } });
  await tenant.imported([{ email: at('old'), user_id: 'old', username: 'old', phone_number: '+4930' }]);
  const { failures } = await tenant.imported([
    { email: at('old') },
    { email: at('a'), user_id: 'old' },
    { email: at('b'), username: 'OLD' },
    { email: at('c'), phone_number: '+4930' },
  ]);
  expect(codesOf(failures)).toEqual(codes);
});

test('a malformed value has the listed code', async () => {
  const tenant = await opened({ formatCode: 'FORMAT' });
  expect(codesOf((await tenant.imported([{ email: 'x' }])).failures)).toEqual(['FORMAT']);
});

test('an upsert finds its user by any identifier, and leaves the address alone', async () => {
  const tenant = await opened({ upsertMatch: 'any' });
  await tenant.imported([{ email: at('kept'), user_id: 'kept' }]);
  const { summary } = await tenant.imported([{ email: at('new'), user_id: 'kept', name: 'New' }], { upsert: 'true' });
  expect(summary).toMatchObject({ updated: 1 });
  expect(await tenant.users.get('auth0|kept')).toMatchObject({ email: at('kept'), name: 'New' });
});

test('the setting that is not known is refused at the start', async () => {
  const unknown = { plan: 'unlimited' as const, colour: 'red' };
  await expect(OpenedTenant.open(unknown)).rejects.toMatchObject({ code: 'UF-6301' });
});

test('configuration is encrypted anew with every reading', async () => {
  const tenant = await opened({ configurationCiphertext: 'fresh' });
  const { id = '' } = await tenant.connections.create({
    name: 'anew',
    strategy: 'auth0',
    options: { configuration: { HOST: 'sql' } },
  });
  const read = async () => Object((await tenant.connections.get(id)).options).configuration.HOST;
  expect(await read()).not.toBe(await read());
});

test('a PATCH sets back what it leaves out beside the options', async () => {
  const tenant = await opened({ omittedFields: 'set-back' });
  const { id = '', name } = await tenant.connections.create({
    name: 'forgetful',
    strategy: 'auth0',
    realms: ['contoso.example'],
    show_as_button: true,
    is_domain_connection: true,
  });
  await tenant.connections.update(id, { metadata: { a: 'b' } });
  expect(await tenant.connections.get(id)).toMatchObject({
    realms: [name],
    show_as_button: false,
    is_domain_connection: false,
  });
});

test.each(['refused', 'ignored'] as const)('a context taken back is %s', async (contextTakenBack) => {
  const tenant = await opened({ contextTakenBack });
  const { id = '' } = await tenant.connections.create({
    name: 'context',
    strategy: 'auth0',
    options: { enable_script_context: true },
  });
  const { status } = await tenant.call('PATCH', `connections/${id}`, { options: { disable_signup: true } });
  expect(status).toBe(contextTakenBack === 'refused' ? 400 : 200);
  expect((await tenant.connections.get(id)).options).toMatchObject({ enable_script_context: true });
});
